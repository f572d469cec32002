package dev.signet.jose.jwe;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.KeyOperation;
import java.security.GeneralSecurityException;

/**
 * The steps of JWE decryption on values that no JWE can carry, by the objects that take these steps with tokens: with
 * all their checks, and with the provider that they choose.
 */
public final class BareEncryption {

    private BareEncryption() {}

    /** Removes the encryption of content encryption keys under one key. */
    public interface Unwrapping {

        /**
         * Returns the content encryption key.
         *
         * @param encryptedKey the JWE Encrypted Key
         * @param encryption what the key is for
         * @throws GeneralSecurityException if the key does not open it
         */
        byte[] unwrap(byte[] encryptedKey, ContentEncryption encryption) throws GeneralSecurityException;
    }

    /** Ciphertext and authentication tag. */
    public record Encrypted(byte[] ciphertext, byte[] tag) {}

    /**
     * Joins a key with an algorithm whose header has no parameters.
     *
     * @throws IllegalArgumentException if a decrypter with that key would be refused
     */
    public static Unwrapping unwrapping(JweAlgorithm algorithm, Jwk key) {
        key.mismatch(KeyOperation.UNWRAP_KEY, algorithm.jwaName()).ifPresent(mismatch -> {
            throw new IllegalArgumentException(mismatch);
        });
        CekUnwrapper unwrapper = JweAlgorithms.ofJwks(algorithm).unwrapping(key).apply(CryptoProviders.standard());
        return (encryptedKey, encryption) -> unwrapper.unwrap(JoseHeader.empty(), encryptedKey, encryption);
    }

    /**
     * Decrypts content.
     *
     * @throws dev.signet.jose.core.InvalidTokenException if the initialization vector or the tag has a wrong length
     * @throws GeneralSecurityException if anything else is wrong
     */
    public static byte[] decrypt(ContentEncryption encryption, byte[] key, byte[] iv, byte[] aad, Encrypted encrypted)
            throws GeneralSecurityException {
        EncryptedContent content =
                new EncryptedContent(aad, iv, encrypted.ciphertext().clone(), encrypted.tag());
        content.requireLengths(encryption);
        return encryption
                .cipher(CryptoProviders.standard(), false)
                .decrypt(key, content.iv(), content.aad(), content.ciphertext(), content.tag());
    }

    /** Encrypts content. */
    public static Encrypted encrypt(ContentEncryption encryption, byte[] key, byte[] iv, byte[] aad, byte[] plaintext)
            throws GeneralSecurityException {
        ContentCipher.Ciphertext made =
                encryption.cipher(CryptoProviders.standard(), false).encrypt(key, iv, aad, plaintext);
        return new Encrypted(made.ciphertext(), made.tag());
    }

    /**
     * Removes the padding of RSAES-PKCS1-v1_5 from what the private key made of an encrypted key.
     *
     * @param padded as long as the modulus
     * @param random what comes out if the padding is wrong, as long as the content encryption key must be
     */
    public static byte[] unpad(byte[] padded, byte[] random) {
        return InsecureRsa15.unpad(padded, random);
    }
}
