package dev.signet.jose.core;

/**
 * The root of the two errors that are nobody's bug: a token that is not acceptable, and a key that cannot be had.
 *
 * <p>Messages name the rule and what was expected, never a token, a key or the value of a claim. Immutable.
 */
public abstract sealed class JoseException extends RuntimeException permits InvalidTokenException, KeySourceException {

    private static final long serialVersionUID = 1L;

    JoseException(String message) {
        super(message);
    }

    JoseException(String message, Throwable cause) {
        super(message, cause);
    }
}
