package dev.signet.jose.binding.internal;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A type that one JSON string, number or truth value becomes, by one rule whatever the JSON library.
 *
 * @param type the type
 * @param absent the value for {@code null}, or null if there is none
 * @param expected what is said about a JSON value that does not fit
 * @param reading the value of a JSON value, or null if it does not fit
 * @param <T> the type
 */
public record ScalarType<T>(
        Class<T> type, @Nullable T absent, String expected, Function<@Nullable Object, @Nullable T> reading) {

    /**
     * Returns the value of a JSON value, or null if it does not fit.
     *
     * @param value a {@code String}, {@code Integer}, {@code Long}, {@code BigInteger}, {@code BigDecimal} or {@code
     *     Boolean}, or null for any other JSON value
     */
    public @Nullable T read(@Nullable Object value) {
        return reading.apply(value);
    }
}
