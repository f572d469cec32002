package dev.signet.jose.fuzz;

import dev.signet.jose.core.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;

/** Random headers, contents and mutations: equal seeds and numbers, equal ones. For one thread. */
final class Randomness {

    /** What tokens are written in, and what they never hold. */
    private static final String CHARACTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_..=+/ \n\t{\"\u0000\u00e9\u2028";

    private static final int LONGEST_TEXT = 40;
    private static final int DEEPEST = 3;

    private final SplittableRandom random;

    private Randomness(SplittableRandom random) {
        this.random = random;
    }

    /** Returns the source for one of many cases, which does not depend on those before it. */
    static Randomness of(long seed, long number) {
        // The generator mixes its seed itself.
        return new Randomness(new SplittableRandom(seed ^ number * 0x9E3779B97F4A7C15L));
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T one(List<T> of) {
        return of.get(below(of.size()));
    }

    byte[] octets(int length) {
        byte[] octets = new byte[length];
        random.nextBytes(octets);
        return octets;
    }

    /** Returns a payload: mostly short, now and then of thousands of octets. */
    byte[] content() {
        return octets(below(20) == 0 ? below(10_000) : below(300));
    }

    /** Returns up to three members with names that no standard has. */
    JsonObject extensions() {
        JsonObject members = JsonObject.empty();
        for (int left = below(4); left > 0; left--) {
            members = members.with("x-" + text(), value(0));
        }
        return members;
    }

    /** Returns the token with one change that is at one place and makes another text of it. */
    String mutated(String token) {
        String changed = token;
        while (changed.equals(token)) {
            int at = below(token.length());
            String before = token.substring(0, at);
            String after = token.substring(at + 1);
            char character = token.charAt(at);
            char other = CHARACTERS.charAt(below(CHARACTERS.length()));
            changed = switch (below(6)) {
                case 0 -> before + other + after;
                case 1 -> before + (char) (character ^ 1 << below(7)) + after;
                case 2 -> before + other + token.substring(at);
                case 3 -> before + after;
                case 4 -> before + character + token.substring(at);
                default -> before;
            };
        }
        return changed;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int left = below(LONGEST_TEXT); left > 0; left--) {
            // Without surrogates, of which single ones are no text.
            text.append((char) (below(8) == 0 ? below(0xd800) : ' ' + below(0x5f)));
        }
        return text.toString();
    }

    private Object value(int depth) {
        return switch (below(depth < DEEPEST ? 7 : 5)) {
            case 0 -> text();
            case 1 -> random.nextLong();
            case 2 -> below(2) == 0;
            case 3 -> BigDecimal.valueOf(random.nextInt(), 1 + below(20));
            case 4 -> "";
            case 5 -> List.of(value(depth + 1), value(depth + 1));
            default -> JsonObject.empty().with(text(), value(depth + 1));
        };
    }
}
