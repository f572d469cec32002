/**
 * SQL functions for Apache Spark: columns whose cells are JWEs, and JWTs in columns. Begin reading at {@link
 * dev.signet.jose.spark.SignetExtensions}, its only public class.
 *
 * <p>To read the code, begin with {@code ColumnCalls} for what happens while a query is analysed, and with {@code
 * CellFunction} for what happens in a task.
 */
@NullMarked
package dev.signet.jose.spark;

import org.jspecify.annotations.NullMarked;
