package dev.signet.jose.core;

/**
 * The world's fault: a key that ought to be there could not be had or used, for example because a JWK Set endpoint is
 * down or an HSM refused. Nothing is known about the token; a service answers 503. Immutable.
 */
public final class KeySourceException extends JoseException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an error without a cause.
     *
     * @param message what could not be done, without secrets
     */
    public KeySourceException(String message) {
        super(message);
    }

    /**
     * Makes an error with the cause that the key source reported.
     *
     * @param message what could not be done, without secrets
     * @param cause what the key source threw
     */
    public KeySourceException(String message, Throwable cause) {
        super(message, cause);
    }
}
