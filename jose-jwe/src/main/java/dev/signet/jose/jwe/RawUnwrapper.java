package dev.signet.jose.jwe;

import dev.signet.jose.core.KeySourceException;
import java.security.GeneralSecurityException;

/**
 * A private key that never leaves its HSM or KMS: one method, for the one thing it is asked to do.
 *
 * <p>Implementations must be thread-safe.
 */
@FunctionalInterface
public interface RawUnwrapper {

    /**
     * Returns the content encryption key that an encrypted key holds.
     *
     * <p>What goes wrong must be told apart, and the difference is of weight: an attacker who can tell a badly padded
     * encrypted key from another has an oracle. If the key <em>refuses this input</em>, throw a
     * {@link GeneralSecurityException}: decryption then goes on with a random key and fails like any other. If the key
     * <em>cannot be used at all</em> now, throw a {@link KeySourceException}; any other unchecked exception becomes one.
     * A KMS client that reports a bad ciphertext as an unchecked exception must be adapted here.
     *
     * @param encryptedKey the JWE Encrypted Key as it came
     * @return the content encryption key; one of a wrong length is treated as a refusal
     * @throws GeneralSecurityException if the key does not unwrap this input
     * @throws KeySourceException if the key cannot be used now
     */
    byte[] unwrap(byte[] encryptedKey) throws GeneralSecurityException;
}
