package dev.signet.jose.core;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The one JSON writer: UTF-8, members in order, no white space, and only the escapes that RFC 8259 section 7 requires.
 *
 * <p>The length of a document without escapes is computed first, so that the array is nearly always exactly long
 * enough; only an escape or a character beyond ASCII makes it grow. Each method takes the index at which it begins and
 * returns the one at which it ended.
 *
 * <p>Strings are checked for lone surrogates when a {@link JsonObject} is built, so writing cannot fail. For one
 * thread.
 */
final class JsonWriter {

    private static final String HEX = "0123456789abcdef";

    /** The most octets that an escape or a character of UTF-8 takes for each UTF-16 unit. */
    private static final int MOST_PER_UNIT = 6;

    /** The estimate for values that are rare in tokens. */
    private static final int OTHER = 24;

    /** The powers of ten that a long can hold. */
    private static final long[] POWERS =
            LongStream.iterate(1, power -> power * 10).limit(19).toArray();

    /** The ASCII characters that stand for themselves. */
    private static final boolean[] PLAIN = new boolean[0x80];

    static {
        Arrays.fill(PLAIN, ' ', PLAIN.length, true);
        PLAIN['"'] = false;
        PLAIN['\\'] = false;
    }

    private byte[] out;

    /** How many octets there are beyond those that were counted for what is still to be written. */
    private int spare;

    private JsonWriter(int octets) {
        this.out = new byte[octets];
    }

    static byte[] write(JsonObject object) {
        JsonWriter writer = new JsonWriter(Math.toIntExact(plainLength(object)));
        int end = writer.object(object, 0);
        return end == writer.out.length ? writer.out : Arrays.copyOf(writer.out, end);
    }

    private static long plainLength(Object value) {
        if (value instanceof String text) {
            return text.length() + 2L;
        }
        if (value instanceof Long number) {
            return integerLength(number);
        }
        if (value instanceof JsonObject object) {
            long length = Math.max(2, object.size() + 1L);
            for (int i = 0; i < object.size(); i++) {
                length += object.nameAt(i).length() + 3L + plainLength(object.valueAt(i));
            }
            return length;
        }
        if (value instanceof List<?> elements) {
            long length = Math.max(2, elements.size() + 1L);
            for (int i = 0; i < elements.size(); i++) {
                length += plainLength(elements.get(i));
            }
            return length;
        }
        return OTHER;
    }

    private int object(JsonObject object, int start) {
        int at = start;
        out[at++] = '{';
        for (int i = 0; i < object.size(); i++) {
            if (i > 0) {
                out[at++] = ',';
            }
            at = name(object.nameAt(i), at);
            at = value(object.valueAt(i), at);
        }
        out[at++] = '}';
        return at;
    }

    /** A name that nearly every token has is written in one go, with what follows it written over. */
    private int name(String name, int at) {
        long member = RegisteredNames.member(name);
        if (member != 0 && at <= out.length - Long.BYTES) {
            AsciiScan.eight(out, at, member);
            return at + name.length() + 3;
        }
        int end = string(name, at);
        out[end] = ':';
        return end + 1;
    }

    private int value(Object value, int at) {
        if (value instanceof String text) {
            return string(text, at);
        }
        if (value instanceof Long number) {
            return integer(number, at);
        }
        if (value instanceof JsonObject object) {
            return object(object, at);
        }
        if (value instanceof List<?> elements) {
            return array(elements, at);
        }
        if (value instanceof BigDecimal decimal && decimal.scale() == 0) {
            // It was read from something like 1e0. Written as 1 it would be read back as an integer, another value.
            return other(decimal + "e0", at);
        }
        // BigDecimal, BigInteger, Boolean and JsonNull print themselves as JSON.
        return other(value.toString(), at);
    }

    private int array(List<?> elements, int start) {
        int at = start;
        out[at++] = '[';
        for (int i = 0; i < elements.size(); i++) {
            if (i > 0) {
                out[at++] = ',';
            }
            at = value(elements.get(i), at);
        }
        out[at++] = ']';
        return at;
    }

    private int other(String ascii, int at) {
        byte[] octets = ascii.getBytes(ISO_8859_1);
        more(octets.length - OTHER);
        System.arraycopy(octets, 0, out, at, octets.length);
        return at + octets.length;
    }

    private int integer(long value, int at) {
        int end = at + integerLength(value);
        int i = end;
        // Below zero there is one number more than above. Two digits at a time: each division waits for the last one.
        long rest = value < 0 ? value : -value;
        while (rest <= -100) {
            int pair = (int) -(rest % 100);
            rest /= 100;
            out[--i] = (byte) ('0' + pair % 10);
            out[--i] = (byte) ('0' + pair / 10);
        }
        int first = (int) -rest;
        out[--i] = (byte) ('0' + first % 10);
        if (first >= 10) {
            out[--i] = (byte) ('0' + first / 10);
        }
        if (value < 0) {
            out[--i] = '-';
        }
        return end;
    }

    /** Returns the length of an integer in octets. */
    private static int integerLength(long value) {
        if (value == Long.MIN_VALUE) {
            return 20;
        }
        // Making it odd changes no number of digits but that of 0. 1233 / 4096 is a little over log10(2).
        long odd = Math.abs(value) | 1;
        int guess = ((Long.SIZE - Long.numberOfLeadingZeros(odd)) * 1233) >> 12;
        int digits = odd >= POWERS[guess] ? guess + 1 : guess;
        return value < 0 ? digits + 1 : digits;
    }

    /**
     * Copies the text, and then looks for the first octet that cannot stay: the quotation mark after it, if all can.
     */
    @SuppressWarnings("deprecation") // What getBytes drops, the high octets of characters, is zero or written anew.
    private int string(String text, int start) {
        int at = start + 1;
        int end = at + text.length();
        out[start] = '"';
        text.getBytes(0, text.length(), out, at);
        out[end] = '"';
        int plainTo = isLatin(text) ? AsciiScan.plainTo(out, at) : at;
        if (plainTo < end) {
            end = special(text, plainTo - at, plainTo);
            out[end] = '"';
        }
        return end + 1;
    }

    private static boolean isLatin(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xff) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(char c) {
        return c < PLAIN.length && PLAIN[c];
    }

    private int special(String text, int from, int start) {
        int counted = text.length() - from;
        int most = Math.multiplyExact(counted, MOST_PER_UNIT);
        more(most - counted);
        int at = start;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPlain(c)) {
                out[at++] = (byte) c;
            } else if (c < 0x80) {
                at = escape(c, at);
            } else if (Character.isHighSurrogate(c)) {
                i++;
                at = beyond(Character.toCodePoint(c, text.charAt(i)), at);
            } else {
                at = beyond(c, at);
            }
        }
        spare += start + most - at;
        return at;
    }

    private int escape(char c, int start) {
        int at = start;
        out[at++] = '\\';
        switch (c) {
            case '"', '\\' -> out[at++] = (byte) c;
            case '\b' -> out[at++] = 'b';
            case '\f' -> out[at++] = 'f';
            case '\n' -> out[at++] = 'n';
            case '\r' -> out[at++] = 'r';
            case '\t' -> out[at++] = 't';
            default -> {
                out[at++] = 'u';
                out[at++] = '0';
                out[at++] = '0';
                out[at++] = (byte) HEX.charAt(c >> 4);
                out[at++] = (byte) HEX.charAt(c & 0xf);
            }
        }
        return at;
    }

    private int beyond(int point, int start) {
        int at = start;
        if (point < 0x800) {
            out[at++] = (byte) (0xc0 | (point >> 6));
        } else if (point < 0x10000) {
            out[at++] = (byte) (0xe0 | (point >> 12));
            out[at++] = (byte) (0x80 | ((point >> 6) & 0x3f));
        } else {
            out[at++] = (byte) (0xf0 | (point >> 18));
            out[at++] = (byte) (0x80 | ((point >> 12) & 0x3f));
            out[at++] = (byte) (0x80 | ((point >> 6) & 0x3f));
        }
        out[at++] = (byte) (0x80 | (point & 0x3f));
        return at;
    }

    /** Makes room for octets that were not counted; for fewer than were counted, remembers how many are left over. */
    private void more(int octets) {
        spare -= octets;
        if (spare < 0) {
            // By half at least, so that a document full of escapes is not copied for each of them.
            int growth = Math.max(-spare, out.length / 2);
            out = Arrays.copyOf(out, Math.addExact(out.length, growth));
            spare += growth;
        }
    }
}
