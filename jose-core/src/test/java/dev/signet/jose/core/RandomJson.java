package dev.signet.jose.core;

import java.util.Random;

/** Writes random JSON documents that are valid, in all the ways in which JSON may be written. For one thread. */
final class RandomJson {

    private static final String[] NUMBERS = {
        "0",
        "-0",
        "1",
        "-1",
        "10",
        "1767229200",
        "2147483648",
        "999999999999999999",
        "9223372036854775807",
        "-9223372036854775808",
        "9223372036854775808",
        "-9223372036854775809",
        "123456789012345678901234567890",
        "0.0",
        "-0.0",
        "0.5",
        "1.0",
        "1.10",
        "1e0",
        "1E5",
        "1e+5",
        "1e-5",
        "123.456e7",
        "1e9999",
        "-1.5E-9999",
        "0.000000000000000000000000000001",
        "3.141592653589793238462643383279"
    };
    private static final String[] ESCAPES = {
        "\\\"",
        "\\\\",
        "\\/",
        "\\b",
        "\\f",
        "\\n",
        "\\r",
        "\\t",
        "\\u0000",
        "\\u0041",
        "\\u00e9",
        "\\u20AC",
        "\\ud83d\\ude00",
        "\\uDBFF\\uDFFF"
    };
    private static final String[] CHARACTERS = {
        "a",
        "Z",
        "0",
        " ",
        "/",
        "'",
        "{",
        "]",
        ",",
        ":",
        "\u007f",
        "\u0080",
        "\u00e9",
        "\u07ff",
        "\u0800",
        "\u20ac",
        "\ufeff",
        "\uffff",
        "\ud800\udc00",
        "\ud83d\ude00",
        "\udbff\udfff"
    };
    private static final String[] SPACES = {"", "", "", "", " ", "\n", "\r\n", "\t ", "  "};
    private static final String[] NAMES = {"iss", "sub", "alg", "kid", "a", "b", "x5t#S256", "", "roles", "key_ops"};

    private final Random random;
    private final StringBuilder json = new StringBuilder();
    private int budget;

    RandomJson(long seed) {
        random = new Random(seed);
    }

    /** An object of some 40 values at most, no deeper than 8 levels, without names that come twice. */
    String object() {
        json.setLength(0);
        budget = random.nextInt(40);
        space();
        object(1);
        space();
        return json.toString();
    }

    private void value(int depth) {
        budget--;
        switch (random.nextInt(depth < 8 ? 10 : 7)) {
            case 0, 1, 2 -> string();
            case 3, 4 -> json.append(number());
            case 5 -> json.append(random.nextBoolean());
            case 6 -> json.append("null");
            case 7, 8 -> object(depth + 1);
            default -> array(depth + 1);
        }
    }

    private void object(int depth) {
        json.append('{');
        int size = size();
        for (int i = 0; i < size; i++) {
            separator(i);
            name(i);
            space();
            json.append(':');
            space();
            value(depth);
        }
        space();
        json.append('}');
    }

    private void array(int depth) {
        json.append('[');
        int size = size();
        for (int i = 0; i < size; i++) {
            separator(i);
            value(depth);
        }
        space();
        json.append(']');
    }

    private void separator(int i) {
        space();
        if (i > 0) {
            json.append(',');
            space();
        }
    }

    private int size() {
        return budget <= 0 ? 0 : random.nextInt(Math.min(budget, 25) + 1);
    }

    /** The first names are everyday ones, all later ones end in their number. */
    private void name(int i) {
        if (i < NAMES.length) {
            json.append('"').append(NAMES[i]).append('"');
            return;
        }
        string();
        json.insert(json.length() - 1, "#" + i);
    }

    private void string() {
        json.append('"');
        int length = random.nextInt(random.nextInt(10) == 0 ? 60 : 8);
        boolean plain = random.nextBoolean();
        for (int i = 0; i < length; i++) {
            if (plain) {
                json.append((char) ('a' + random.nextInt(26)));
            } else {
                json.append(random.nextInt(3) == 0 ? pick(ESCAPES) : pick(CHARACTERS));
            }
        }
        json.append('"');
    }

    private String number() {
        return random.nextBoolean() ? pick(NUMBERS) : Long.toString(random.nextLong() >> random.nextInt(64));
    }

    private void space() {
        json.append(pick(SPACES));
    }

    private String pick(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
