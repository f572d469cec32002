package dev.signet.jose.jwe;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.util.Base64;

/** Encrypts one stream into base64url text in another, in constant memory. */
final class StreamedEncryption {

    private static final int PIECE = 1 << 16;

    private StreamedEncryption() {}

    /**
     * Writes the ciphertext, and returns the tag.
     *
     * @throws IllegalArgumentException if the plaintext is longer than the algorithm may encrypt
     */
    static byte[] encrypt(
            ContentStream cipher, ContentStream.Encryption streamed, InputStream plaintext, OutputStream token)
            throws GeneralSecurityException, IOException {
        try (OutputStream ciphertext = Base64.getUrlEncoder().withoutPadding().wrap(new LeftOpen(token))) {
            byte[] piece = new byte[PIECE];
            long total = 0;
            for (int length = plaintext.read(piece); length >= 0; length = plaintext.read(piece)) {
                total += length;
                requireWithin(cipher, total);
                streamed.write(piece, length, ciphertext);
            }
            return streamed.finish(ciphertext);
        }
    }

    static void requireWithin(ContentStream cipher, long octets) {
        if (octets > cipher.mostOctets()) {
            throw new IllegalArgumentException(
                    "AES-GCM encrypts at most " + cipher.mostOctets() + " octets under one key and IV");
        }
    }

    /** What is written here goes on; what is closed here stays open there. */
    private static final class LeftOpen extends FilterOutputStream {

        LeftOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] octets, int from, int length) throws IOException {
            out.write(octets, from, length);
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
    }
}
