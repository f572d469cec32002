package dev.signet.jose.jwk;

import org.jspecify.annotations.Nullable;

/** The password of encrypted PEM objects, if there is one. For one thread. */
final class PemPassword {

    static final PemPassword NONE = new PemPassword(null);

    /** What a text may ask for before its key opens: two to three seconds of one core. */
    static final int MOST_ITERATIONS = 5_000_000;

    private final char @Nullable [] characters;

    PemPassword(char @Nullable [] characters) {
        this.characters = characters;
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
}
