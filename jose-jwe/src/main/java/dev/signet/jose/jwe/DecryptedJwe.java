package dev.signet.jose.jwe;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.core.internal.TokenReading;

/**
 * A JWE that was decrypted: header and plaintext are unchanged since whoever encrypted it did so. Only a
 * {@link JweDecrypter} makes one.
 *
 * <p>It does <em>not</em> say who that was: anyone who has a public key can encrypt to it. Where the sender matters, the
 * plaintext must be signed (RFC 7519 section 11.2). <em>Immutable.</em>
 */
public final class DecryptedJwe {

    private final JoseHeader header;
    private final JweAlgorithm algorithm;
    private final ContentEncryption encryption;
    private final byte[] plaintext;
    private final TokenLimits limits;

    DecryptedJwe(
            JoseHeader header,
            JweAlgorithm algorithm,
            ContentEncryption encryption,
            byte[] plaintext,
            TokenLimits limits) {
        this.header = header;
        this.algorithm = algorithm;
        this.encryption = encryption;
        this.plaintext = plaintext;
        this.limits = limits;
    }

    /**
     * Returns the protected header.
     *
     * @return the header, which was authenticated together with the plaintext
     */
    public JoseHeader header() {
        return header;
    }

    /**
     * Returns how the content encryption key came.
     *
     * @return one of the algorithms that the caller had listed
     */
    public JweAlgorithm algorithm() {
        return algorithm;
    }

    /**
     * Returns how the plaintext was encrypted.
     *
     * @return one of the algorithms that the caller had listed
     */
    public ContentEncryption encryption() {
        return encryption;
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
        return "DecryptedJwe[" + algorithm.jwaName() + ", " + encryption.jwaName() + "]";
    }
}
