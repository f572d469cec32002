package dev.signet.jose.jwk.encoding;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One object of a PEM text (RFC 7468): what stands between {@code -----BEGIN label-----} and
 * {@code -----END label-----}. Text before, between and behind objects is explanatory and is ignored. Immutable.
 */
public final class PemBlock {

    /** The most characters of a text. */
    public static final int MOST_CHARACTERS = 1 << 20;

    /** The most octets of an object. */
    public static final int MOST_OCTETS = (1 << 16) - 1;

    private static final int MOST_BLOCKS = 100;

    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";
    private static final String BYTE_ORDER_MARK = "\ufeff";

    /** RFC 7468 section 3 with capitals, and short: what stands there is repeated in messages and must be no key. */
    private static final Pattern LABEL = Pattern.compile("[A-Z0-9.]{1,16}([ -][A-Z0-9.]{1,16}){0,4}");

    private final String label;
    private final List<String> headers;
    private final byte[] octets;

    private PemBlock(String label, List<String> headers, byte[] octets) {
        this.label = label;
        this.headers = headers;
        this.octets = octets;
    }

    /**
     * Returns the objects of a text.
     *
     * @param text PEM
     * @return the objects in their order, at least one
     * @throws IllegalArgumentException if the text has no object, too many, or is too long, an object is not closed, or
     *     is not base64
     */
    public static List<PemBlock> all(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException("expected at most " + MOST_CHARACTERS + " characters of PEM");
        }
        List<PemBlock> blocks = new ArrayList<>();
        // Editors put a byte order mark in front of UTF-8, where it says nothing.
        String marked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        List<String> lines = marked.lines().map(String::strip).toList();
        for (int at = 0; at < lines.size(); at++) {
            if (lines.get(at).startsWith(BEGIN)) {
                String label = label(lines.get(at))
                        .orElseThrow(() -> PemMistake.refusal(
                                marked, "expected -----BEGIN, a label in capitals, and ----- in a line of their own"));
                int end = lines.subList(at, lines.size()).indexOf(END + label + DASHES);
                if (end < 0) {
                    throw PemMistake.refusal(
                            marked, "expected -----END " + label + "----- in a line of its own, found none");
                }
                blocks.add(block(label, lines.subList(at + 1, at + end)));
                at += end;
            }
            if (blocks.size() > MOST_BLOCKS) {
                throw new IllegalArgumentException("expected at most " + MOST_BLOCKS + " PEM objects");
            }
        }
        if (blocks.isEmpty()) {
            throw PemMistake.refusal(marked, "expected PEM, found no -----BEGIN ...----- at the beginning of a line");
        }
        return blocks;
    }

    /**
     * Refuses an object that has the form of one kind and the label of another.
     *
     * @throws IllegalArgumentException with the form and its label
     */
    public void requireLabelOfForm() {
        PemForm.requireLabelled(this);
    }

    /**
     * Returns the label.
     *
     * @return for example {@code PRIVATE KEY}
     */
    public String label() {
        return label;
    }

    /**
     * Returns the header lines, such as {@code Proc-Type: 4,ENCRYPTED}, which only OpenSSL's former encrypted format
     * has (RFC 1421).
     *
     * @return an immutable list, empty for all other objects
     */
    public List<String> headers() {
        return headers;
    }

    /**
     * Returns the decoded content.
     *
     * @return the octets themselves, not a copy
     */
    public byte[] octets() {
        return octets;
    }

    private static Optional<String> label(String line) {
        if (line.length() > BEGIN.length() + DASHES.length() && line.endsWith(DASHES)) {
            String label = line.substring(BEGIN.length(), line.length() - DASHES.length());
            if (LABEL.matcher(label).matches()) {
                return Optional.of(label);
            }
        }
        return Optional.empty();
    }

    private static PemBlock block(String label, List<String> lines) {
        int body = 0;
        while (body < lines.size() && lines.get(body).indexOf(':') >= 0) {
            body++;
        }
        return new PemBlock(
                label, List.copyOf(lines.subList(0, body)), octets(label, lines.subList(body, lines.size())));
    }

    private static byte[] octets(String label, List<String> lines) {
        String text = String.join("", lines);
        // One text for each value: the decoder alone would let stray bits at the end pass.
        try {
            byte[] octets = Base64.getDecoder().decode(text);
            if (octets.length > 0
                    && octets.length <= MOST_OCTETS
                    && Base64.getEncoder().encodeToString(octets).equals(text)) {
                return octets;
            }
        } catch (IllegalArgumentException e) {
            // Told below: the decoder's message repeats a character of what may be a key.
        }
        throw new IllegalArgumentException(label + ": expected 1 to " + MOST_OCTETS + " octets in base64");
    }
}
