package dev.signet.jose.columns;

import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.jwe.Direct;
import dev.signet.jose.jwe.HpkeDraft;
import dev.signet.jose.jwe.JweAlgorithm;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwe.Pbes2;
import dev.signet.jose.jwe.internal.EncryptionSeries;
import dev.signet.jose.jwe.internal.KeyedEncryption;
import java.time.InstantSource;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts the cells of one column, each as a compact JWE (RFC 7516 section 7.1) that can be opened without the others.
 *
 * <p>The cells have a content encryption key in common, which is made and wrapped with the first of them, and again
 * after 2<sup>20</sup> cells, or sooner as a {@link ColumnSpecification} says. Each has an initialization vector of its
 * own. The content encryption key of one cell decrypts the others under it.
 *
 * <p>The length of a value of the types text, binary and JSON can be seen from its cell.
 *
 * <p>Make one for each task, and close it. It can be used by several threads, which then wait for one another.
 *
 * @param <T> the class of the values
 */
public final class ColumnSealer<T> implements AutoCloseable {

    private final Column<T> column;
    private final JweEncrypter encrypter;
    private final KeyRenewal renewal;
    private final int maxCellOctets;
    private final InstantSource clock;

    /** Absent until the first cell. */
    private @Nullable KeyedEncryption key;

    private int cells;
    private long since;
    private boolean closed;

    /**
     * Joins a column and an encrypter.
     *
     * @throws IllegalArgumentException as {@link #of}
     */
    ColumnSealer(Column<T> column, JweEncrypter encrypter, KeyRenewal renewal, int maxCellOctets, InstantSource clock) {
        requireKeyOfItsOwn(encrypter.algorithm());
        if (encrypter.keyId().isEmpty()) {
            throw new IllegalArgumentException(
                    "expected an encrypter with a \"kid\", by which readers find the key and rotations the old one");
        }
        this.column = column;
        this.encrypter = ColumnParameter.in(encrypter, column);
        this.renewal = renewal;
        this.maxCellOctets = maxCellOctets;
        this.clock = clock;
    }

    /**
     * Returns a sealer that renews its content encryption key after 2<sup>20</sup> cells, and makes no cell beyond
     * {@link TokenLimits#defaults()}.
     *
     * @param column the column
     * @param encrypter an encrypter to the readers, for example {@code A256KW.encrypter(key, A256GCM)}, with a {@code
     *     kid}
     * @param <T> the class of the values
     * @return a new sealer, to be closed
     * @throws IllegalArgumentException if the encrypter has no {@code kid} or a parameter {@code col}, or its
     *     algorithm is {@code dir}, whose key would be that of all sealers, or {@link Pbes2} or {@link HpkeDraft}
     */
    public static <T> ColumnSealer<T> of(Column<T> column, JweEncrypter encrypter) {
        return new ColumnSealer<>(
                column, encrypter, KeyRenewal.STANDARD, TokenLimits.defaults().tokenOctets(), InstantSource.system());
    }

    /**
     * Encrypts one value.
     *
     * @param value the value, or {@code null}
     * @return the cell: a compact JWE in ASCII; {@code null} for {@code null}
     * @throws IllegalArgumentException if the value is not one of the column's type, or its cell would be longer than
     *     openers accept
     * @throws IllegalStateException if this sealer was closed, or a provider cannot do what it offers
     */
    public @Nullable String seal(@Nullable T value) {
        return value == null ? null : sealPlaintext(column.type().octets(value));
    }

    /** Overwrites the content encryption key. Closing again does nothing. */
    @Override
    public synchronized void close() {
        closed = true;
        end();
    }

    /** Returns the column and the algorithms, and nothing of the key. */
    @Override
    public String toString() {
        return "ColumnSealer[" + column.name() + ", " + column.type() + "] of " + encrypter;
    }

    Column<T> column() {
        return column;
    }

    JweEncrypter encrypter() {
        return encrypter;
    }

    /**
     * Encrypts the plaintext of a value.
     *
     * @param plaintext overwritten
     */
    synchronized String sealPlaintext(byte[] plaintext) {
        try {
            String cell = encrypted(plaintext);
            if (cell.length() > maxCellOctets) {
                throw new IllegalArgumentException(
                        "expected a value whose cell has at most " + maxCellOctets + " octets, the limit of openers");
            }
            return cell;
        } finally {
            Arrays.fill(plaintext, (byte) 0);
        }
    }

    /**
     * Refuses an algorithm under which a sealer has no content encryption key of its own to renew.
     *
     * @throws IllegalArgumentException if it is such an algorithm
     */
    static void requireKeyOfItsOwn(JweAlgorithm algorithm) {
        if (algorithm instanceof Direct) {
            throw new IllegalArgumentException("dir: the key would be that of all sealers of all tables, and none could"
                    + " count the cells of the others, of which there may be 2^32; use A256KW");
        }
        if (algorithm instanceof Pbes2) {
            throw new IllegalArgumentException(algorithm.jwaName()
                    + ": readers would derive a key from the password for each content encryption key; use A256KW");
        }
        if (algorithm instanceof HpkeDraft) {
            throw new IllegalArgumentException(algorithm.jwaName()
                    + " wraps no content encryption key for several cells; use A256KW or RSA-OAEP-256");
        }
    }

    private String encrypted(byte[] plaintext) {
        if (closed) {
            throw new IllegalStateException("this sealer is closed");
        }
        KeyedEncryption now = current();
        // Counted although it may fail, as the key does.
        cells++;
        return now.encrypt(plaintext);
    }

    private KeyedEncryption current() {
        KeyedEncryption now = key;
        if (now == null || renewal.isDue(cells, since, clock.millis())) {
            end();
            now = EncryptionSeries.keyed(encrypter);
            key = now;
            cells = 0;
            since = clock.millis();
        }
        return now;
    }

    private void end() {
        if (key != null) {
            key.close();
            key = null;
        }
    }
}
