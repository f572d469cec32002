package dev.signet.jose.spark;

import dev.signet.jose.columns.ColumnSpecification;
import java.io.Serializable;
import java.util.function.Function;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;

/**
 * What is called for each cell of a column. A task deserializes a function of its own; what it begins at the first
 * cell, such as a sealer with its content encryption key, serves all cells of the task and is closed at its end.
 * Thread-safe, as Spark may evaluate an expression on several threads of the driver.
 *
 * @param <R> what is begun: a sealer, an opener, a resealer
 */
abstract sealed class CellFunction<R> implements Function<Object, Object>, Serializable
        permits OpenFunction, ResealFunction, SealFunction {

    private static final long serialVersionUID = 1L;

    private final Broadcast<PerExecutor<ColumnSpecification>> specification;
    private final CellColumn column;

    /** Written once, under the lock. */
    private transient volatile @Nullable R begun;

    CellFunction(Broadcast<PerExecutor<ColumnSpecification>> specification, CellColumn column) {
        this.specification = specification;
        this.column = column;
    }

    /** Returns what serves all cells of a task. */
    abstract R begin(ColumnSpecification specification, CellColumn column);

    /** Closes it. */
    abstract void end(R begun);

    /**
     * Returns the result for one cell.
     *
     * @param value not null: Spark does not call a function for null
     */
    abstract Object result(R begun, CellColumn column, Object value);

    @Override
    public final Object apply(Object value) {
        R known = begun;
        return result(known == null ? begin() : known, column, value);
    }

    private synchronized R begin() {
        R known = begun;
        if (known == null) {
            R made = begin(specification.value().get(), column);
            TaskContext task = TaskContext.get();
            // There is none where the driver evaluates a query by itself.
            if (task != null) {
                task.addTaskCompletionListener((TaskCompletionListener) done -> end(made));
            }
            begun = made;
            known = made;
        }
        return known;
    }

    /** Returns whether the other is the same function of the same column: Spark then calls one of them for both. */
    final boolean isOf(CellFunction<?> other) {
        return getClass() == other.getClass()
                && specification.equals(other.specification)
                && column.equals(other.column);
    }

    /** Returns the name of the column, which plans show. */
    @Override
    public final String toString() {
        return getClass().getSimpleName() + "(" + column.column().name() + ")";
    }
}
