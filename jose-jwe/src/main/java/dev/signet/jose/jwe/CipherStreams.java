package dev.signet.jose.jwe;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;

/** Streams data through a cipher. */
final class CipherStreams {

    private static final int STEP = 8192;

    private CipherStreams() {}

    /** Writes all that a cipher makes of a stream, which is read to its end. */
    static void through(Cipher cipher, InputStream in, OutputStream out) throws GeneralSecurityException, IOException {
        byte[] piece = new byte[STEP];
        for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
            write(cipher.update(piece, 0, length), out);
        }
        write(cipher.doFinal(), out);
    }

    /** Writes a piece; a cipher says {@code null} for no octets. */
    static void write(byte @Nullable [] piece, OutputStream out) throws IOException {
        if (piece != null) {
            out.write(piece);
        }
    }
}
