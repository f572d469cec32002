package dev.signet.jose.core;

/**
 * The root of the exceptions that are not programming mistakes: a token that is not accepted, a request that presents
 * no token, a key source that fails, and a replay store that fails.
 *
 * <p>Later versions may add subclasses. Messages name the rule and what was expected, never a token, a key or the value
 * of a claim. Immutable.
 */
public abstract sealed class JoseException extends RuntimeException
        permits BearerTokenException, InvalidTokenException, KeySourceException, ReplayStoreException {

    private static final long serialVersionUID = 1L;

    JoseException(String message) {
        super(message);
    }

    JoseException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Constructs an exception without a cause, with or without a stack trace. */
    JoseException(String message, boolean traced) {
        super(message, null, true, traced);
    }
}
