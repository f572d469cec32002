package dev.signet.jose.jwe;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.CritParameter;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.jwe.ContentCipher.Ciphertext;
import dev.signet.jose.jwe.internal.EncryptionSeries;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** Messages under one content encryption key that was wrapped. For one thread. */
final class CekSeries implements EncryptionSeries {

    private final String encrypter;
    private final JoseHeader header;
    private final WrappedCek key;
    private final ContentEncryption encryption;
    private final Content cipher;
    private final CompactJwe tokens;
    private final RandomSource random;
    private final Set<ByteBuffer> drawn = new HashSet<>();
    private boolean closed;

    /** Encrypts content, as {@link ContentCipher#encrypt} does. */
    @FunctionalInterface
    interface Content {
        Ciphertext encrypt(byte[] cek, byte[] iv, byte[] aad, byte[] plaintext);
    }

    /**
     * Begins a series.
     *
     * @param encrypter for messages
     * @param header what all messages have in their header
     * @param cipher encrypts content, as the encrypter does
     * @param tokens puts messages together
     */
    CekSeries(
            String encrypter,
            JoseHeader header,
            WrappedCek key,
            ContentEncryption encryption,
            Content cipher,
            CompactJwe tokens,
            RandomSource random) {
        this.encrypter = encrypter;
        this.header = header;
        this.key = key;
        this.encryption = encryption;
        this.cipher = cipher;
        this.tokens = tokens;
        this.random = random;
    }

    @Override
    public String encrypt(byte[] plaintext, JsonObject critical) {
        if (closed) {
            throw new IllegalStateException("this series is closed");
        }
        byte[] encoded = Base64Url.encode(header(critical).toOctets()).getBytes(StandardCharsets.US_ASCII);
        byte[] iv = iv();
        Ciphertext content = cipher.encrypt(key.cek(), iv, encoded, plaintext);
        return tokens.of(encoded, key.encryptedKey(), iv, content);
    }

    @Override
    public void close() {
        closed = true;
        Octets.wipe(key.cek());
    }

    /** Returns which algorithms are used, and nothing of the key. */
    @Override
    public String toString() {
        return "EncryptionSeries of " + encrypter;
    }

    private JsonObject header(JsonObject critical) {
        JoseHeader all = header;
        for (String name : critical.names()) {
            all = CritParameter.with(all, name, critical.value(name).orElseThrow());
        }
        return all.parameters().toBuilder().putAll(key.parameters()).build();
    }

    /** Random ones hardly ever repeat; under one key none may, so that is checked too. */
    private byte[] iv() {
        byte[] iv;
        do {
            iv = random.octets(encryption.ivOctets());
        } while (!drawn.add(ByteBuffer.wrap(iv)));
        return iv;
    }
}
