/**
 * Columns of tables whose cells are compact JWEs (RFC 7516), with one key wrap for many cells.
 *
 * <p>A {@link dev.signet.jose.columns.ColumnSpecification} says where the keys are and how cells are made. It can be
 * serialized, and makes a {@link dev.signet.jose.columns.ColumnSealer}, a {@link dev.signet.jose.columns.ColumnOpener}
 * or a {@link dev.signet.jose.columns.ColumnResealer} where cells are processed: one for each task and {@link
 * dev.signet.jose.columns.Column}. No engine for tables is needed, and none is known here.
 *
 * <p>To read the code, begin at {@code ColumnSealer.seal}: {@code CellPlaintext} has the octets of values, {@code
 * ColumnParameter} the header parameter that binds a cell to its column, and {@code KeyRenewal} says when a new content
 * encryption key is wrapped.
 */
@NullMarked
package dev.signet.jose.columns;

import org.jspecify.annotations.NullMarked;
