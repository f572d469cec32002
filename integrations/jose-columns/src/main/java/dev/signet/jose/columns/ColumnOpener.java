package dev.signet.jose.columns;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.internal.DecryptionSeries;
import dev.signet.jose.jwe.internal.KeyedDecryption;
import org.jspecify.annotations.Nullable;

/**
 * Decrypts the cells of one column. A cell is refused for one of the reasons that {@link JweDecrypter} lists, and
 * besides, for one of these:
 *
 * <ul>
 *   <li>{@code CLAIM_REJECTED}, before a key is selected: the column is bound, and the cell was sealed for another
 *       column ({@code SEALED_ELSEWHERE} is the code of the failure) or with another type ({@code UNEXPECTED}), or is
 *       not bound ({@code MISSING});
 *   <li>{@code UNSUPPORTED}: the column is unbound, and the cell is bound to a column; or {@link
 *       dev.signet.jose.jwe.HpkeDraft} encrypted its content, which then has no key of its own;
 *   <li>{@code MALFORMED}: the plaintext is that of no value of the type. With keys that all senders have, such as
 *       those of RSA-OAEP-256, anyone can make such a cell.
 * </ul>
 *
 * <p>Cells of one sealer have their encrypted key in common, which is unwrapped once: the content encryption keys of up
 * to 1,024 encrypted keys are kept, or of as many as a {@link ColumnSpecification} says, until the opener is closed,
 * also if their source no longer has the key that unwrapped them. A cell that is refused leaves nothing behind.
 *
 * <p>Make one for each task, and close it. It can be used by several threads, which then wait for one another.
 *
 * @param <T> the class of the values
 */
public final class ColumnOpener<T> implements AutoCloseable {

    static final int KEYS = 1_024;

    private final Column<T> column;
    private final KeyedDecryption decryption;

    /** Joins a column and a decrypter. */
    ColumnOpener(Column<T> column, JweDecrypter decrypter, int mostKeys) {
        this.column = column;
        this.decryption = DecryptionSeries.keyed(
                ColumnParameter.understoodBy(decrypter, column),
                header -> ColumnParameter.require(column, header),
                mostKeys);
    }

    /**
     * Returns an opener that keeps up to 1,024 keys.
     *
     * @param column the column
     * @param decrypter a decrypter with the keys and algorithms of the cells, and with limits on their length
     * @param <T> the class of the values
     * @return a new opener, to be closed
     */
    public static <T> ColumnOpener<T> of(Column<T> column, JweDecrypter decrypter) {
        return new ColumnOpener<>(column, decrypter, KEYS);
    }

    /**
     * Decrypts one cell, and throws an exception if it is not accepted.
     *
     * @param cell a compact JWE, nothing before and nothing after it, or {@code null}
     * @return the value; {@code null} for {@code null}
     * @throws InvalidTokenException if the cell is not accepted, for one of the reasons in the class comment
     * @throws KeySourceException if the key is not available, for example because a KMS cannot be reached
     * @throws IllegalStateException if this opener was closed
     */
    public @Nullable T open(@Nullable String cell) {
        return cell == null ? null : value(decrypt(cell).plaintext());
    }

    /**
     * Decrypts one cell, and returns why if it is not accepted.
     *
     * @param cell a compact JWE, nothing before and nothing after it, or {@code null}
     * @return the value, {@code null} for {@code null}; or the failure of this cell
     * @throws KeySourceException if the key is not available, for example because a KMS cannot be reached: no cell is
     *     at fault then, and the task is to be repeated
     * @throws IllegalStateException if this opener was closed
     */
    public CellResult<T> tryOpen(@Nullable String cell) {
        try {
            return CellResult.accepted(open(cell));
        } catch (InvalidTokenException e) {
            return CellResult.refused(e);
        }
    }

    /** Overwrites the content encryption keys. Closing again does nothing. */
    @Override
    public synchronized void close() {
        decryption.close();
    }

    /** Returns the column and the algorithms, and nothing of the keys. */
    @Override
    public String toString() {
        return "ColumnOpener[" + column.name() + ", " + column.type() + "] by " + decryption;
    }

    Column<T> column() {
        return column;
    }

    /** Decrypts a cell, whose plaintext is not looked at. */
    synchronized KeyedDecryption.Message decrypt(String cell) {
        return decryption.decrypt(cell);
    }

    private T value(byte[] plaintext) {
        try {
            return column.type().value(plaintext);
        } catch (IllegalArgumentException e) {
            throw new InvalidTokenException(
                    Reason.MALFORMED, "expected the plaintext of a value of the type " + column.type());
        }
    }
}
