package dev.signet.jose.jwe;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.internal.TokenReading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads a token from a stream, piece by piece and never more of it than a bound. For one thread. */
final class TokenReader {

    /** What {@link #next} returns at the end of the stream. */
    static final int END = -1;

    /** A multiple of four characters, so that each piece is base64url of its own. */
    private static final int PIECE = 4096;

    private static final int BUFFER_OCTETS = 1 << 16;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_OCTETS];
    private int at;
    private int filled;

    TokenReader(InputStream in) {
        this.in = in;
    }

    /** Returns the next octet, or {@link #END}. */
    int next() throws IOException {
        return at < filled || fill() ? buffer[at++] & 0xff : END;
    }

    /**
     * Reads the text before a terminator, and the terminator.
     *
     * @throws InvalidTokenException {@code TOO_LARGE} if it is longer than the bound, {@code MALFORMED} if the stream
     *     ends before
     */
    byte[] text(int terminator, int maxOctets) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int octet = next(); octet != terminator; octet = next()) {
            requireMore(octet);
            if (text.size() == maxOctets) {
                throw new InvalidTokenException(
                        Reason.TOO_LARGE, "expected at most " + maxOctets + " octets besides the ciphertext");
            }
            text.write(octet);
        }
        return text.toByteArray();
    }

    /** Returns the octets that base64url text before a terminator stands for; otherwise as {@link #text}. */
    byte[] octets(int terminator, int maxOctets) throws IOException {
        byte[] text = text(terminator, maxOctets);
        return decode(text, text.length);
    }

    /**
     * Reads base64url text before a terminator, and the terminator, into a spool.
     *
     * @throws InvalidTokenException {@code TOO_LARGE} if it stands for more octets than the bound, {@code MALFORMED} if
     *     it is not base64url or the stream ends before
     */
    void spool(int terminator, CiphertextSpool target, long maxOctets) throws IOException {
        byte[] piece = new byte[PIECE];
        int length = 0;
        while (at < filled || fill()) {
            int end = find(terminator);
            while (at < end) {
                int more = Math.min(end - at, piece.length - length);
                System.arraycopy(buffer, at, piece, length, more);
                at += more;
                length += more;
                if (length == piece.length) {
                    write(piece, length, target, maxOctets);
                    length = 0;
                }
            }
            if (end < filled) {
                at = end + 1;
                write(piece, length, target, maxOctets);
                return;
            }
        }
        requireMore(END);
    }

    /** Returns where a terminator stands among what was read, or where that ends. */
    private int find(int terminator) {
        for (int i = at; i < filled; i++) {
            if (buffer[i] == terminator) {
                return i;
            }
        }
        return filled;
    }

    private boolean fill() throws IOException {
        at = 0;
        do {
            filled = in.read(buffer, 0, buffer.length);
        } while (filled == 0);
        if (filled < 0) {
            filled = 0;
            return false;
        }
        return true;
    }

    private static void write(byte[] piece, int length, CiphertextSpool target, long maxOctets) throws IOException {
        byte[] octets = decode(piece, length);
        if (octets.length > maxOctets - target.size()) {
            throw new InvalidTokenException(
                    Reason.TOO_LARGE, "expected a ciphertext of at most " + maxOctets + " octets");
        }
        target.write(octets);
    }

    private static byte[] decode(byte[] text, int length) {
        try {
            return Base64Url.decode(text, 0, length);
        } catch (IllegalArgumentException e) {
            throw TokenReading.malformed(e);
        }
    }

    private static void requireMore(int octet) {
        if (octet == END) {
            throw new InvalidTokenException(Reason.MALFORMED, "expected a whole JWE, the stream ends within it");
        }
    }
}
