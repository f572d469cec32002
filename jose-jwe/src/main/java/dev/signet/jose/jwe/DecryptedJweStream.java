package dev.signet.jose.jwe;

import dev.signet.jose.core.JoseHeader;

/**
 * What is known of a JWE whose plaintext went into a stream: all of it was authenticated before the first octet was
 * written. Only a {@link JweDecrypter} makes one.
 *
 * <p>It does <em>not</em> say who encrypted it. <em>Immutable.</em>
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
     * Returns how the content encryption key came.
     *
     * @return one of the algorithms that the caller had listed
     */
    public JweAlgorithm algorithm() {
        return accepted.algorithm();
    }

    /**
     * Returns how the plaintext was encrypted.
     *
     * @return one of the algorithms that the caller had listed
     */
    public ContentEncryption encryption() {
        return accepted.encryption();
    }

    /**
     * Returns how long the ciphertext was.
     *
     * @return octets; as many as the plaintext has with AES-GCM, up to 16 more with AES-CBC
     */
    public long ciphertextOctets() {
        return ciphertextOctets;
    }

    /** Returns which algorithms were used, and nothing of the content. */
    @Override
    public String toString() {
        return "DecryptedJweStream[" + accepted.algorithm().jwaName() + ", "
                + accepted.encryption().jwaName() + ", " + ciphertextOctets + " octets]";
    }
}
