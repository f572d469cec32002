package dev.signet.jose.jwe.internal;

/**
 * Encrypts many small messages with one header to one recipient under one content encryption key, which is wrapped
 * once. Unlike an {@link EncryptionSeries} it has nothing of a message's own in the header, so the header is encoded
 * once, and the cipher keeps its key.
 *
 * <p>The initialization vectors are random and are not compared with one another. With at most {@link #MOST_MESSAGES}
 * of them the probability that two of 96 bits are equal is below 2<sup>-48</sup>; NIST SP 800-38D section 8.3 asks for
 * 2<sup>-32</sup>. For one thread.
 */
public interface KeyedEncryption extends AutoCloseable {

    /** The most messages under one key: 2<sup>24</sup>. */
    int MOST_MESSAGES = 1 << 24;

    /**
     * Encrypts the next message.
     *
     * @param plaintext any octets, also none; not retained
     * @return the JWE Compact Serialization
     * @throws IllegalStateException if {@link #MOST_MESSAGES} were encrypted or this was closed, or a provider cannot
     *     do what it offers
     */
    String encrypt(byte[] plaintext);

    /** Overwrites the content encryption key. Closing again does nothing. */
    @Override
    void close();
}
