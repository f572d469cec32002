package dev.signet.jose.core;

/**
 * The caller's mistake: a type that no JSON object can be bound to, such as an interface, a class without a constructor
 * that serves, or a record whose package is not open to the binding. Another token would not help. A {@link JsonBinding}
 * throws it. Immutable.
 */
public final class UnbindableTypeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an error.
     *
     * @param message the type, what was expected of it, and what to do
     */
    public UnbindableTypeException(String message) {
        super(message);
    }
}
