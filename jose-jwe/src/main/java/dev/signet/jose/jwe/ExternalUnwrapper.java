package dev.signet.jose.jwe;

/**
 * A private key that never leaves its HSM or KMS: one method, for the one thing it is asked to do.
 *
 * <p>Implementations must be thread-safe if the decrypter made from them is shared.
 */
@FunctionalInterface
public interface ExternalUnwrapper {

    /**
     * Returns the content encryption key that an encrypted key holds.
     *
     * <p>Two kinds of failure must be told apart here, because an attacker who could tell them apart would have an
     * oracle. If the key <em>refuses this input</em>, throw a {@link java.security.GeneralSecurityException}:
     * decryption goes on with a random key and fails like any other. Everything else says that the key <em>could not be
     * used</em>. A KMS client that reports bad input in another way must be adapted.
     *
     * @param encryptedKey the JWE Encrypted Key as it came
     * @return the content encryption key; one of a wrong length is treated as a refusal
     * @throws Exception a {@link java.security.GeneralSecurityException} if the key does not unwrap this input;
     *     anything else becomes the cause of a {@link dev.signet.jose.core.KeySourceException}
     */
    byte[] unwrap(byte[] encryptedKey) throws Exception;
}
