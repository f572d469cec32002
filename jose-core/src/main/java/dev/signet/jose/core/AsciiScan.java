package dev.signet.jose.core;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks at the octets of JSON strings eight at a time.
 *
 * <p>An octet is <em>plain</em> if it stands for itself in a JSON string: ASCII, no control character, neither quotation
 * mark nor backslash. {@link #stops} computes this for eight octets by arithmetic on one {@code long}: subtracting 1 from
 * each octet carries into its high bit only where the octet was 0, that is, equal to what it was compared with. A carry
 * can make a false mark above a true one but never below, and only the lowest mark is looked at. Thread-safe.
 */
final class AsciiScan {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = ONES << 7;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long SPACES = ONES * ' ';

    private AsciiScan() {}

    /** Returns eight octets as one number, the first of them lowest; there must be eight. */
    static long eight(byte[] octets, int from) {
        return (long) LONGS.get(octets, from);
    }

    /** Returns a number whose lowest bit that is set lies in the first octet that is not plain; 0 if all are. */
    static long stops(long eight) {
        long control = (eight - SPACES) & ~eight;
        return (control | zeros(eight ^ QUOTES) | zeros(eight ^ BACKSLASHES) | eight) & HIGH_BITS;
    }

    private static long zeros(long eight) {
        return (eight - ONES) & ~eight;
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
        // A signed octet below ' ' is a control character or belongs to a character beyond ASCII.
        while (i < octets.length && octets[i] >= ' ' && octets[i] != '"' && octets[i] != '\\') {
            i++;
        }
        return i;
    }

    /** Returns how many quotation marks there are if all other octets are plain; -1 if not. */
    static int quotes(byte[] octets, int to) {
        int quotes = 0;
        long other = 0;
        int i = 0;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            long eight = eight(octets, i);
            other |= (eight - SPACES) | zeros(eight ^ BACKSLASHES) | eight;
            long q = eight ^ QUOTES;
            quotes += Long.bitCount(((q & ~HIGH_BITS) + ~HIGH_BITS) & HIGH_BITS);
        }
        quotes = i - quotes;
        for (; i < to; i++) {
            byte c = octets[i];
            if (c == '"') quotes++;
            else if (c < ' ' || c == '\\') return -1;
        }
        return (other & HIGH_BITS) == 0 ? quotes : -1;
    }
}
