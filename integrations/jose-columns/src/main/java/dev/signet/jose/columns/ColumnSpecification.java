package dev.signet.jose.columns;

import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.jwe.AesKeyWrap;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.JweAlgorithm;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSource;
import java.io.InvalidObjectException;
import java.io.Serializable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the cells of columns are sealed and opened, and where the keys are: all that a task needs, and no key. For
 * example {@code ColumnSpecification.of(new JwkSetFile("/run/secrets/columns.jwks")).sealingWithKey("2026-11")}.
 *
 * <p>It is serialized by engines that run tasks in other processes, which is how they hand a program's objects on. What
 * is read from a stream is checked like what is made by the methods here, and refused with {@link
 * InvalidObjectException}. Deserialization of a stream that an attacker has written is dangerous whatever is in it:
 * read specifications only from the engine that wrote them.
 *
 * <p>The {@linkplain ColumnKeys#source() source of the keys} is asked for when it is first needed, and kept with this
 * object. Where an engine reads one object for all tasks of a process, such as a broadcast variable of Spark, the keys
 * are rebuilt once a process.
 *
 * <p>Immutable but for that source, and thread-safe. Each method that sets something returns a new specification.
 */
public final class ColumnSpecification implements Serializable {

    private static final long serialVersionUID = 1L;

    private final ColumnKeys keys;
    private final SealingSettings sealing;
    private final OpeningSettings opening;
    private final int maxCellOctets;

    private final transient Object lock = new Object();

    /** Absent until it is first needed. */
    private transient volatile @Nullable JwkSource source;

    private ColumnSpecification(ColumnKeys keys, SealingSettings sealing, OpeningSettings opening, int maxCellOctets) {
        this.keys = Objects.requireNonNull(keys, "keys");
        this.sealing = Objects.requireNonNull(sealing, "sealing");
        this.opening = Objects.requireNonNull(opening, "opening");
        this.maxCellOctets = maxCellOctets;
    }

    /**
     * Returns a specification that opens cells of {@code A256KW} with {@code A256GCM}, and seals nothing before {@link
     * #sealingWithKey} says with which key.
     *
     * @param keys where the keys are
     * @return a specification
     */
    public static ColumnSpecification of(ColumnKeys keys) {
        SealingSettings sealing = new SealingSettings(
                null, AesKeyWrap.A256KW.jwaName(), ContentEncryption.A256GCM.jwaName(), KeyRenewal.STANDARD);
        return new ColumnSpecification(
                keys, sealing, OpeningSettings.STANDARD, TokenLimits.defaults().tokenOctets());
    }

    /**
     * Returns this specification with a key that seals.
     *
     * @param keyId the {@code kid} of one key of the set, which stands in each cell
     * @return a new specification
     * @throws IllegalArgumentException if {@code keyId} is empty
     */
    public ColumnSpecification sealingWithKey(String keyId) {
        return with(new SealingSettings(keyId, sealing.alg(), sealing.enc(), sealing.renewal()));
    }

    /**
     * Returns this specification with another key management algorithm to seal with and to open; {@code A256KW} unless
     * this is called.
     *
     * @param algorithm for example {@code RSA_OAEP_256}, with which tasks seal that cannot open
     * @return a new specification
     * @throws IllegalArgumentException if it is {@code dir}, whose key would be that of all sealers, or takes
     *     passwords, or is not among {@link JweAlgorithm#all()}
     */
    public ColumnSpecification withAlgorithm(JweAlgorithm algorithm) {
        return with(new SealingSettings(sealing.keyId(), algorithm.jwaName(), sealing.enc(), sealing.renewal()));
    }

    /**
     * Returns this specification with another content encryption algorithm to seal with and to open; {@code A256GCM}
     * unless this is called.
     *
     * @param encryption the algorithm
     * @return a new specification
     */
    public ColumnSpecification withEncryption(ContentEncryption encryption) {
        return with(new SealingSettings(sealing.keyId(), sealing.alg(), encryption.jwaName(), sealing.renewal()));
    }

    /**
     * Returns this specification with other key management algorithms that are opened as well, for cells of before.
     *
     * @param first an algorithm, for example {@code dir}
     * @param more others
     * @return a new specification
     * @throws IllegalArgumentException if one of them takes passwords, or is not among {@link JweAlgorithm#all()}
     */
    public ColumnSpecification accepting(JweAlgorithm first, JweAlgorithm... more) {
        OpeningSettings longer = opening.with(first);
        for (JweAlgorithm another : more) {
            longer = longer.with(another);
        }
        return with(longer);
    }

    /**
     * Returns this specification with another content encryption algorithm that is opened as well, for cells of before.
     *
     * @param encryption the algorithm
     * @return a new specification
     */
    public ColumnSpecification acceptingEncryption(ContentEncryption encryption) {
        return with(opening.withEncryption(encryption.jwaName()));
    }

    /**
     * Returns this specification with another number of cells after which a sealer wraps a new content encryption key;
     * 2<sup>20</sup> unless this is called.
     *
     * @param cells 1 to 2<sup>24</sup>
     * @return a new specification
     * @throws IllegalArgumentException if the number is out of range
     */
    public ColumnSpecification renewingKeyAfter(int cells) {
        return with(new SealingSettings(
                sealing.keyId(), sealing.alg(), sealing.enc(), sealing.renewal().withCells(cells)));
    }

    /**
     * Returns this specification with a time after which a sealer wraps a new content encryption key, if it has not
     * sealed so many cells before; not bounded unless this is called.
     *
     * @param time the longest time, in milliseconds
     * @return a new specification
     * @throws IllegalArgumentException if the time is not above zero
     */
    public ColumnSpecification renewingKeyAfter(Duration time) {
        return with(new SealingSettings(
                sealing.keyId(), sealing.alg(), sealing.enc(), sealing.renewal().withTime(time)));
    }

    /**
     * Returns this specification with another number of content encryption keys that an opener keeps; 1,024 unless this
     * is called. A key that is not kept is unwrapped for each of its cells: where tasks open the cells of many sealers
     * in turn, such as after rows were sorted, let it be the number of these. A key takes one to two kilobytes.
     *
     * @param most 1 to 65,536
     * @return a new specification
     * @throws IllegalArgumentException if the number is out of range
     */
    public ColumnSpecification keepingKeys(int most) {
        return with(opening.withKeys(most));
    }

    /**
     * Returns this specification with another limit on the length of cells, for sealers and openers alike; that of
     * {@link TokenLimits#defaults()} unless this is called.
     *
     * @param octets the most octets of a cell, which is some 4/3 of its value's
     * @return a new specification
     * @throws IllegalArgumentException if the number is below 1
     */
    public ColumnSpecification withMaxCellOctets(int octets) {
        return new ColumnSpecification(
                keys,
                sealing,
                opening,
                TokenLimits.defaults().withTokenOctets(octets).tokenOctets());
    }

    /**
     * Returns a new sealer for the cells of a column.
     *
     * @param column the column
     * @param <T> the class of its values
     * @return a sealer, to be closed
     * @throws KeySourceException if the keys are not available, or there is not exactly one with the {@code kid}
     * @throws IllegalArgumentException if the key does not fit the algorithm
     * @throws IllegalStateException if {@link #sealingWithKey} was not called
     */
    public <T> ColumnSealer<T> sealer(Column<T> column) {
        return sealer(column, InstantSource.system());
    }

    <T> ColumnSealer<T> sealer(Column<T> column, InstantSource clock) {
        JweEncrypter encrypter = JweEncrypter.of(sealingKey(), sealing.algorithm(), sealing.encryption());
        return new ColumnSealer<>(column, encrypter, sealing.renewal(), maxCellOctets, clock);
    }

    /**
     * Returns a new opener for the cells of a column.
     *
     * @param column the column
     * @param <T> the class of its values
     * @return an opener, to be closed
     * @throws KeySourceException if the keys are not available
     */
    public <T> ColumnOpener<T> opener(Column<T> column) {
        Set<JweAlgorithm> algorithms = new LinkedHashSet<>();
        algorithms.add(sealing.algorithm());
        opening.algs().forEach(name -> algorithms.add(SealingSettings.algorithmNamed(name)));
        ContentEncryption[] encryptions =
                opening.encs().stream().map(SealingSettings::encryptionNamed).toArray(ContentEncryption[]::new);
        JweDecrypter decrypter = JweDecrypter.of(source(), algorithms, sealing.encryption(), encryptions)
                .withLimits(TokenLimits.defaults().withTokenOctets(maxCellOctets));
        return new ColumnOpener<>(column, decrypter, opening.keys());
    }

    /**
     * Returns a new resealer that moves the cells of a column to the key that seals.
     *
     * @param column the column
     * @param <T> the class of its values
     * @return a resealer, to be closed
     * @throws KeySourceException as {@link #sealer}
     * @throws IllegalArgumentException as {@link #sealer}
     * @throws IllegalStateException as {@link #sealer}
     */
    public <T> ColumnResealer<T> resealer(Column<T> column) {
        return ColumnResealer.of(opener(column), sealer(column));
    }

    /** Returns the algorithms and the {@code kid}, and nothing of the keys or of where they are. */
    @Override
    public String toString() {
        return "ColumnSpecification[" + sealing.alg() + ", " + sealing.enc()
                + (sealing.keyId() == null ? "" : ", sealing with " + sealing.keyId()) + "]";
    }

    private ColumnSpecification with(SealingSettings other) {
        return new ColumnSpecification(keys, other, opening, maxCellOctets);
    }

    private ColumnSpecification with(OpeningSettings other) {
        return new ColumnSpecification(keys, sealing, other, maxCellOctets);
    }

    private Jwk sealingKey() {
        String keyId = sealing.keyId();
        if (keyId == null) {
            throw new IllegalStateException("expected the \"kid\" of the key that seals: call sealingWithKey(..)");
        }
        List<Jwk> named = source().current().byKeyId(keyId);
        if (named.isEmpty()) {
            named = source().refreshed(keyId).byKeyId(keyId);
        }
        if (named.size() != 1) {
            throw new KeySourceException(
                    "expected one key with the \"kid\" of sealingWithKey(..), found " + named.size());
        }
        return named.get(0);
    }

    private JwkSource source() {
        JwkSource known = source;
        if (known == null) {
            synchronized (lock) {
                known = source;
                if (known == null) {
                    known = keys.source();
                    source = known;
                }
            }
        }
        return known;
    }

    private Object readResolve() throws InvalidObjectException {
        try {
            return of(keys).with(sealing).with(opening).withMaxCellOctets(maxCellOctets);
        } catch (RuntimeException e) {
            InvalidObjectException refusal =
                    new InvalidObjectException("expected a specification that was written whole");
            refusal.initCause(e);
            throw refusal;
        }
    }
}
