package dev.signet.jose.jwe.internal;

import dev.signet.jose.core.JsonObject;

/**
 * Encrypts several small messages to one recipient under one content encryption key, which is wrapped once: one
 * operation with the public key instead of one for each message. Each message is an ordinary compact JWE that can be
 * decrypted without the others; all have the same encrypted key, and no two the same initialization vector.
 *
 * <p>The content encryption key of one message decrypts them all, so a series is for what belongs together and has the
 * same readers, such as the claims of one token. The key is made with the series, and wiped when it is closed. For one
 * thread.
 */
public interface EncryptionSeries extends AutoCloseable {

    /**
     * Encrypts the next message.
     *
     * @param plaintext any octets, also none; not retained
     * @param critical header parameters of this message alone that its recipient must understand and process: all of
     *     them are named in {@code crit} (RFC 7516 section 4.1.13). There may be none
     * @return the JWE Compact Serialization
     * @throws IllegalArgumentException if {@code crit} must not name one of the parameters, or it is in the header
     *     already
     * @throws IllegalStateException if {@link KeyedEncryption#MOST_MESSAGES} were encrypted or the series was closed,
     *     or a provider cannot do what it offers
     */
    String encrypt(byte[] plaintext, JsonObject critical);

    /** Overwrites the content encryption key. Closing again does nothing. */
    @Override
    void close();

    /** A source of series: an encrypter. */
    abstract class Source {

        /** Makes a source. */
        protected Source() {}

        /**
         * Begins a series under one content encryption key, which is made and wrapped now.
         *
         * @return a new series, to be closed
         * @throws IllegalStateException if a provider cannot do what it offers
         */
        protected abstract EncryptionSeries series();

        /**
         * Begins messages with the encrypter's header under one content encryption key, which is made and wrapped now.
         *
         * @return a new object, to be closed
         * @throws IllegalStateException if a provider cannot do what it offers
         */
        protected abstract KeyedEncryption keyed();
    }

    /**
     * Begins a series under one content encryption key, which is made and wrapped now.
     *
     * @param encrypter the encrypter
     * @return a new series, to be closed
     * @throws IllegalStateException if a provider cannot do what it offers
     */
    static EncryptionSeries of(Source encrypter) {
        return encrypter.series();
    }

    /**
     * Begins messages with the encrypter's header under one content encryption key, which is made and wrapped now.
     *
     * @param encrypter the encrypter
     * @return a new object, to be closed
     * @throws IllegalStateException if a provider cannot do what it offers
     */
    static KeyedEncryption keyed(Source encrypter) {
        return encrypter.keyed();
    }
}
