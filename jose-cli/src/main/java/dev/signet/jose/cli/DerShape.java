package dev.signet.jose.cli;

import dev.signet.jose.core.internal.DerElement;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a file in DER holds, told by the tags of what stands side by side in its outermost SEQUENCE. Whether it really
 * is that is for the reader of that form to say. Has no instances. Thread-safe.
 */
final class DerShape {

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

    /** Returns up to three tags; none if this is not one SEQUENCE of elements, as long as the octets. */
    private static String tags(byte[] octets) {
        return DerElement.of(octets)
                .filter(whole -> whole.tag() == DerElement.SEQUENCE)
                .map(DerElement::children)
                .orElse(List.of())
                .stream()
                .limit(MOST_TAGS)
                .map(element -> HexFormat.of().toHexDigits((byte) element.tag()))
                .collect(Collectors.joining(" "));
    }
}
