package dev.signet.jose.jwe;

import dev.signet.jose.core.Base64Url;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Writes octets as base64url text into another stream, in pieces that the JDK's codec takes at once. The text ends with
 * {@link #finish}; the other stream stays open. For one thread.
 */
final class Base64UrlOutput extends OutputStream {

    /** A multiple of three octets, so that no piece ends within a character. */
    private static final int PIECE = 3072;

    private final OutputStream text;
    private final byte[] piece = new byte[PIECE];
    private final byte[] encoded = new byte[Base64Url.encodedLength(PIECE)];
    private int filled;

    Base64UrlOutput(OutputStream text) {
        this.text = text;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int from, int length) throws IOException {
        for (int at = 0; at < length; ) {
            int more = Math.min(length - at, PIECE - filled);
            System.arraycopy(octets, from + at, piece, filled, more);
            filled += more;
            at += more;
            if (filled == PIECE) {
                writeText(piece);
                filled = 0;
            }
        }
    }

    /** Writes the text of what is left. */
    void finish() throws IOException {
        writeText(Arrays.copyOf(piece, filled));
    }

    private void writeText(byte[] octets) throws IOException {
        text.write(encoded, 0, Base64Url.encode(octets, encoded, 0));
    }
}
