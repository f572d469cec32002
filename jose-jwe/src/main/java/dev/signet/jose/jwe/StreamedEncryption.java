package dev.signet.jose.jwe;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;

/** Encrypts one stream into base64url text in another, in constant memory. */
final class StreamedEncryption {

    private static final int PIECE = 1 << 14;

    private StreamedEncryption() {}

    /**
     * Writes the ciphertext, and returns the tag.
     *
     * @throws IllegalArgumentException if the plaintext is longer than the algorithm may encrypt
     */
    static byte[] encrypt(
            ContentStream cipher, ContentStream.Encryption streamed, InputStream plaintext, OutputStream token)
            throws GeneralSecurityException, IOException {
        Base64UrlOutput ciphertext = new Base64UrlOutput(token);
        byte[] piece = new byte[PIECE];
        long total = 0;
        for (int length = plaintext.read(piece); length >= 0; length = plaintext.read(piece)) {
            total += length;
            requireWithin(cipher, total);
            streamed.write(piece, length, ciphertext);
        }
        byte[] tag = streamed.finish(ciphertext);
        ciphertext.finish();
        return tag;
    }

    static void requireWithin(ContentStream cipher, long octets) {
        if (octets > cipher.mostOctets()) {
            throw new IllegalArgumentException(
                    "AES-GCM encrypts at most " + cipher.mostOctets() + " octets under one key and IV");
        }
    }
}
