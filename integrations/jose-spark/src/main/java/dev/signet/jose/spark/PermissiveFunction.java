package dev.signet.jose.spark;

import dev.signet.jose.core.InvalidTokenException;
import java.io.Serializable;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * The mode {@code PERMISSIVE}: what a function returns, or the reason for which it returns nothing. Keys that cannot be
 * obtained are no fault of a cell, and fail the task here too.
 *
 * @param function fails for a value that is not accepted
 */
record PermissiveFunction(Function<Object, Object> function) implements Function<Object, Object>, Serializable {

    /**
     * Returns the type of a struct of value and reason.
     *
     * @param value the type of the value
     */
    static DataType resultType(DataType value) {
        return new StructType().add("value", value).add("reason", DataTypes.StringType);
    }

    @Override
    public Object apply(Object argument) {
        try {
            return row(function.apply(argument), null);
        } catch (InvalidTokenException e) {
            return row(null, UTF8String.fromString(e.reason().name()));
        }
    }

    /** Returns the function's text, which plans show. */
    @Override
    public String toString() {
        return function.toString();
    }

    private static InternalRow row(@Nullable Object value, @Nullable UTF8String reason) {
        return new GenericInternalRow(new @Nullable Object[] {value, reason});
    }
}
