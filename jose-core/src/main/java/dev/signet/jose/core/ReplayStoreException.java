package dev.signet.jose.core;

/**
 * The world's fault: the place that remembers which tokens were used could not be asked, or has no room left. Whether the
 * token was used before is not known, so it is not accepted; a service answers 503. Immutable.
 */
public final class ReplayStoreException extends JoseException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an error without a cause.
     *
     * @param message what could not be done, without secrets
     */
    public ReplayStoreException(String message) {
        super(message);
    }

    /**
     * Makes an error with the cause that the store reported.
     *
     * @param message what could not be done, without secrets
     * @param cause what the store threw
     */
    public ReplayStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
