package dev.signet.jose.jwe;

import java.security.PublicKey;

/**
 * A private key for key agreement that never leaves its HSM or KMS.
 *
 * <p>Implementations must be thread-safe if the decrypter made from them is shared.
 */
@FunctionalInterface
public interface ExternalKeyAgreement {

    /**
     * Returns the shared secret Z of this private key and a public one: the x-coordinate as 32, 48 or 66 octets for
     * P-256, P-384 and P-521, leading zeros included; the 32 or 56 octets of the function X25519 or X448.
     *
     * @param ephemeral the sender's ephemeral key, a valid point of this key's curve; {@code getEncoded()} has it as
     *     DER of SubjectPublicKeyInfo
     * @return the shared secret, not derived, not hashed
     * @throws Exception anything but a {@link java.security.GeneralSecurityException}, which counts as a refusal of
     *     this input and makes decryption fail like any other: the caller of the decrypter gets it as the cause of a
     *     {@link dev.signet.jose.core.KeySourceException}
     */
    byte[] agree(PublicKey ephemeral) throws Exception;
}
