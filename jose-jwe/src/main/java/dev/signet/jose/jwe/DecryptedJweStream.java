package dev.signet.jose.jwe;

import dev.signet.jose.core.JoseHeader;

/**
 * What is known of a JWE whose plaintext went into a stream: all of it was authenticated before the first octet was
 * written. Only a {@link JweDecrypter} or a
 * {@link JweJsonDecrypter} makes one.
 *
 * <p>It does <em>not</em> say who encrypted it. <em>Immutable.</em>
 */
public final class DecryptedJweStream {

    private final DecryptedJweJson whole;
    private final long ciphertextOctets;

    /** A JWE whose content is elsewhere. */
    DecryptedJweStream(DecryptedJweJson whole, long ciphertextOctets) {
        this.whole = whole;
        this.ciphertextOctets = ciphertextOctets;
    }

    /**
     * Returns the protected header.
     *
     * @return the header, which was authenticated together with the plaintext
     */
    public JoseHeader header() {
        return whole.header();
    }

    /**
     * Returns the unprotected header that all recipients share.
     *
     * @return what anybody on the way may have written; empty if the JWE has none, as in compact serialization
     */
    public JoseHeader unprotectedHeader() {
        return whole.unprotectedHeader();
    }

    /**
     * Returns the unprotected header of the recipient that the JWE was decrypted for.
     *
     * @return what anybody on the way may have written; empty if there is none, as in compact serialization
     */
    public JoseHeader recipientHeader() {
        return whole.recipientHeader();
    }

    /**
     * Returns which recipient the JWE was decrypted for.
     *
     * @return the place among the JWE's recipients, from 0
     */
    public int recipient() {
        return whole.recipient();
    }

    /**
     * Returns the additional authenticated data ({@code aad}).
     *
     * @return a copy of the octets, which were authenticated together with the plaintext; none if the JWE has none, as in
     *     compact serialization
     */
    public byte[] aad() {
        return whole.aad();
    }

    /**
     * Returns how the content encryption key came.
     *
     * @return one of the algorithms that the caller had listed
     */
    public JweAlgorithm algorithm() {
        return whole.algorithm();
    }

    /**
     * Returns how the plaintext was encrypted.
     *
     * @return one of the algorithms that the caller had listed
     */
    public ContentEncryption encryption() {
        return whole.encryption();
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
        return "DecryptedJweStream[" + whole.algorithm().jwaName() + ", "
                + whole.encryption().jwaName() + ", " + ciphertextOctets + " octets]";
    }
}
