package dev.signet.jose.jws;

/**
 * Signs with a private key outside of this process: in an HSM, a cloud KMS, or on a smart card.
 *
 * <p>Implementations must be thread-safe if the signer made from them is shared.
 */
@FunctionalInterface
public interface ExternalSigner {

    /**
     * Returns the signature of the JWS signing input, in the form that the algorithm has in JWS: R || S of fixed length
     * for ECDSA (64, 96 or 132 octets; not DER) and EdDSA, one integer as long as the modulus for RSA, the whole MAC
     * for HMAC, the 2420, 3309 or 4627 octets of ML-DSA.
     *
     * @param signingInput the ASCII octets to sign, not hashed yet; a copy of its own
     * @return the signature
     * @throws Exception if the signature could not be made; it becomes the cause of a
     *     {@link dev.signet.jose.core.KeySourceException}
     */
    byte[] sign(byte[] signingInput) throws Exception;
}
