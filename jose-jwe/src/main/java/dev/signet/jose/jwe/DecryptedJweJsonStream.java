package dev.signet.jose.jwe;

import dev.signet.jose.core.JoseHeader;
import java.util.Optional;

/**
 * A JWE in JSON serialization whose plaintext was written to a stream: all of it was authenticated before the first
 * octet was written. Only a {@link JweJsonDecrypter} makes one.
 *
 * <p>It does <em>not</em> tell who encrypted it, nor that any other recipient can decrypt it. Immutable.
 */
public final class DecryptedJweJsonStream {

    private final JweJson jwe;
    private final JsonRecipient recipient;
    private final AcceptedHeader accepted;
    private final long ciphertextOctets;

    DecryptedJweJsonStream(JweJson jwe, JsonRecipient recipient, AcceptedHeader accepted, long ciphertextOctets) {
        this.jwe = jwe;
        this.recipient = recipient;
        this.accepted = accepted;
        this.ciphertextOctets = ciphertextOctets;
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
     * @return one of the algorithms that the decrypter accepts; never empty, since content that HPKE encrypts itself is
     *     not decrypted from a stream
     */
    public Optional<ContentEncryption> encryption() {
        return accepted.encryption();
    }

    /**
     * Returns the length of the ciphertext.
     *
     * @return octets; as many as the plaintext has with AES-GCM, 1 to 16 more with AES-CBC
     */
    public long ciphertextOctets() {
        return ciphertextOctets;
    }

    /** Returns which algorithms were used for which recipient, and nothing of the content. */
    @Override
    public String toString() {
        return "DecryptedJweJsonStream[" + accepted + ", recipient " + recipient.index() + ", " + ciphertextOctets
                + " octets]";
    }
}
