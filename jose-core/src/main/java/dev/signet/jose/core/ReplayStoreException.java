package dev.signet.jose.core;

/**
 * Thrown if the store of used tokens failed or is full. It is not known whether the token was used before, so it is not
 * accepted. Neither the token nor the program is at fault: a service answers 503. Immutable.
 */
public final class ReplayStoreException extends JoseException {

    private static final long serialVersionUID = 1L;

    /**
     * Constructs an exception without a cause.
     *
     * @param message what failed, without secrets
     */
    public ReplayStoreException(String message) {
        super(message);
    }

    /**
     * Constructs an exception with the cause that the store reported.
     *
     * @param message what failed, without secrets
     * @param cause the exception of the store
     */
    public ReplayStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
