package dev.signet.jose.jwk.encoding;

import static dev.signet.jose.core.internal.DerElement.CONSTRUCTED;
import static dev.signet.jose.core.internal.DerElement.SEQUENCE;

import dev.signet.jose.core.internal.Octets;
import java.util.Arrays;

/** Writes DER elements (X.690) around encoded octets, and recognizes one SEQUENCE with nothing behind it. */
public final class Der {

    /** Longer content has no place in a key or a certificate. */
    private static final int MOST_OCTETS = 0x10000;

    private static final byte INDEFINITE = (byte) 0x80;
    private static final int MOST_INDEFINITE = 16;

    private Der() {}

    /**
     * Returns an element: its tag, the length of its content, and the content.
     *
     * @param tag the tag, one octet, such as {@link dev.signet.jose.core.internal.DerElement#SEQUENCE}
     * @param content the parts of the content, in order
     * @return the element in DER
     * @throws IllegalArgumentException if the content has 65,536 octets or more
     */
    public static byte[] element(int tag, byte[]... content) {
        byte[] whole = Octets.concat(content);
        return Octets.concat(head(tag, whole.length), whole);
    }

    /**
     * Returns whether the octets are one SEQUENCE of less than 64 KiB and nothing else, with its length as DER requires
     * it, and {@link #hasFewIndefiniteLengths}.
     *
     * @param octets the octets; not modified
     * @return {@code true} if they are one such element
     */
    public static boolean isSequence(byte[] octets) {
        return isOneSequence(octets) && hasFewIndefiniteLengths(octets);
    }

    /**
     * Returns whether the octets have no more constructed elements of indefinite length than chance would make of
     * random ones. DER has none (X.690 section 10.1), but the JDK and BouncyCastle read them, at any depth and also
     * inside strings, in time that grows with the square of their number. Whether an octet is part of a signature or of
     * an element only a reader of the whole structure would know; in random octets one pair in 512 looks like it.
     */
    static boolean hasFewIndefiniteLengths(byte[] octets) {
        int found = 0;
        for (int i = 1; i < octets.length; i++) {
            if (octets[i] == INDEFINITE && (octets[i - 1] & CONSTRUCTED) != 0) {
                found++;
            }
        }
        return found <= MOST_INDEFINITE + octets.length / 128;
    }

    private static boolean isOneSequence(byte[] octets) {
        for (int headOctets = 2; headOctets <= 4 && headOctets <= octets.length; headOctets++) {
            int length = octets.length - headOctets;
            if (length < MOST_OCTETS && startsWith(octets, head(SEQUENCE, length), headOctets)) {
                return true;
            }
        }
        return false;
    }

    /** A length below 128 is one octet; a greater one stands in as few octets as it needs, behind their number. */
    private static byte[] head(int tag, int length) {
        if (length < 0x80) {
            return new byte[] {(byte) tag, (byte) length};
        }
        if (length < 0x100) {
            return new byte[] {(byte) tag, (byte) 0x81, (byte) length};
        }
        if (length < MOST_OCTETS) {
            return new byte[] {(byte) tag, (byte) 0x82, (byte) (length >>> 8), (byte) length};
        }
        throw new IllegalArgumentException("expected less than 65,536 octets, was " + length);
    }

    private static boolean startsWith(byte[] octets, byte[] head, int headOctets) {
        return head.length == headOctets && Arrays.equals(octets, 0, headOctets, head, 0, headOctets);
    }
}
