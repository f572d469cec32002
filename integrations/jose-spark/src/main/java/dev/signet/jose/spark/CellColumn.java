package dev.signet.jose.spark;

import dev.signet.jose.columns.Column;
import dev.signet.jose.columns.ColumnType;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * A column of cells, and the type that its values have in Spark. Immutable.
 *
 * @param column the column
 * @param type the type in Spark
 */
record CellColumn(Column<Object> column, DataType type) implements Serializable {

    private static final String EXPECTED = "expected string, binary, bigint, decimal(p,s), boolean or json";

    /**
     * Returns a column.
     *
     * @param type a type of Spark SQL, or {@code json}
     * @throws IllegalArgumentException if the type is none that cells can have
     */
    static CellColumn of(String name, String type) {
        return switch (type) {
            case "string" -> of(name, ColumnType.TEXT, DataTypes.StringType);
            case "json" -> of(name, ColumnType.JSON, DataTypes.StringType);
            case "binary" -> of(name, ColumnType.BINARY, DataTypes.BinaryType);
            case "bigint" -> of(name, ColumnType.INTEGER, DataTypes.LongType);
            case "boolean" -> of(name, ColumnType.BOOLEAN, DataTypes.BooleanType);
            default -> of(name, ColumnType.DECIMAL, decimal(type));
        };
    }

    /** Returns the column whose cells are bound to no column. */
    CellColumn unbound() {
        return new CellColumn(column.unbound(), type);
    }

    /**
     * Returns a value as the column has it.
     *
     * @param value as Spark has it
     * @throws IllegalArgumentException if it is text of other octets than those of UTF-8, which Spark lets pass: it
     *     would come back as another text
     */
    Object toColumn(Object value) {
        if (value instanceof UTF8String text) {
            if (!text.isValid()) {
                throw new IllegalArgumentException("expected text in UTF-8; seal other octets as binary");
            }
            return text.toString();
        }
        if (value instanceof Decimal decimal) {
            return decimal.toJavaBigDecimal();
        }
        return value;
    }

    /**
     * Returns a value as Spark has it.
     *
     * @param value as the column has it
     * @throws InvalidTokenException {@code MALFORMED} if it is a number that the type cannot hold as it is
     */
    Object toSpark(Object value) {
        if (value instanceof String text) {
            return UTF8String.fromString(text);
        }
        if (value instanceof BigDecimal number) {
            return fitted(number, (DecimalType) type);
        }
        return value;
    }

    @SuppressWarnings("unchecked")
    private static CellColumn of(String name, ColumnType<?> type, DataType inSpark) {
        return new CellColumn((Column<Object>) Column.of(name, type), inSpark);
    }

    private static DataType decimal(String type) {
        try {
            if (DataType.fromDDL(type) instanceof DecimalType decimal) {
                return decimal;
            }
        } catch (Exception e) {
            // Of Spark's parser, which declares none.
            throw new IllegalArgumentException(EXPECTED, e);
        }
        throw new IllegalArgumentException(EXPECTED);
    }

    private static Decimal fitted(BigDecimal number, DecimalType type) {
        BigDecimal shortest = number.stripTrailingZeros();
        // Told before it is scaled: a number of few digits and a large exponent would take gigabytes.
        long digitsBefore = (long) shortest.precision() - shortest.scale();
        boolean fits = shortest.signum() == 0
                || (shortest.scale() <= type.scale() && digitsBefore <= type.precision() - type.scale());
        if (!fits) {
            throw new InvalidTokenException(Reason.MALFORMED, "expected a number that fits " + type.sql());
        }
        return Decimal.apply(shortest.setScale(type.scale(), RoundingMode.UNNECESSARY), type.precision(), type.scale());
    }
}
