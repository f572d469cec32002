package dev.signet.jose.jws;

import static dev.signet.jose.core.internal.DerElement.INTEGER;
import static dev.signet.jose.core.internal.DerElement.SEQUENCE;

import dev.signet.jose.core.internal.Octets;

/**
 * An ECDSA signature as KMSs, X.509 and some providers encode it: Ecdsa-Sig-Value, a SEQUENCE of two INTEGERs in DER
 * (RFC 3279 section 2.2.3). Each signature has exactly one encoding. For one thread.
 */
final class DerSignature {

    private static final int LONG_LENGTH = 0x81;
    private static final int SIGN_BIT = 0x80;

    private final byte[] der;
    private final int half;
    private int at;

    DerSignature(byte[] der, int half) {
        this.der = der;
        this.half = half;
    }

    /** Returns the encoding of R || S, which is not zero in either half. */
    static byte[] encoded(byte[] rAndS) {
        byte[] r = integer(rAndS, 0, rAndS.length / 2);
        byte[] s = integer(rAndS, rAndS.length / 2, rAndS.length);
        int content = r.length + s.length;
        byte[] head = content < SIGN_BIT
                ? new byte[] {SEQUENCE, (byte) content}
                : new byte[] {SEQUENCE, (byte) LONG_LENGTH, (byte) content};
        return Octets.concat(head, r, s);
    }

    /** Returns an INTEGER: no leading zeros but one that keeps the number from being negative. */
    private static byte[] integer(byte[] octets, int from, int to) {
        int first = from;
        while (octets[first] == 0) {
            first++;
        }
        int padding = isNegative(octets[first]) ? 1 : 0;
        byte[] encoded = new byte[2 + padding + to - first];
        encoded[0] = INTEGER;
        encoded[1] = (byte) (padding + to - first);
        System.arraycopy(octets, first, encoded, 2 + padding, to - first);
        return encoded;
    }

    /** Returns R || S, both as long as the order. */
    byte[] rAndS() {
        require(octet() == SEQUENCE);
        require(length() == der.length - at);
        byte[] rAndS = new byte[2 * half];
        integer(rAndS, half);
        integer(rAndS, 2 * half);
        require(at == der.length);
        return rAndS;
    }

    private void integer(byte[] target, int end) {
        require(octet() == INTEGER);
        int length = length();
        require(length > 0 && length <= der.length - at);
        boolean padded = der[at] == 0;
        // A leading zero keeps the number from being negative, and is allowed for nothing else.
        require(padded ? length > 1 && isNegative(der[at + 1]) : !isNegative(der[at]));
        int octets = padded ? length - 1 : length;
        require(octets <= half);
        System.arraycopy(der, at + length - octets, target, end - octets, octets);
        at += length;
    }

    /** P-521 needs up to 139 octets of content, so that a length has one octet, or a second one behind 0x81. */
    private int length() {
        int first = octet();
        if (first != LONG_LENGTH) {
            require(first < SIGN_BIT);
            return first;
        }
        int length = octet();
        require(length >= SIGN_BIT);
        return length;
    }

    private int octet() {
        require(at < der.length);
        return der[at++] & 0xff;
    }

    private static boolean isNegative(byte first) {
        return (first & SIGN_BIT) != 0;
    }

    private void require(boolean isSo) {
        if (!isSo) {
            throw new IllegalArgumentException("expected a SEQUENCE of R and S in DER, each of at most " + half
                    + " octets; were " + der.length + " octets of another form"
                    + (der.length == 2 * half ? " (R || S?)" : ""));
        }
    }
}
