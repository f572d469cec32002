package dev.signet.jose.spark;

import dev.signet.jose.columns.ColumnResealer;
import dev.signet.jose.columns.ColumnSpecification;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.unsafe.types.UTF8String;

/** Seals the cells of a column anew that are not under the key that seals now. */
final class ResealFunction extends CellFunction<ColumnResealer<Object>> {

    private static final long serialVersionUID = 1L;

    ResealFunction(Broadcast<PerExecutor<ColumnSpecification>> specification, CellColumn column) {
        super(specification, column);
    }

    @Override
    ColumnResealer<Object> begin(ColumnSpecification specification, CellColumn column) {
        return specification.resealer(column.column());
    }

    @Override
    void end(ColumnResealer<Object> resealer) {
        resealer.close();
    }

    @Override
    Object result(ColumnResealer<Object> resealer, CellColumn column, Object cell) {
        return UTF8String.fromString(resealer.reseal(cell.toString()));
    }
}
