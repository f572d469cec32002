package dev.signet.jose.core.internal.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;

/**
 * An array for the octets of text in ISO 8859-1, used for one text after another: what {@link String#getBytes} does,
 * without a new array for each. Characters that have no octet become {@code '?'}, as they do there; a pair of
 * surrogates becomes one {@code '?'}. For one thread.
 */
public final class TokenText {

    private final CharBuffer characters;
    private final ByteBuffer octets;

    /** Its loop over arrays is replaced by vector instructions; a loop over {@code charAt} would take longer. */
    private final CharsetEncoder encoder = ISO_8859_1
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);

    /**
     * Makes an array.
     *
     * @param length its length, the most characters that a text may have
     */
    public TokenText(int length) {
        this.characters = CharBuffer.allocate(length);
        this.octets = ByteBuffer.allocate(length);
    }

    /**
     * Writes the octets of a part of a text to the start of the array.
     *
     * @param text any text
     * @param from the index of the first character
     * @param to the index after the last character, at most the length of the array beyond {@code from}
     * @return the array itself, which holds these octets until the next call
     */
    public byte[] read(String text, int from, int to) {
        text.getChars(from, to, characters.array(), 0);
        encoder.reset();
        encoder.encode(characters.clear().limit(to - from), octets.clear(), true);
        return octets.array();
    }

    /**
     * Returns the length of the array.
     *
     * @return the most characters that a text may have
     */
    public int length() {
        return octets.capacity();
    }

    /** Overwrites the text that was read last. */
    public void wipe() {
        Arrays.fill(characters.array(), 0, characters.limit(), '\0');
        Arrays.fill(octets.array(), 0, octets.position(), (byte) 0);
    }
}
