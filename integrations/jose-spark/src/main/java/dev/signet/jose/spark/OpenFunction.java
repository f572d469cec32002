package dev.signet.jose.spark;

import dev.signet.jose.columns.ColumnOpener;
import dev.signet.jose.columns.ColumnSpecification;
import java.util.Objects;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;

/** Opens the cells of a column. */
final class OpenFunction extends CellFunction<ColumnOpener<Object>> {

    private static final long serialVersionUID = 1L;

    OpenFunction(Broadcast<PerExecutor<ColumnSpecification>> specification, CellColumn column) {
        super(specification, column);
    }

    @Override
    ColumnOpener<Object> begin(ColumnSpecification specification, CellColumn column) {
        return specification.opener(column.column());
    }

    @Override
    void end(ColumnOpener<Object> opener) {
        opener.close();
    }

    @Override
    Object result(ColumnOpener<Object> opener, CellColumn column, Object cell) {
        return column.toSpark(Objects.requireNonNull(opener.open(cell.toString())));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OpenFunction function && isOf(function);
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }
}
