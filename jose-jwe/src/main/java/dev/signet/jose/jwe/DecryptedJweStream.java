package dev.signet.jose.jwe;

import dev.signet.jose.core.JoseHeader;
import java.util.Optional;

/**
 * A compact JWE whose plaintext was written to a stream: all of it was authenticated before the first octet was
 * written. Only a {@link JweDecrypter} makes one.
 *
 * <p>It does <em>not</em> tell who encrypted it. Immutable.
 */
public final class DecryptedJweStream {

    private final AcceptedHeader accepted;
    private final long ciphertextOctets;

    DecryptedJweStream(AcceptedHeader accepted, long ciphertextOctets) {
        this.accepted = accepted;
        this.ciphertextOctets = ciphertextOctets;
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

    /** Returns which algorithms were used, and nothing of the content. */
    @Override
    public String toString() {
        return "DecryptedJweStream[" + accepted + ", " + ciphertextOctets + " octets]";
    }
}
