package dev.signet.jose.core;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Scan of JSON strings, eight octets at a time in one {@code long} (SWAR, SIMD within a register).
 *
 * <p>An octet is <em>plain</em> if it stands for itself in a JSON string: ASCII, no control character, neither
 * quotation mark nor backslash. {@link #stops} computes this for eight octets at once: subtracting from each octet
 * carries into its high bit only where the octet was smaller. Changing the bit of value 2 first puts the quotation mark
 * right above the control characters, so that one subtraction finds both. A carry can make a false mark above a true
 * one but never below. Thread-safe.
 */
final class AsciiScan {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = ONES << 7;
    private static final long TWOS = ONES * 2;
    private static final long ABOVE_QUOTES = ONES * (('"' ^ 2) + 1);
    private static final long BACKSLASHES = ONES * '\\';

    private AsciiScan() {}

    /** Returns eight octets as one number, the first of them lowest; there must be eight. */
    static long eight(byte[] octets, int from) {
        return (long) LONGS.get(octets, from);
    }

    /** Writes such a number; there must be room for eight octets. */
    static void eight(byte[] octets, int from, long eight) {
        LONGS.set(octets, from, eight);
    }

    /**
     * Returns a number that has the high bit of each octet set that is not plain; 0 if all are. Above the first of them
     * more may be set.
     */
    static long stops(long eight) {
        return (((eight ^ TWOS) - ABOVE_QUOTES) | ((eight ^ BACKSLASHES) - ONES) | eight) & HIGH_BITS;
    }

    /** Returns which of the eight octets the lowest bit of {@code stops} lies in. */
    static int first(long stops) {
        return Long.numberOfTrailingZeros(stops) / Byte.SIZE;
    }

    /** Returns the index of the first octet, from {@code from} on, that is not plain; the length if all are. */
    static int plainTo(byte[] octets, int from) {
        int i = from;
        for (; i <= octets.length - Long.BYTES; i += Long.BYTES) {
            long stops = stops(eight(octets, i));
            if (stops != 0) {
                return i + first(stops);
            }
        }
        while (i < octets.length && isPlain(octets[i])) {
            i++;
        }
        return i;
    }

    private static boolean isPlain(byte octet) {
        // A signed octet below ' ' is a control character or belongs to a character beyond ASCII.
        return octet >= ' ' && octet != '"' && octet != '\\';
    }
}
