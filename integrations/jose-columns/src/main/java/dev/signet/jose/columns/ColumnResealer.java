package dev.signet.jose.columns;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwe.internal.KeyedDecryption.Message;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Moves the cells of a column to another key: each is opened under the key that it has and sealed under the new one. A
 * cell that has the {@code kid}, the algorithms and the column of the sealer already is opened too, so that the counts
 * say of each cell whether it can be read, and is left as it is.
 *
 * <p>The plaintexts are moved as they are; the types are compared as an opener does.
 *
 * <p>Make one for each task, and close it. It can be used by several threads, which then wait for one another.
 *
 * @param <T> the class of the values
 */
public final class ColumnResealer<T> implements AutoCloseable {

    private final ColumnOpener<T> opener;
    private final ColumnSealer<T> sealer;
    private final Map<Reason, Long> failed = new EnumMap<>(Reason.class);
    private long resealed;
    private long current;

    private ColumnResealer(ColumnOpener<T> opener, ColumnSealer<T> sealer) {
        this.opener = opener;
        this.sealer = sealer;
    }

    /**
     * Returns a resealer.
     *
     * @param opener opens the cells as they are; closed with the resealer
     * @param sealer seals them, under the new key, and for another column too if that is wanted; closed with the
     *     resealer
     * @param <T> the class of the values
     * @return a new resealer, to be closed
     * @throws IllegalArgumentException if the two have columns of different types
     */
    public static <T> ColumnResealer<T> of(ColumnOpener<T> opener, ColumnSealer<T> sealer) {
        if (!opener.column().type().equals(sealer.column().type())) {
            throw new IllegalArgumentException("expected an opener and a sealer of columns of one type");
        }
        return new ColumnResealer<>(opener, sealer);
    }

    /**
     * Moves one cell to the new key, and throws an exception if it is not accepted.
     *
     * @param cell a cell, or {@code null}
     * @return the cell under the new key, the same text if it was there already; {@code null} for {@code null}
     * @throws InvalidTokenException if the cell is not accepted, as {@link ColumnOpener#open}; it is counted
     * @throws KeySourceException if the key is not available, for example because a KMS cannot be reached
     * @throws IllegalArgumentException if the new cell would be longer than openers accept
     * @throws IllegalStateException if this resealer was closed
     */
    public synchronized @Nullable String reseal(@Nullable String cell) {
        if (cell == null) {
            return null;
        }
        Message message;
        try {
            message = opener.decrypt(cell);
        } catch (InvalidTokenException e) {
            failed.merge(e.reason(), 1L, Long::sum);
            throw e;
        }
        if (isCurrent(message.header())) {
            current++;
            return cell;
        }
        String moved = sealer.sealPlaintext(message.plaintext());
        resealed++;
        return moved;
    }

    /**
     * Moves one cell to the new key, and returns why if it is not accepted.
     *
     * @param cell a cell, or {@code null}
     * @return the cell under the new key, {@code null} for {@code null}; or the failure of this cell, which is counted
     * @throws KeySourceException if the key is not available, for example because a KMS cannot be reached
     * @throws IllegalArgumentException if the new cell would be longer than openers accept
     * @throws IllegalStateException if this resealer was closed
     */
    public CellResult<String> tryReseal(@Nullable String cell) {
        try {
            return CellResult.accepted(reseal(cell));
        } catch (InvalidTokenException e) {
            return CellResult.refused(e);
        }
    }

    /**
     * Returns what became of the cells so far.
     *
     * @return the counts of this resealer
     */
    public synchronized ResealCounts counts() {
        return new ResealCounts(resealed, current, failed);
    }

    /** Overwrites the content encryption keys; the counts remain. Closing again does nothing. */
    @Override
    public synchronized void close() {
        opener.close();
        sealer.close();
    }

    /** Returns both halves, and nothing of the keys. */
    @Override
    public String toString() {
        return "ColumnResealer[" + opener + ", " + sealer + "]";
    }

    private boolean isCurrent(JoseHeader header) {
        JoseHeader wanted = sealer.encrypter().header();
        return header.keyId().equals(wanted.keyId())
                && header.algorithm().equals(wanted.algorithm())
                && header.encryption().equals(wanted.encryption())
                && opener.column().equals(sealer.column());
    }
}
