package dev.signet.jose.jwk;

import dev.signet.jose.core.internal.Octets;

/** Just enough DER (X.690) to put octets that are already encoded into an envelope, and to see that nothing follows one. */
final class Der {

    static final int OCTET_STRING = 0x04;
    static final int BIT_STRING = 0x03;
    static final int SEQUENCE = 0x30;

    private Der() {}

    /** Returns an element: its tag, the length of its content, and the content. */
    static byte[] element(int tag, byte[]... content) {
        byte[] whole = Octets.concat(content);
        return Octets.concat(head(tag, whole.length), whole);
    }

    /** Returns whether the octets are one SEQUENCE from the first to the last, with its length as DER wants it. */
    static boolean isSequence(byte[] octets) {
        for (int headOctets = 2; headOctets <= 4 && headOctets <= octets.length; headOctets++) {
            byte[] head = head(SEQUENCE, octets.length - headOctets);
            if (head.length == headOctets && startsWith(octets, head)) {
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
        if (length < 0x10000) {
            return new byte[] {(byte) tag, (byte) 0x82, (byte) (length >>> 8), (byte) length};
        }
        throw new IllegalArgumentException("expected less than 65,536 octets, was " + length);
    }

    private static boolean startsWith(byte[] octets, byte[] head) {
        for (int i = 0; i < head.length; i++) {
            if (octets[i] != head[i]) {
                return false;
            }
        }
        return true;
    }
}
