package dev.signet.jose.jwe;

import java.security.GeneralSecurityException;
import java.util.Arrays;

/** Authenticated encryption with associated data, as RFC 7516 sections 5.1 and 5.2 use it. Immutable. */
sealed interface ContentCipher permits AesGcm, AesCbcHmac {

    /**
     * What comes out of encryption beside the initialization vector.
     *
     * @param octets the ciphertext, and the authentication tag behind it
     * @param length the length of the ciphertext
     */
    record Ciphertext(byte[] octets, int length) {

        byte[] ciphertext() {
            return Arrays.copyOf(octets, length);
        }

        byte[] tag() {
            return Arrays.copyOfRange(octets, length, octets.length);
        }
    }

    /**
     * Encrypts.
     *
     * @param cek of exactly the length that the algorithm needs
     * @param iv of exactly the length that the algorithm needs, never used before with this key
     * @param aad what is authenticated but not encrypted
     */
    Ciphertext encrypt(byte[] cek, byte[] iv, byte[] aad, byte[] plaintext) throws GeneralSecurityException;

    /**
     * Decrypts; not one octet of plaintext leaves before the tag was checked.
     *
     * @param cek of exactly the length that the algorithm needs
     * @param iv of exactly the length that the algorithm needs
     * @param ciphertext belongs to this method from now on: it may hold the plaintext afterwards, or zeros
     * @param tag of exactly the length that the algorithm needs
     * @return the plaintext
     * @throws GeneralSecurityException if anything at all is wrong; its message is not to be passed on
     */
    byte[] decrypt(byte[] cek, byte[] iv, byte[] aad, byte[] ciphertext, byte[] tag) throws GeneralSecurityException;
}
