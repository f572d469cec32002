package dev.signet.jose.jwe;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.core.internal.TokenReading;
import java.util.Optional;

/**
 * A compact JWE that was decrypted: header and plaintext are as they were encrypted. Only a {@link JweDecrypter} makes
 * one.
 *
 * <p>It does <em>not</em> tell who encrypted it: anyone who has a public key can encrypt to it. Where the sender
 * matters, the plaintext must be signed (RFC 7519 section 11.2). Immutable.
 */
public final class DecryptedJwe {

    private final AcceptedHeader accepted;
    private final byte[] plaintext;
    private final TokenLimits limits;

    DecryptedJwe(AcceptedHeader accepted, byte[] plaintext, TokenLimits limits) {
        this.accepted = accepted;
        this.plaintext = plaintext;
        this.limits = limits;
    }

    /**
     * Returns the protected header.
     *
     * @return the header, which was authenticated together with the plaintext
     */
    public JoseHeader header() {
        return accepted.header();
    }

    /**
     * Returns the key management algorithm.
     *
     * @return one of the algorithms that the decrypter accepts
     */
    public JweAlgorithm algorithm() {
        return JweAlgorithms.of(accepted.algorithm());
    }

    /**
     * Returns the content encryption algorithm.
     *
     * @return one of the algorithms that the decrypter accepts; empty with {@link HpkeDraft}, which encrypts the
     *     content itself
     */
    public Optional<ContentEncryption> encryption() {
        return accepted.encryption();
    }

    /**
     * Returns the plaintext.
     *
     * @return a copy, which the caller may overwrite
     */
    public byte[] plaintext() {
        return plaintext.clone();
    }

    /**
     * Returns the plaintext read as one JSON object, under the decrypter's limits.
     *
     * @return the object
     * @throws InvalidTokenException {@code MALFORMED} if the plaintext is not exactly one JSON object in UTF-8 with
     *     unique names, or exceeds a limit
     */
    public JsonObject json() {
        return TokenReading.payload(plaintext, limits);
    }

    /** Returns which algorithms were used, and nothing of the content. */
    @Override
    public String toString() {
        return "DecryptedJwe[" + accepted + "]";
    }
}
