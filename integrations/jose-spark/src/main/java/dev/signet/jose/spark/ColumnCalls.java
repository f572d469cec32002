package dev.signet.jose.spark;

import dev.signet.jose.columns.ColumnSpecification;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataTypes;

/**
 * Makes the expressions of calls about columns, while a query is analysed on the driver. Thread-safe.
 *
 * @param broadcasts of the specifications
 */
record ColumnCalls(Broadcasts<ColumnSpecification> broadcasts) {

    /**
     * Returns the expression of {@code jose_seal}. Two calls never return the same cell, so Spark must not merge them,
     * nor repeat one.
     *
     * @throws IllegalArgumentException if the settings cannot be used
     */
    Expression seal(FunctionCall call) {
        ColumnSettings settings = sealing(call);
        return call.invoking(
                new SealFunction(broadcast(settings), settings.column()),
                settings.column().type(),
                DataTypes.StringType,
                false);
    }

    /**
     * Returns the expression of {@code jose_open}.
     *
     * @throws IllegalArgumentException if the settings cannot be used
     */
    Expression open(FunctionCall call) {
        ColumnSettings settings = ColumnSettings.named(call.name());
        return call.invoking(
                new OpenFunction(broadcast(settings), settings.column()),
                DataTypes.StringType,
                settings.column().type(),
                true);
    }

    /**
     * Returns the expression of {@code jose_reseal}, for which the same is true as for {@code jose_seal}.
     *
     * @throws IllegalArgumentException if the settings cannot be used
     */
    Expression reseal(FunctionCall call) {
        ColumnSettings settings = sealing(call);
        return call.invoking(
                new ResealFunction(broadcast(settings), settings.column()),
                DataTypes.StringType,
                DataTypes.StringType,
                false);
    }

    private static ColumnSettings sealing(FunctionCall call) {
        ColumnSettings settings = ColumnSettings.named(call.name());
        settings.requireSealingKey();
        return settings;
    }

    private Broadcast<PerExecutor<ColumnSpecification>> broadcast(ColumnSettings settings) {
        ColumnSpecification specification = settings.specification();
        return broadcasts.of(settings.settings(), () -> specification);
    }
}
