package dev.signet.jose.core;

/**
 * Thrown if a key could not be obtained or used, for example because a JWK Set endpoint is down or an HSM refused.
 * Neither the token nor the program is at fault: a service answers 503. Immutable.
 */
public final class KeySourceException extends JoseException {

    private static final long serialVersionUID = 1L;

    /**
     * Constructs an exception without a cause.
     *
     * @param message what failed, without secrets
     */
    public KeySourceException(String message) {
        super(message);
    }

    /**
     * Constructs an exception with the cause that the key source reported.
     *
     * @param message what failed, without secrets
     * @param cause the exception of the key source
     */
    public KeySourceException(String message, Throwable cause) {
        super(message, cause);
    }
}
