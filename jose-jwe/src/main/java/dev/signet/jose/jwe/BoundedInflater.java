package dev.signet.jose.jwe;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Raw DEFLATE (RFC 1951) with a bound on what comes out: on its size, and on its size for what went in. A bomb is given
 * up after the few octets by which it exceeds the bound, not after it has filled the memory. Thread-safe.
 */
final class BoundedInflater {

    /** Text and JSON stay well under this; DEFLATE itself reaches 1,032. */
    private static final int RATIO = 50;

    /** So little that the ratio does not matter. */
    private static final int HARMLESS_OCTETS = 4096;

    private BoundedInflater() {}

    /**
     * Returns the content.
     *
     * @throws InvalidTokenException {@code TOO_LARGE} beyond a bound; {@code MALFORMED} if {@code deflated} is not one
     *     DEFLATE stream that ends where it ends
     */
    static byte[] inflate(byte[] deflated, int maxOctets) {
        long bound = Math.min(maxOctets, Math.max(HARMLESS_OCTETS, (long) RATIO * deflated.length));
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(deflated);
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            byte[] piece = new byte[HARMLESS_OCTETS];
            int length;
            do {
                length = inflater.inflate(piece);
                if (content.size() + (long) length > bound) {
                    throw new InvalidTokenException(
                            Reason.TOO_LARGE,
                            "expected content that inflates to at most " + maxOctets + " octets, and to at most "
                                    + RATIO + " times its size");
                }
                content.write(piece, 0, length);
            } while (length > 0);
            if (!inflater.finished() || inflater.getRemaining() != 0) {
                throw malformed();
            }
            return content.toByteArray();
        } catch (DataFormatException e) {
            throw malformed();
        } finally {
            // Its memory is not the garbage collector's.
            inflater.end();
        }
    }

    private static InvalidTokenException malformed() {
        return new InvalidTokenException(Reason.MALFORMED, "expected content that is exactly one raw DEFLATE stream");
    }
}
