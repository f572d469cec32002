package dev.signet.jose.core.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An element of DER (X.690): a tag and its content. It is parsed lazily, and lengths are definite. Immutable, as long
 * as the octets that it was made of are not changed.
 */
public final class DerElement {

    /** The tag of INTEGER. */
    public static final int INTEGER = 0x02;

    /** The tag of BIT STRING. */
    public static final int BIT_STRING = 0x03;

    /** The tag of OCTET STRING. */
    public static final int OCTET_STRING = 0x04;

    /** The tag of OBJECT IDENTIFIER. */
    public static final int OBJECT_IDENTIFIER = 0x06;

    /** The tag of SEQUENCE. */
    public static final int SEQUENCE = 0x30;

    /** The bit of a tag that says that the content is elements. */
    public static final int CONSTRUCTED = 0x20;

    /** No key and no certificate has more elements in one SEQUENCE. */
    private static final int MOST_CHILDREN = 16;

    private final byte[] octets;
    private final int from;
    private final int content;
    private final int to;

    private DerElement(byte[] octets, int from, int content, int to) {
        this.octets = octets;
        this.from = from;
        this.content = content;
        this.to = to;
    }

    /**
     * Returns the element that is encoded in octets.
     *
     * @param octets not copied
     * @return the element; empty if the octets are not one element and nothing else
     */
    public static Optional<DerElement> of(byte[] octets) {
        return at(octets, 0, octets.length).filter(element -> element.to == octets.length);
    }

    /**
     * Returns the tag.
     *
     * @return its one octet, from 0 to 255
     */
    public int tag() {
        return octets[from] & 0xff;
    }

    /**
     * Returns the whole element.
     *
     * @return a new array with tag, length and content
     */
    public byte[] encoded() {
        return Arrays.copyOfRange(octets, from, to);
    }

    /**
     * Returns the content.
     *
     * @return a new array
     */
    public byte[] content() {
        return Arrays.copyOfRange(octets, content, to);
    }

    /**
     * Returns the elements inside.
     *
     * @return an immutable list in their order; empty if there are none, more than 16, or the content is something else
     */
    public List<DerElement> children() {
        if ((tag() & CONSTRUCTED) == 0) {
            return List.of();
        }
        List<DerElement> children = new ArrayList<>();
        int at = content;
        while (at < to) {
            Optional<DerElement> child = at(octets, at, to);
            if (child.isEmpty() || children.size() == MOST_CHILDREN) {
                return List.of();
            }
            children.add(child.get());
            at = child.get().to;
        }
        return List.copyOf(children);
    }

    private static Optional<DerElement> at(byte[] octets, int from, int end) {
        if (end - from < 2) {
            return Optional.empty();
        }
        int length = octets[from + 1] & 0xff;
        int content = from + 2;
        if (length >= 0x80) {
            int more = length & 0x7f;
            if (more == 0 || more > 3 || end - content < more) {
                return Optional.empty();
            }
            length = 0;
            for (int i = 0; i < more; i++) {
                length = length << 8 | (octets[content + i] & 0xff);
            }
            content += more;
        }
        return length > end - content
                ? Optional.empty()
                : Optional.of(new DerElement(octets, from, content, content + length));
    }
}
