package dev.signet.jose.core;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.signet.jose.core.internal.text.TokenText;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Base64url encoding as JOSE defines it (RFC 7515 section 2 and appendix C): the URL-safe alphabet of RFC 4648 section
 * 5, without padding, and exactly one text for each value.
 *
 * <p>The decoder refuses padding, white space, line breaks, {@code +} and {@code /}, any other character, a length of 1
 * modulo 4, and unused bits that are not zero (RFC 4648 section 3.5): otherwise several texts would have the same
 * octets.
 *
 * <p>The JDK's vectorised decoder does the bulk of the work; by itself it would accept padding and non-zero unused
 * bits. Thread-safe.
 */
public final class Base64Url {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private static final byte[] ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".getBytes(ISO_8859_1);

    /** Up to this length the JDK's codec costs more than it saves. */
    private static final int SHORT = 48;

    /** The value of a character outside the alphabet. */
    private static final int NONE = -1;

    private static final byte[] SEXTETS = sextets();

    /**
     * How many octets, and characters for them, one call of the JDK's codec gets. Its vectorised loop replaces code
     * that was compiled for being <em>called</em> often: one call over a megabyte runs in the plain loop for its whole
     * length, until thousands of such calls have passed.
     */
    private static final int PIECE = 3072;

    private static final int PIECE_TEXT = PIECE / 3 * 4;

    private static final String REFUSED = "expected base64url without padding";

    private Base64Url() {}

    /**
     * Returns octets as base64url text.
     *
     * @param octets any number of octets
     * @return the text, without padding
     */
    public static String encode(byte[] octets) {
        if (octets.length <= PIECE) {
            return ENCODER.encodeToString(octets);
        }
        byte[] text = new byte[encodedLength(octets.length)];
        encode(octets, text, 0);
        return new String(text, ISO_8859_1);
    }

    /**
     * Writes octets as base64url text in ASCII into an array.
     *
     * @param octets any number of octets
     * @param target the array, with room for at least {@link #encodedLength} octets from {@code at} on; octets after
     *     the text may be overwritten only within that room
     * @param at the index of the first character
     * @return the index after the last character
     */
    public static int encode(byte[] octets, byte[] target, int at) {
        if (octets.length > PIECE) {
            return encodeInPieces(octets, target, at);
        }
        if (at == 0) {
            return ENCODER.encode(octets, target);
        }
        if (octets.length <= SHORT) {
            return encode(octets, 0, octets.length, target, at);
        }
        byte[] text = ENCODER.encode(octets);
        System.arraycopy(text, 0, target, at, text.length);
        return at + text.length;
    }

    /**
     * Writes a part of some octets as base64url text in ASCII into an array.
     *
     * @param octets the array, not retained
     * @param from the index of the first octet
     * @param to the index after the last octet
     * @param target the array, with room for at least {@link #encodedLength} octets from {@code at} on
     * @param at the index of the first character
     * @return the index after the last character
     */
    public static int encode(byte[] octets, int from, int to, byte[] target, int at) {
        if (to - from > SHORT) {
            return encode(Arrays.copyOfRange(octets, from, to), target, at);
        }
        int end = at;
        int next = from;
        for (; to - next >= 3; next += 3) {
            int bits = ((octets[next] & 0xff) << 16) | ((octets[next + 1] & 0xff) << 8) | (octets[next + 2] & 0xff);
            target[end++] = ALPHABET[bits >>> 18];
            target[end++] = ALPHABET[bits >>> 12 & 0x3f];
            target[end++] = ALPHABET[bits >>> 6 & 0x3f];
            target[end++] = ALPHABET[bits & 0x3f];
        }
        if (next < to) {
            int bits = (octets[next] & 0xff) << 8 | (to - next == 2 ? octets[next + 1] & 0xff : 0);
            target[end++] = ALPHABET[bits >>> 10];
            target[end++] = ALPHABET[bits >>> 4 & 0x3f];
            if (to - next == 2) {
                target[end++] = ALPHABET[bits << 2 & 0x3f];
            }
        }
        return end;
    }

    private static int encodeInPieces(byte[] octets, byte[] target, int at) {
        byte[] piece = new byte[PIECE];
        byte[] text = new byte[PIECE_TEXT];
        int end = at;
        int from = 0;
        for (; octets.length - from > PIECE; from += PIECE) {
            System.arraycopy(octets, from, piece, 0, PIECE);
            ENCODER.encode(piece, text);
            System.arraycopy(text, 0, target, end, PIECE_TEXT);
            end += PIECE_TEXT;
        }
        return encode(Arrays.copyOfRange(octets, from, octets.length), target, end);
    }

    /**
     * Returns the length of the text of a number of octets.
     *
     * @param octets a number of octets, not negative
     * @return the number of characters
     * @throws ArithmeticException if the text would not fit an array
     */
    public static int encodedLength(int octets) {
        return Math.toIntExact((octets * 4L + 2) / 3);
    }

    /**
     * Returns the octets of a base64url text.
     *
     * @param text the whole text; may be empty
     * @return new octets
     * @throws IllegalArgumentException if {@code text} is not canonical base64url without padding; the message names a
     *     character that is a common mistake, and repeats nothing else
     */
    public static byte[] decode(String text) {
        return decode(text, 0, text.length());
    }

    /**
     * Returns the octets of a base64url text in a part of a string, without a copy of all of its characters.
     *
     * @param text a string
     * @param from the index of the first character
     * @param to the index after the last character
     * @return new octets
     * @throws IllegalArgumentException if the part is not canonical base64url without padding; the message does not
     *     repeat it
     */
    public static byte[] decode(String text, int from, int to) {
        byte[] octets = to - from > PIECE_TEXT ? decodeInPieces(new TextPieces(text), from, to) : null;
        if (octets != null) {
            return octets;
        }
        // Characters above U+00FF become '?', which the alphabet does not have.
        byte[] ascii = text.substring(from, to).getBytes(ISO_8859_1);
        if (to - from > PIECE_TEXT) {
            throw new IllegalArgumentException(complaint(ascii, 0, ascii.length));
        }
        return decode(ascii, 0, ascii.length);
    }

    /**
     * Returns the octets of a base64url text in a part of an ASCII array.
     *
     * @param ascii the array, not retained
     * @param from the index of the first character
     * @param to the index after the last character
     * @return new octets
     * @throws IllegalArgumentException if the part is not canonical base64url without padding; the message does not
     *     repeat it
     */
    public static byte[] decode(byte[] ascii, int from, int to) {
        return decoded(ascii, from, to, IllegalArgumentException::new);
    }

    /**
     * Returns the octets of a base64url text in a part of an ASCII array, as {@link #decode(byte[], int, int)} does,
     * and refuses it with an exception of the caller's choice. For text that strangers send: all characters are looked
     * at first, so that a refusal makes no other exception, and the one it makes may be one without a stack trace.
     *
     * @param <X> the type of the exception
     * @param ascii the array, not retained
     * @param from the index of the first character
     * @param to the index after the last character
     * @param refusal returns the exception to throw for a message, which does not repeat the text
     * @return new octets
     * @throws X if the part is not canonical base64url without padding
     */
    public static <X extends RuntimeException> byte[] decode(
            byte[] ascii, int from, int to, Function<String, X> refusal) {
        if (to - from > SHORT) {
            int all = 0;
            for (int i = from; i < to; i++) {
                all |= sextet(ascii[i]);
            }
            if (all < 0) {
                throw refusal.apply(complaint(ascii, from, to));
            }
        }
        return decoded(ascii, from, to, refusal);
    }

    private static byte[] decoded(
            byte[] ascii, int from, int to, Function<String, ? extends RuntimeException> refusal) {
        int length = to - from;
        if (length == 0) {
            return new byte[0];
        }
        int unused = switch (length & 3) {
            case 0 -> 0;
            case 2 -> 0x0f;
            case 3 -> 0x03;
            default -> throw refusal.apply(complaint(ascii, from, to));
        };
        int last = sextet(ascii[to - 1]);
        if (last == NONE || (last & unused) != 0) {
            throw refusal.apply(complaint(ascii, from, to));
        }
        byte[] octets = length <= SHORT ? decodeShort(ascii, from, to) : decodeLong(ascii, from, to);
        if (octets == null) {
            throw refusal.apply(complaint(ascii, from, to));
        }
        return octets;
    }

    /** Returns the octets, or {@code null} if a character is wrong. */
    private static byte @Nullable [] decodeLong(byte[] ascii, int from, int to) {
        int length = to - from;
        try {
            if (length > PIECE_TEXT) {
                return decodeInPieces(new ArrayPieces(ascii, new byte[PIECE_TEXT]), from, to);
            }
            if (length == ascii.length) {
                return DECODER.decode(ascii);
            }
            ByteBuffer decoded = DECODER.decode(ByteBuffer.wrap(ascii, from, length));
            byte[] octets = decoded.array();
            return octets.length == decoded.limit() ? octets : Arrays.copyOf(octets, decoded.limit());
        } catch (IllegalArgumentException e) {
            // The JDK's message repeats the character, whichever it is.
            return null;
        }
    }

    /**
     * Returns the octets, or {@code null} if a character is wrong. For signatures and keys, of which the JDK's decoder
     * would need a copy.
     */
    private static byte @Nullable [] decodeShort(byte[] ascii, int from, int to) {
        byte[] octets = new byte[(to - from) * 3 / 4];
        int at = from;
        int end = 0;
        // Negative as soon as one character was not of the alphabet.
        int all = 0;
        for (; to - at >= 4; at += 4) {
            int bits = sextet(ascii[at]) << 18
                    | sextet(ascii[at + 1]) << 12
                    | sextet(ascii[at + 2]) << 6
                    | sextet(ascii[at + 3]);
            all |= bits;
            octets[end++] = (byte) (bits >>> 16);
            octets[end++] = (byte) (bits >>> 8);
            octets[end++] = (byte) bits;
        }
        if (at < to) {
            boolean three = to - at == 3;
            int bits = sextet(ascii[at]) << 18 | sextet(ascii[at + 1]) << 12 | (three ? sextet(ascii[at + 2]) << 6 : 0);
            all |= bits;
            octets[end++] = (byte) (bits >>> 16);
            if (three) {
                octets[end] = (byte) (bits >>> 8);
            }
        }
        return all < 0 ? null : octets;
    }

    /** Text that is long enough to be decoded in pieces. */
    private interface Pieces {

        /** Returns an array that begins with the ASCII of a piece: of {@link #PIECE_TEXT} octets, valid once. */
        byte[] piece(int from, int to);
    }

    private record ArrayPieces(byte[] ascii, byte[] piece) implements Pieces {

        @Override
        public byte[] piece(int from, int to) {
            System.arraycopy(ascii, from, piece, 0, to - from);
            return piece;
        }
    }

    private record TextPieces(String text, TokenText piece) implements Pieces {

        TextPieces(String text) {
            this(text, new TokenText(PIECE_TEXT));
        }

        @Override
        public byte[] piece(int from, int to) {
            return piece.read(text, from, to);
        }
    }

    /** Returns the octets, or {@code null} if this is not canonical base64url. */
    private static byte @Nullable [] decodeInPieces(Pieces text, int from, int to) {
        byte[] octets = new byte[(int) ((to - from) * 3L / 4)];
        byte[] piece = new byte[PIECE];
        int at = from;
        int end = 0;
        try {
            for (; to - at > PIECE_TEXT; at += PIECE_TEXT) {
                if (DECODER.decode(text.piece(at, at + PIECE_TEXT), piece) != PIECE) {
                    // The JDK's decoder takes padding at the end of each piece.
                    return null;
                }
                System.arraycopy(piece, 0, octets, end, PIECE);
                end += PIECE;
            }
            byte[] rest = decode(text.piece(at, to), 0, to - at);
            System.arraycopy(rest, 0, octets, end, rest.length);
            return octets;
        } catch (IllegalArgumentException e) {
            // The JDK's message repeats the character, whichever it is.
            return null;
        }
    }

    /** A wrong character is reported first: it is the cause if the length or the last bits are wrong as well. */
    private static String complaint(byte[] ascii, int from, int to) {
        for (int i = from; i < to; i++) {
            if (sextet(ascii[i]) == NONE) {
                return REFUSED + ", found " + name(ascii[i]);
            }
        }
        return REFUSED
                + ((to - from & 3) == 1
                        ? ", a length of 1 modulo 4 cannot be"
                        : ", the unused bits of the last character must be zero");
    }

    /** Names the characters that are common mistakes, and repeats no other. */
    private static String name(byte c) {
        return switch (c) {
            case '=' -> "padding";
            case '+', '/' -> "a character of base64 (+ or /)";
            case ' ' -> "a space";
            case '\t' -> "a tab";
            case '\n' -> "a line feed";
            case '\r' -> "a carriage return";
            case '"' -> "a quotation mark";
            case '.' -> "a dot";
            default -> "another character";
        };
    }

    /** Returns the value of a character, or {@link #NONE}. */
    private static int sextet(byte c) {
        return SEXTETS[c & 0xff];
    }

    private static byte[] sextets() {
        byte[] sextets = new byte[1 << Byte.SIZE];
        Arrays.fill(sextets, (byte) NONE);
        for (int value = 0; value < ALPHABET.length; value++) {
            sextets[ALPHABET[value]] = (byte) value;
        }
        return sextets;
    }
}
