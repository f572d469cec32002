package dev.signet.jose.testsupport;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Spoils tokens, one character at a time and always in the same way. <em>Immutable.</em> */
public final class Mutations {
    /** What a compact token is written in, and one character that it never holds. */
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=";

    private Mutations() {}

    /**
     * Returns {@code token} with one character replaced by another, once for each position, in order.
     *
     * @param seed chooses the replacements; equal seeds, equal mutations
     */
    public static Stream<String> replacing(String token, long seed) {
        return IntStream.range(0, token.length()).mapToObj(at -> {
            // A generator for each position: what replaces one character does not depend on how many came before.
            SplittableRandom random = new SplittableRandom(seed + at);
            char other = token.charAt(at);
            while (other == token.charAt(at)) {
                other = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            }
            return token.substring(0, at) + other + token.substring(at + 1);
        });
    }

    /** Returns {@code token} without one of its characters, once for each position, in order. */
    public static Stream<String> deleting(String token) {
        return IntStream.range(0, token.length()).mapToObj(at -> token.substring(0, at) + token.substring(at + 1));
    }
}
