package dev.signet.jose.core;

import java.util.function.Function;

/**
 * Decoder of JSON strings with escapes or characters beyond ASCII: the slow path of {@link JsonReader}.
 *
 * <p>UTF-8 is decoded by hand so that every malformed sequence is an error with a place: overlong forms, surrogates,
 * code points above U+10FFFF and truncated sequences are all refused, and so is an escaped surrogate without its
 * partner. For one thread.
 */
final class JsonStringDecoder {

    private final byte[] json;
    private final int start;
    private final int limit;
    private final Function<String, ? extends RuntimeException> refusal;
    private final StringBuilder text;
    private int at;

    /**
     * @param start the first octet after the quotation mark
     * @param plainTo where the plain ASCII that begins at {@code start} ends
     * @param refusal makes the exception to throw of its message
     */
    JsonStringDecoder(
            byte[] json, int start, int plainTo, int maxOctets, Function<String, ? extends RuntimeException> refusal) {
        this.json = json;
        this.start = start;
        this.limit = maxOctets;
        this.refusal = refusal;
        this.at = plainTo;
        this.text = new StringBuilder(Math.min(plainTo - start + 32, 1024));
        for (int i = start; i < plainTo; i++) {
            text.append((char) json[i]);
        }
    }

    /** Returns the text up to the closing quotation mark. */
    String decode() {
        while (true) {
            if (at - start > limit) {
                throw refused("a string of at most " + limit + " octets");
            }
            int octet = octet("a closing quotation mark");
            if (octet == '"') {
                return text.toString();
            }
            if (octet == '\\') {
                escape();
            } else if (octet < ' ') {
                at--;
                throw refused("no control character in a string");
            } else if (octet < 0x80) {
                text.append((char) octet);
            } else {
                text.appendCodePoint(codePoint(octet));
            }
        }
    }

    /** Returns the index after the closing quotation mark. */
    int end() {
        return at;
    }

    private void escape() {
        int octet = octet("an escape");
        switch (octet) {
            case '"', '\\', '/' -> text.append((char) octet);
            case 'b' -> text.append('\b');
            case 'f' -> text.append('\f');
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case 'u' -> unicode();
            default -> {
                at--;
                throw refused("an escape that JSON knows");
            }
        }
    }

    private void unicode() {
        char unit = hex4();
        if (!Character.isSurrogate(unit)) {
            text.append(unit);
            return;
        }
        if (Character.isHighSurrogate(unit) && octet("a low surrogate") == '\\' && octet("a low surrogate") == 'u') {
            char low = hex4();
            if (Character.isLowSurrogate(low)) {
                text.append(unit).append(low);
                return;
            }
        }
        throw refused("a high surrogate and then a low one");
    }

    private char hex4() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(octet("four hexadecimal digits"), 16);
            if (digit < 0) {
                at--;
                throw refused("four hexadecimal digits");
            }
            value = value << 4 | digit;
        }
        return (char) value;
    }

    private int codePoint(int first) {
        int length;
        int value;
        int lowest;
        if (first >= 0xc2 && first <= 0xdf) {
            length = 1;
            value = first & 0x1f;
            lowest = 0x80;
        } else if (first >= 0xe0 && first <= 0xef) {
            length = 2;
            value = first & 0x0f;
            lowest = 0x800;
        } else if (first >= 0xf0 && first <= 0xf4) {
            length = 3;
            value = first & 0x07;
            lowest = 0x10000;
        } else {
            at--;
            throw refused("valid UTF-8");
        }
        for (int i = 0; i < length; i++) {
            int next = octet("valid UTF-8");
            if ((next & 0xc0) != 0x80) {
                at--;
                throw refused("valid UTF-8");
            }
            value = (value << 6) | (next & 0x3f);
        }
        boolean surrogate = value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE;
        if (value < lowest || value > Character.MAX_CODE_POINT || surrogate) {
            throw refused("valid UTF-8");
        }
        return value;
    }

    private int octet(String expected) {
        if (at >= json.length) {
            throw refused(expected);
        }
        return json[at++] & 0xff;
    }

    private RuntimeException refused(String expected) {
        return refusal.apply("JSON: expected " + expected + " at octet " + at);
    }
}
