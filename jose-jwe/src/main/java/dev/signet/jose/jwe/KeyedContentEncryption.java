package dev.signet.jose.jwe;

import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.jwe.internal.KeyedEncryption;

/** Messages with one header under one content encryption key. For one thread. */
final class KeyedContentEncryption implements KeyedEncryption {

    private final String encrypter;
    private final byte[] header;
    private final WrappedCek key;
    private final int ivOctets;
    private final CekSeries.Content cipher;
    private final CompactJwe tokens;
    private final RandomSource random;
    private final int mostMessages;
    private int messages;
    private boolean closed;

    /**
     * Begins with a key that was wrapped.
     *
     * @param encrypter for messages
     * @param header the protected header, in base64url already
     * @param ivOctets the length of the initialization vectors
     * @param cipher encrypts content, and may keep the key
     * @param tokens puts messages together
     * @param mostMessages the most messages
     */
    KeyedContentEncryption(
            String encrypter,
            byte[] header,
            WrappedCek key,
            int ivOctets,
            CekSeries.Content cipher,
            CompactJwe tokens,
            RandomSource random,
            int mostMessages) {
        this.encrypter = encrypter;
        this.header = header;
        this.key = key;
        this.ivOctets = ivOctets;
        this.cipher = cipher;
        this.tokens = tokens;
        this.random = random;
        this.mostMessages = mostMessages;
    }

    @Override
    public String encrypt(byte[] plaintext) {
        if (closed) {
            throw new IllegalStateException("this key was overwritten by close()");
        }
        if (messages == mostMessages) {
            throw new IllegalStateException("expected at most " + mostMessages + " messages under one key");
        }
        messages++;
        byte[] iv = random.octets(ivOctets);
        return tokens.of(header, key.encryptedKey(), iv, cipher.encrypt(key.cek(), iv, header, plaintext));
    }

    @Override
    public void close() {
        closed = true;
        Octets.wipe(key.cek());
    }

    /** Returns which algorithms are used, and nothing of the key. */
    @Override
    public String toString() {
        return "KeyedEncryption of " + encrypter;
    }
}
