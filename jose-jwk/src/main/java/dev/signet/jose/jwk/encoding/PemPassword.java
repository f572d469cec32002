package dev.signet.jose.jwk.encoding;

import org.jspecify.annotations.Nullable;

/**
 * The password of the encrypted objects of one PEM text, if any, and the iterations they may still require. For one
 * thread.
 */
public final class PemPassword {

    /** The most iterations of all objects of a text together: two to three seconds of one core. */
    public static final int MOST_ITERATIONS = 5_000_000;

    private final char @Nullable [] characters;
    private int left = MOST_ITERATIONS;

    private PemPassword(char @Nullable [] characters) {
        this.characters = characters;
    }

    /**
     * Returns no password: every encrypted object is refused.
     *
     * @return a new object
     */
    public static PemPassword none() {
        return new PemPassword(null);
    }

    /**
     * Returns a password.
     *
     * @param characters the password; neither copied nor overwritten
     * @return a new object with all iterations left
     */
    public static PemPassword of(char[] characters) {
        return new PemPassword(characters);
    }

    /**
     * Returns the caller's own characters.
     *
     * @throws IllegalArgumentException if there are none
     */
    char[] characters(String label) {
        if (characters == null) {
            throw new IllegalArgumentException(label + ": expected a password, since it is encrypted");
        }
        return characters;
    }

    /** Takes so many iterations of what is left; returns whether there was that much. */
    boolean affords(int iterations) {
        if (iterations < 1 || iterations > left) {
            return false;
        }
        left -= iterations;
        return true;
    }
}
