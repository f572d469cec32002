package dev.signet.jose.core;

/**
 * Thrown by a {@link JsonBinding} for a type to which no JSON object can be bound, such as an interface, a class
 * without a suitable constructor, or a record whose package is not open to the binding. The program is at fault,
 * and no other token would be accepted. Immutable.
 */
public final class UnbindableTypeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /**
     * Constructs an exception.
     *
     * @param message the type, what was expected of it, and what to do
     */
    public UnbindableTypeException(String message) {
        super(message);
    }
}
