package dev.signet.jose.spring.boot;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Thrown at the start if a property is missing, has a value that is not accepted, or contradicts another. Its message
 * has the property and what was expected, and no value.
 */
final class SignetPropertyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String property;
    private final String expected;
    private final String example;

    /**
     * Creates an exception.
     *
     * @param property the whole name of the property
     * @param expected what was expected
     * @param example a value that is accepted; empty if none helps
     */
    SignetPropertyException(String property, String expected, String example) {
        this(property, expected, example, null);
    }

    private SignetPropertyException(String property, String expected, String example, @Nullable Throwable cause) {
        super(property + ": " + expected, cause);
        this.property = property;
        this.expected = expected;
        this.example = example;
    }

    /**
     * Returns what a part of the library makes of the value of a property.
     *
     * @throws SignetPropertyException with the message of the library, if it refuses the value
     */
    static <T> T naming(String property, String example, Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new SignetPropertyException(property, String.valueOf(e.getMessage()), example, e);
        }
    }

    /**
     * Hands the value of a property to a part of the library, if it is set.
     *
     * @throws SignetPropertyException with the message of the library, if it refuses the value
     */
    static <B, V> void set(
            @Nullable V value, String property, String example, B builder, BiFunction<? super B, V, ?> setter) {
        if (value != null) {
            naming(property, example, () -> setter.apply(builder, value));
        }
    }

    String property() {
        return property;
    }

    String expected() {
        return expected;
    }

    /** Returns a line for {@code application.properties}; empty if none helps. */
    Optional<String> exampleLine() {
        return example.isEmpty() ? Optional.empty() : Optional.of(property + "=" + example);
    }
}
