package dev.signet.jose.core;

/**
 * Thrown if a request does not present a bearer token as RFC 6750 section 2.1 requires. The request is at fault: a
 * service answers 401 or 400, as {@code BearerRefusal} says.
 *
 * <p>{@link #reason()} is stable, to branch on and to count. The message says what was expected and repeats nothing of
 * the request. Like {@link InvalidTokenException}, the exception has no stack trace and no cause. Immutable.
 */
public final class BearerTokenException extends JoseException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /**
     * The reasons for which a request presents no token. Stable; later versions may add some, so a {@code switch} needs
     * a {@code default} that refuses.
     */
    public enum Reason {
        /** There is no {@code Authorization} field, or an empty one. */
        MISSING,
        /** The credentials are those of another authentication scheme, such as {@code Basic}. */
        OTHER_SCHEME,
        /** There is more than one {@code Authorization} field. */
        REPEATED,
        /** The field is not {@code Bearer}, spaces and one token of the characters that RFC 6750 allows. */
        MALFORMED,
        /** The field is longer than any token that is accepted by default. */
        TOO_LARGE
    }

    /**
     * Constructs an exception.
     *
     * @param reason the reason
     * @param message what was expected, without any value of the request
     */
    public BearerTokenException(Reason reason, String message) {
        super(message, false);
        this.reason = reason;
    }

    /**
     * Returns the reason for which the request presents no token.
     *
     * @return the reason, stable between versions
     */
    public Reason reason() {
        return reason;
    }
}
