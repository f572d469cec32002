package dev.signet.jose.spark;

import dev.signet.jose.columns.ColumnSealer;
import dev.signet.jose.columns.ColumnSpecification;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.unsafe.types.UTF8String;

/** Seals the values of a column: one key wrap for a task. */
final class SealFunction extends CellFunction<ColumnSealer<Object>> {

    private static final long serialVersionUID = 1L;

    SealFunction(Broadcast<PerExecutor<ColumnSpecification>> specification, CellColumn column) {
        super(specification, column);
    }

    @Override
    ColumnSealer<Object> begin(ColumnSpecification specification, CellColumn column) {
        return specification.sealer(column.column());
    }

    @Override
    void end(ColumnSealer<Object> sealer) {
        sealer.close();
    }

    @Override
    Object result(ColumnSealer<Object> sealer, CellColumn column, Object value) {
        return UTF8String.fromString(sealer.seal(column.toColumn(value)));
    }
}
