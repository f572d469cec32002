package dev.signet.jose.core;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/**
 * The one JSON writer: UTF-8, members in order, no white space, and only the escapes that RFC 8259 section 7 requires.
 *
 * <p>Strings are checked for lone surrogates when a {@link JsonObject} is built, so writing cannot fail. For one thread.
 */
final class JsonWriter {

    private static final String HEX = "0123456789abcdef";
    private static final int FIRST_ROOM = 512;
    private static final int LONG_DIGITS = 20;

    /** An escape or a character of UTF-8 takes at most so many octets for each UTF-16 unit. */
    private static final int MOST_PER_UNIT = 6;

    private byte[] out = new byte[FIRST_ROOM];
    private int at;

    private JsonWriter() {}

    static byte[] write(JsonObject object) {
        JsonWriter writer = new JsonWriter();
        writer.object(object);
        return Arrays.copyOf(writer.out, writer.at);
    }

    private void object(JsonObject object) {
        room(2);
        out[at++] = '{';
        for (int i = 0; i < object.size(); i++) {
            if (i > 0) {
                room(1);
                out[at++] = ',';
            }
            string(object.nameAt(i));
            room(1);
            out[at++] = ':';
            value(object.valueAt(i));
        }
        room(1);
        out[at++] = '}';
    }

    private void value(Object value) {
        if (value instanceof String text) {
            string(text);
        } else if (value instanceof Long number) {
            integer(number);
        } else if (value instanceof JsonObject object) {
            object(object);
        } else if (value instanceof List<?> elements) {
            array(elements);
        } else if (value instanceof BigDecimal decimal && decimal.scale() == 0) {
            // It was read from something like 1e0. Written as 1 it would be read back as an integer, another value.
            ascii(decimal + "e0");
        } else {
            // BigDecimal, BigInteger, Boolean and JsonNull print themselves as JSON.
            ascii(value.toString());
        }
    }

    private void array(List<?> elements) {
        room(1);
        out[at++] = '[';
        for (int i = 0; i < elements.size(); i++) {
            if (i > 0) {
                room(1);
                out[at++] = ',';
            }
            value(elements.get(i));
        }
        room(1);
        out[at++] = ']';
    }

    private void integer(long value) {
        room(LONG_DIGITS);
        if (value == Long.MIN_VALUE) {
            ascii("-9223372036854775808");
            return;
        }
        long rest = value;
        if (rest < 0) {
            out[at++] = '-';
            rest = -rest;
        }
        int digits = 1;
        for (long power = 10; digits < 19 && rest >= power; power *= 10) {
            digits++;
        }
        for (int i = at + digits - 1; i >= at; i--) {
            out[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        at += digits;
    }

    private void ascii(String text) {
        byte[] octets = text.getBytes(ISO_8859_1);
        room(octets.length);
        System.arraycopy(octets, 0, out, at, octets.length);
        at += octets.length;
    }

    private void string(String text) {
        int length = text.length();
        room(length + 2);
        out[at++] = '"';
        int i = 0;
        int place = at;
        byte[] octets = out;
        while (i < length) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                break;
            }
            octets[place++] = (byte) c;
            i++;
        }
        at = place;
        if (i < length) {
            special(text, i);
        }
        room(1);
        out[at++] = '"';
    }

    private void special(String text, int from) {
        room(Math.multiplyExact(text.length() - from, MOST_PER_UNIT));
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out[at++] = '\\';
                out[at++] = (byte) c;
            } else if (c < ' ') {
                control(c);
            } else if (c < 0x80) {
                out[at++] = (byte) c;
            } else if (Character.isHighSurrogate(c)) {
                i++;
                beyond(Character.toCodePoint(c, text.charAt(i)));
            } else {
                beyond(c);
            }
        }
    }

    private void control(char c) {
        out[at++] = '\\';
        switch (c) {
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
    }

    private void beyond(int point) {
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
    }

    private void room(int octets) {
        int needed = Math.addExact(at, octets);
        if (needed > out.length) {
            out = Arrays.copyOf(out, (int) Math.max(needed, Math.min(out.length * 2L, Integer.MAX_VALUE - 8)));
        }
    }
}
