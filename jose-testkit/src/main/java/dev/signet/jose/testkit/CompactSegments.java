package dev.signet.jose.testkit;

import dev.signet.jose.core.Base64Url;
import java.util.Arrays;

/** The segments of a compact serialization, counted from 0. Immutable. */
final class CompactSegments {

    private final String[] segments;

    private CompactSegments(String[] segments) {
        this.segments = segments;
    }

    static CompactSegments of(String token) {
        return new CompactSegments(token.split("\\.", -1));
    }

    /** Returns the octets of a segment. */
    byte[] octets(int index) {
        return Base64Url.decode(segments[index]);
    }

    /** Returns the first segments, joined by dots. */
    String first(int count) {
        return String.join(".", Arrays.copyOf(segments, count));
    }

    /** Returns the serialization with other octets in one segment. */
    String with(int index, byte[] octets) {
        String[] changed = segments.clone();
        changed[index] = Base64Url.encode(octets);
        return String.join(".", changed);
    }

    /** Returns the serialization with the lowest bit of the last octet of one segment inverted. */
    String withBitInverted(int index) {
        byte[] octets = octets(index);
        octets[octets.length - 1] ^= 1;
        return with(index, octets);
    }

    /** As {@link #withBitInverted}, in the last segment that is not empty. */
    String withLastBitInverted() {
        int last = segments.length - 1;
        while (segments[last].isEmpty()) {
            last--;
        }
        return withBitInverted(last);
    }
}
