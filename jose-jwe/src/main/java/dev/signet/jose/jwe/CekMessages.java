package dev.signet.jose.jwe;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.jwe.ContentCipher.Ciphertext;
import java.util.function.Supplier;

/**
 * Messages under one content encryption key that was wrapped, of whatever headers: what a {@link CekSeries} and a
 * {@link KeyedContentEncryption} have in common. For one thread.
 */
final class CekMessages {

    private final WrappedCek key;
    private final Supplier<byte[]> vectors;
    private final Content cipher;
    private final CompactJwe tokens;
    private final int mostMessages;
    private int messages;
    private boolean closed;

    /** Encrypts content, as {@link ContentCipher#encrypt} does. */
    @FunctionalInterface
    interface Content {
        Ciphertext encrypt(byte[] cek, byte[] iv, byte[] aad, byte[] plaintext);
    }

    /**
     * Begins with a key that was wrapped.
     *
     * @param vectors draws initialization vectors
     * @param cipher encrypts content, and may keep the key
     * @param tokens puts messages together
     * @param mostMessages the most messages
     */
    CekMessages(WrappedCek key, Supplier<byte[]> vectors, Content cipher, CompactJwe tokens, int mostMessages) {
        this.key = key;
        this.vectors = vectors;
        this.cipher = cipher;
        this.tokens = tokens;
        this.mostMessages = mostMessages;
    }

    /** Returns what the recipient needs for the key, and is to be in the header of each message. */
    JsonObject parameters() {
        return key.parameters();
    }

    /**
     * Encrypts the next message.
     *
     * @param header the protected header, in base64url already
     * @throws IllegalStateException if there were the most messages already, or the key was overwritten
     */
    String encrypt(byte[] header, byte[] plaintext) {
        if (closed) {
            throw new IllegalStateException("this key was overwritten by close()");
        }
        if (messages == mostMessages) {
            throw new IllegalStateException("expected at most " + mostMessages + " messages under one key");
        }
        messages++;
        byte[] iv = vectors.get();
        return tokens.of(header, key.encryptedKey(), iv, cipher.encrypt(key.cek(), iv, header, plaintext));
    }

    /** Overwrites the key. */
    void close() {
        closed = true;
        Octets.wipe(key.cek());
    }
}
