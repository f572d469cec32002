package dev.signet.jose.jwe;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.CritParameter;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.jwe.ContentCipher.Ciphertext;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashSet;
import java.util.Set;

/**
 * Encrypts several small messages to one recipient under one content encryption key, which is wrapped once: one operation
 * with the public key instead of one for each message. Each message is an ordinary compact JWE that can be opened without
 * the others; all have the same encrypted key, and no two the same initialization vector.
 *
 * <p>Whoever gets the content encryption key of one message can read them all, so a series is for what belongs together
 * and has the same readers, such as the claims of one token. The key is made with the series, and wiped when it is closed.
 *
 * <p>{@link JweEncrypter#series()} makes one. <em>For one thread.</em>
 */
public final class JweSeriesEncrypter implements AutoCloseable {

    private final JweEncrypter encrypter;
    private final WrappedCek key;
    private final Set<ByteBuffer> drawn = new HashSet<>();
    private boolean closed;

    JweSeriesEncrypter(JweEncrypter encrypter) {
        this.encrypter = encrypter;
        try {
            this.key = encrypter.wrap(encrypter.random());
        } catch (GeneralSecurityException e) {
            throw failed(e);
        }
    }

    /**
     * Encrypts the next message.
     *
     * @param plaintext any octets, also none; not retained
     * @param critical header parameters of this message alone that whoever opens it must understand and process: all of
     *     them are named in {@code crit} (RFC 7516 section 4.1.13). There may be none
     * @return the JWE Compact Serialization
     * @throws IllegalArgumentException if {@code crit} must not name one of the parameters, or it is in the header already
     * @throws IllegalStateException if the series was closed, or a provider cannot do what it offers
     */
    public String encrypt(byte[] plaintext, JsonObject critical) {
        if (closed) {
            throw new IllegalStateException("this series is closed");
        }
        byte[] header = Base64Url.encode(header(critical).toOctets()).getBytes(StandardCharsets.US_ASCII);
        byte[] iv = iv();
        try {
            Ciphertext content = encrypter.cipher().encrypt(key.cek(), iv, header, plaintext);
            return CompactJwe.of(header, key.encryptedKey(), iv, content.ciphertext(), content.tag());
        } catch (GeneralSecurityException e) {
            throw failed(e);
        }
    }

    /** Overwrites the content encryption key. Closing again does nothing. */
    @Override
    public void close() {
        closed = true;
        Octets.wipe(key.cek());
    }

    /** Returns which algorithms are used, and nothing of the key. */
    @Override
    public String toString() {
        return "JweSeriesEncrypter of " + encrypter;
    }

    private JsonObject header(JsonObject critical) {
        JoseHeader header = encrypter.header();
        for (String name : critical.names()) {
            header = CritParameter.with(header, name, critical.value(name).orElseThrow());
        }
        return header.parameters().toBuilder().putAll(key.parameters()).build();
    }

    /** Random ones hardly ever repeat; under one key none may, so that is looked at too. */
    private byte[] iv() {
        byte[] iv;
        do {
            iv = encrypter.random().octets(encrypter.contentEncryption().ivOctets());
        } while (!drawn.add(ByteBuffer.wrap(iv)));
        return iv;
    }

    private IllegalStateException failed(GeneralSecurityException e) {
        return new IllegalStateException("a provider failed to encrypt with " + encrypter, e);
    }
}
