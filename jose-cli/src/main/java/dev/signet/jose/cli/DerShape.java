package dev.signet.jose.cli;

import java.util.Optional;

/**
 * What a file in DER holds, told by the tags of what stands side by side in its outermost SEQUENCE. Whether it really
 * is that is for the reader of that form to say. Has no instances. Thread-safe.
 */
final class DerShape {

    private static final int SEQUENCE = 0x30;
    private static final int LONG_LENGTH = 0x80;
    private static final int MOST_LENGTH_OCTETS = 3;
    private static final int MOST_TAGS = 3;

    private DerShape() {}

    /**
     * Returns the label that the octets have in PEM (RFC 7468 and OpenSSL); empty if they are no key or certificate.
     */
    static Optional<String> label(byte[] octets) {
        return Optional.ofNullable(
                switch (tags(octets)) {
                    case "30 30 03" -> "CERTIFICATE";
                    case "30 03" -> "PUBLIC KEY";
                    case "30 04" -> "ENCRYPTED PRIVATE KEY";
                    case "02 30 04" -> "PRIVATE KEY";
                    case "02 02" -> "RSA PUBLIC KEY";
                    case "02 02 02" -> "RSA PRIVATE KEY";
                    case "02 04", "02 04 a0", "02 04 a1" -> "EC PRIVATE KEY";
                    default -> null;
                });
    }

    /** Returns whether the octets look like PKCS#12, which is also written in BER, with indefinite lengths. */
    static boolean isPkcs12(byte[] octets) {
        String tags = tags(octets);
        return tags.equals("02 30") || tags.equals("02 30 30") || startsWith(octets, 0x30, 0x80, 0x02, 0x01, 0x03);
    }

    static boolean startsWith(byte[] octets, int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (i >= octets.length || octets[i] != (byte) expected[i]) {
                return false;
            }
        }
        return true;
    }

    /** Returns up to three tags; none if this is not one SEQUENCE, of such elements and as long as the octets. */
    private static String tags(byte[] octets) {
        int at = octets.length > 0 && octets[0] == SEQUENCE ? content(octets, 0) : -1;
        if (at < 0 || end(octets, 0) != octets.length) {
            return "";
        }
        StringBuilder tags = new StringBuilder();
        for (int i = 0; i < MOST_TAGS && at < octets.length; i++) {
            tags.append(String.format("%02x ", octets[at]));
            at = end(octets, at);
            if (at < 0) {
                return "";
            }
        }
        return tags.toString().strip();
    }

    /** Returns where the content of an element begins; -1 if the length is indefinite or too large. */
    private static int content(byte[] octets, int from) {
        if (from + 1 >= octets.length) {
            return -1;
        }
        int first = octets[from + 1] & 0xff;
        int more = first < LONG_LENGTH ? 0 : first - LONG_LENGTH;
        boolean said = first != LONG_LENGTH && more <= MOST_LENGTH_OCTETS && from + 1 + more < octets.length;
        return said ? from + 2 + more : -1;
    }

    /** Returns where the next element begins, at the latest behind the octets; -1 if the element is no element. */
    private static int end(byte[] octets, int from) {
        int content = content(octets, from);
        if (content < 0) {
            return -1;
        }
        int length = 0;
        if (content == from + 2) {
            length = octets[from + 1];
        }
        for (int i = from + 2; i < content; i++) {
            length = (length << 8) | (octets[i] & 0xff);
        }
        return length <= octets.length - content ? content + length : -1;
    }
}
