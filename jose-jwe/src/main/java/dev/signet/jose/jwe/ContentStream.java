package dev.signet.jose.jwe;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;

/**
 * A {@link ContentCipher} for content of any length, in constant memory. Decryption takes two passes over the
 * ciphertext, one to check the tag and one to decrypt, so that no plaintext need be kept anywhere in between.
 * Immutable.
 */
sealed interface ContentStream permits AesGcmStream, AesCbcHmacStream {

    /** One message that is being encrypted. For one thread. */
    interface Encryption {

        /** Encrypts the next octets and writes as much ciphertext as there is. */
        void write(byte[] plaintext, int length, OutputStream ciphertext) throws GeneralSecurityException, IOException;

        /** Writes the rest of the ciphertext, and returns the tag. */
        byte[] finish(OutputStream ciphertext) throws GeneralSecurityException, IOException;
    }

    /** The most octets of ciphertext that one message may have. */
    long mostOctets();

    /** Begins a message, with parameters as {@link ContentCipher#encrypt} takes them. */
    Encryption encryption(byte[] cek, byte[] iv, byte[] aad) throws GeneralSecurityException;

    /**
     * Reads the ciphertext to its end and checks everything that there is to check.
     *
     * @throws GeneralSecurityException if anything at all is wrong; its message is not to be passed on
     */
    void authenticate(byte[] cek, byte[] iv, byte[] aad, InputStream ciphertext, byte[] tag)
            throws GeneralSecurityException, IOException;

    /** Decrypts the same ciphertext once it was authenticated. */
    void decrypt(byte[] cek, byte[] iv, InputStream ciphertext, OutputStream plaintext)
            throws GeneralSecurityException, IOException;
}
