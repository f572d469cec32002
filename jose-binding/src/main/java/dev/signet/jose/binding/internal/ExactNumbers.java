package dev.signet.jose.binding.internal;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The numbers, and types that hold one, that are read from JSON numbers in range only. JSON libraries read the texts
 * {@code "NaN"} and {@code "Infinity"} as numbers whatever their settings for texts, {@code 1e400} as infinity, 200 as
 * the {@code byte} -56, and a blank text as an empty {@code OptionalInt}.
 */
public final class ExactNumbers {

    private ExactNumbers() {}

    /** Returns the types. */
    public static List<ScalarType<?>> types() {
        return List.of(
                type(Byte.class, ExactNumbers::readByte),
                type(byte.class, ExactNumbers::readByte),
                type(Double.class, ExactNumbers::readDouble),
                type(double.class, ExactNumbers::readDouble),
                type(Float.class, ExactNumbers::readFloat),
                type(float.class, ExactNumbers::readFloat),
                optional(OptionalInt.empty(), number -> readInt(number, value -> OptionalInt.of((int) value))),
                optional(OptionalLong.empty(), number -> readLong(number, OptionalLong::of)),
                optional(OptionalDouble.empty(), ExactNumbers::readOptionalDouble),
                type(AtomicInteger.class, number -> readInt(number, value -> new AtomicInteger((int) value))),
                type(AtomicLong.class, number -> readLong(number, AtomicLong::new)),
                type(AtomicBoolean.class, value -> value instanceof Boolean truth ? new AtomicBoolean(truth) : null));
    }

    /**
     * Returns the shortest text that names a number and no other.
     *
     * @throws IllegalArgumentException if it is infinite or none
     */
    public static String write(Number value) {
        if (!Double.isFinite(value.doubleValue())) {
            throw new IllegalArgumentException("expected a finite number");
        }
        return value.toString();
    }

    private static <T> ScalarType<T> type(Class<T> type, Function<@Nullable Object, @Nullable T> reading) {
        return new ScalarType<>(type, null, "expected a number in range", reading);
    }

    @SuppressWarnings("unchecked") // The classes of the optional numbers are final.
    private static <T> ScalarType<T> optional(T empty, Function<@Nullable Object, @Nullable T> reading) {
        return new ScalarType<>((Class<T>) empty.getClass(), empty, "expected a number in range", reading);
    }

    private static @Nullable Byte readByte(@Nullable Object number) {
        return readLong(number, value -> value == (byte) value ? (Byte) (byte) value : null);
    }

    private static @Nullable Double readDouble(@Nullable Object number) {
        double value = number instanceof Number that ? that.doubleValue() : Double.NaN;
        return Double.isFinite(value) ? (Double) value : null;
    }

    private static @Nullable Float readFloat(@Nullable Object number) {
        float value = number instanceof Number that ? that.floatValue() : Float.NaN;
        return Float.isFinite(value) ? (Float) value : null;
    }

    private static @Nullable OptionalDouble readOptionalDouble(@Nullable Object number) {
        Double value = readDouble(number);
        return value == null ? null : OptionalDouble.of(value);
    }

    private static <T> @Nullable T readInt(@Nullable Object number, LongFunction<@Nullable T> reading) {
        return readLong(number, value -> value == (int) value ? reading.apply(value) : null);
    }

    private static <T> @Nullable T readLong(@Nullable Object number, LongFunction<@Nullable T> reading) {
        return number instanceof Integer || number instanceof Long
                ? reading.apply(((Number) number).longValue())
                : null;
    }
}
