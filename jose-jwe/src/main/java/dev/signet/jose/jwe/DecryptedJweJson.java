package dev.signet.jose.jwe;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.core.internal.TokenReading;
import java.util.Optional;

/**
 * A JWE in JSON serialization that was decrypted for one of its recipients: plaintext, protected header and additional
 * data are as they were encrypted. Only a {@link JweJsonDecrypter} makes one.
 *
 * <p>It does <em>not</em> tell who encrypted it, nor that any other recipient can decrypt it. Immutable.
 */
public final class DecryptedJweJson {

    private final JweJson jwe;
    private final JsonRecipient recipient;
    private final AcceptedHeader accepted;
    private final byte[] plaintext;
    private final TokenLimits limits;

    DecryptedJweJson(
            JweJson jwe, JsonRecipient recipient, AcceptedHeader accepted, byte[] plaintext, TokenLimits limits) {
        this.jwe = jwe;
        this.recipient = recipient;
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
        return jwe.protectedHeader();
    }

    /**
     * Returns the unprotected header that all recipients share.
     *
     * @return parameters that were not authenticated; empty if the JWE has none
     */
    public JoseHeader unprotectedHeader() {
        return jwe.sharedHeader();
    }

    /**
     * Returns the unprotected header of the recipient that the JWE was decrypted for.
     *
     * @return parameters that were not authenticated, but for those that the key management algorithm used; empty if
     *     the recipient has none
     */
    public JoseHeader recipientHeader() {
        return recipient.header();
    }

    /**
     * Returns which recipient the JWE was decrypted for.
     *
     * @return the index in the JWE's list of recipients, from 0; always 0 in the flattened form
     */
    public int recipient() {
        return recipient.index();
    }

    /**
     * Returns the additional authenticated data ({@code aad}).
     *
     * @return a copy of the octets, which were authenticated together with the plaintext; none if the JWE has none
     */
    public byte[] aad() {
        return jwe.aad().clone();
    }

    /**
     * Returns the key management algorithm of this recipient.
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

    /** Returns which algorithms were used for which recipient, and nothing of the content. */
    @Override
    public String toString() {
        return "DecryptedJweJson[" + accepted + ", recipient " + recipient.index() + "]";
    }
}
