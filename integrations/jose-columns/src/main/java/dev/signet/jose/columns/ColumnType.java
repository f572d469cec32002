package dev.signet.jose.columns;

import java.io.InvalidObjectException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The type of the values of a column. What is opened equals what was sealed; a cell of one type is not opened as
 * another.
 *
 * <p>There are the constants of this class and no other objects, also after deserialization. Immutable and thread-safe.
 *
 * @param <T> the class of the values
 */
public final class ColumnType<T> implements Serializable {

    /** Text: Unicode without unpaired surrogates. The plaintext is UTF-8. */
    public static final ColumnType<String> TEXT =
            new ColumnType<>("text", String.class, CellPlaintext::ofText, CellPlaintext::text);

    /** Octets. The plaintext is the same; equal means equal by {@link java.util.Arrays#equals(byte[], byte[])}. */
    public static final ColumnType<byte[]> BINARY =
            new ColumnType<>("binary", byte[].class, CellPlaintext::ofBinary, CellPlaintext::binary);

    /** Integers of 64 bits with sign. The plaintext has 8 octets in network byte order, whatever the value. */
    public static final ColumnType<Long> INTEGER =
            new ColumnType<>("integer", Long.class, CellPlaintext::ofInteger, CellPlaintext::integer);

    /**
     * Decimal numbers of at most 128 digits and a scale from -128 to 128, which is kept: 1.50 is not 1.5. The plaintext
     * is {@link BigDecimal#toString()}, padded with blanks to a multiple of 16 octets.
     */
    public static final ColumnType<BigDecimal> DECIMAL =
            new ColumnType<>("decimal", BigDecimal.class, CellPlaintext::ofDecimal, CellPlaintext::decimal);

    /** Truth values. The plaintext is one octet, 0 or 1. */
    public static final ColumnType<Boolean> BOOLEAN =
            new ColumnType<>("boolean", Boolean.class, CellPlaintext::ofBool, CellPlaintext::bool);

    /**
     * One JSON value (RFC 8259), of any kind, as text that is kept as it is, blanks included. Text that is no JSON, or
     * beyond the limits of {@link dev.signet.jose.core.TokenLimits#defaults()}, is neither sealed nor opened.
     */
    public static final ColumnType<String> JSON =
            new ColumnType<>("json", String.class, CellPlaintext::ofJson, CellPlaintext::json);

    private static final long serialVersionUID = 1L;

    private static final List<ColumnType<?>> ALL = List.of(TEXT, BINARY, INTEGER, DECIMAL, BOOLEAN, JSON);

    /** What stands in a cell. */
    private final String name;

    private final transient Class<T> valueClass;
    private final transient Function<T, byte[]> toOctets;
    private final transient Function<byte[], T> toValue;

    private ColumnType(String name, Class<T> valueClass, Function<T, byte[]> toOctets, Function<byte[], T> toValue) {
        this.name = name;
        this.valueClass = valueClass;
        this.toOctets = toOctets;
        this.toValue = toValue;
    }

    /**
     * Returns all types.
     *
     * @return an immutable list, in the order of this class
     */
    public static List<ColumnType<?>> all() {
        return ALL;
    }

    /**
     * Returns the type of that name.
     *
     * @param name the name, compared exactly, for example {@code "text"}
     * @return the type; empty if there is none
     */
    public static Optional<ColumnType<?>> named(String name) {
        return ALL.stream().filter(type -> type.name.equals(name)).findFirst();
    }

    /**
     * Returns the name of the type, which stands in each cell that is bound to a column of it.
     *
     * @return {@code "text"}, {@code "binary"}, {@code "integer"}, {@code "decimal"}, {@code "boolean"} or {@code
     *     "json"}
     */
    public String name() {
        return name;
    }

    /**
     * Returns the class of the values.
     *
     * @return for example {@code String.class}
     */
    public Class<T> valueClass() {
        return valueClass;
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return name;
    }

    /**
     * Returns the plaintext of a value, in an array of its own.
     *
     * @throws IllegalArgumentException if it is no value of this type
     */
    byte[] octets(T value) {
        // Of columns whose type is known at run time only, the compiler does not check it.
        if (!valueClass.isInstance(value)) {
            throw new IllegalArgumentException("expected a value of the type " + name + ": "
                    + valueClass.getSimpleName() + ", was " + value.getClass().getSimpleName());
        }
        return toOctets.apply(value);
    }

    /**
     * Returns the value of a plaintext, which belongs to this method from now on.
     *
     * @throws IllegalArgumentException if it is the plaintext of no value of this type
     */
    T value(byte[] octets) {
        return toValue.apply(octets);
    }

    private Object readResolve() throws InvalidObjectException {
        return named(name).orElseThrow(() -> new InvalidObjectException("expected a type of this class"));
    }
}
