package dev.signet.jose.core;

/**
 * The root of the errors that are nobody's bug: a token that is not acceptable, a key that cannot be had, and a store of
 * used tokens that cannot be asked.
 *
 * <p>Messages name the rule and what was expected, never a token, a key or the value of a claim. Immutable.
 */
public abstract sealed class JoseException extends RuntimeException
        permits InvalidTokenException, KeySourceException, ReplayStoreException {

    private static final long serialVersionUID = 1L;

    JoseException(String message) {
        super(message);
    }

    JoseException(String message, Throwable cause) {
        super(message, cause);
    }
}
