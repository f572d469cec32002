package dev.signet.jose.jwk;

import java.math.BigInteger;

/** The Jacobi symbol, which for a prime says whether a number is a square modulo it. For public numbers. */
final class JacobiSymbol {

    private JacobiSymbol() {}

    /**
     * Returns the symbol (a/n), by the binary algorithm: subtractions and shifts, without a division.
     *
     * @param a not negative
     * @param n odd and positive
     * @return 1, -1, or 0 if a and n have a common factor; for a prime n: 1 if a is a square modulo n, -1 if it is not,
     *     0 if it is a multiple
     */
    static int of(BigInteger a, BigInteger n) {
        int length = Math.max(a.bitLength(), n.bitLength()) / 64 + 1;
        long[] above = limbs(a, length);
        long[] below = limbs(n, length);
        // The lowest bit counts changes of sign.
        long changes = 0;
        while (true) {
            while ((above[length - 1] | below[length - 1]) == 0 && length > 1) {
                length--;
            }
            while (above[0] == 0) {
                if (!shiftByLimb(above, length)) {
                    return length > 1 || below[0] != 1 ? 0 : (changes & 1) == 0 ? 1 : -1;
                }
            }
            int zeros = Long.numberOfTrailingZeros(above[0]);
            shift(above, length, zeros);
            // (2/n) is -1 for an n of 3 or 5 modulo 8.
            changes ^= zeros & (below[0] >>> 1 ^ below[0] >>> 2);
            if (isLess(above, below, length)) {
                // Quadratic reciprocity: (a/n) is -(n/a) if both are 3 modulo 4, else (n/a).
                changes ^= (above[0] & below[0]) >>> 1;
                long[] lesser = above;
                above = below;
                below = lesser;
            }
            subtract(above, below, length);
        }
    }

    private static long[] limbs(BigInteger number, int length) {
        long[] limbs = new long[length];
        for (int i = 0; i < length; i++) {
            limbs[i] = number.shiftRight(64 * i).longValue();
        }
        return limbs;
    }

    /** Divides by 2^64, which leaves the symbol as it is; returns whether the number is not zero. */
    private static boolean shiftByLimb(long[] a, int length) {
        boolean any = false;
        for (int i = 0; i < length; i++) {
            a[i] = i + 1 < length ? a[i + 1] : 0;
            any |= a[i] != 0;
        }
        return any;
    }

    /** Divides by a power of 2 of less than 64 bits. */
    private static void shift(long[] a, int length, int bits) {
        int last = length - 1;
        for (int i = 0; i < last; i++) {
            // Not by 64 - bits, which may be 64: that would be a shift by 0.
            a[i] = (a[i] >>> bits) | (a[i + 1] << 1 << (63 - bits));
        }
        a[last] >>>= bits;
    }

    private static boolean isLess(long[] a, long[] b, int length) {
        int i = length - 1;
        while (i > 0 && a[i] == b[i]) {
            i--;
        }
        return Long.compareUnsigned(a[i], b[i]) < 0;
    }

    /** Subtracts b from a, which is not less. */
    private static void subtract(long[] a, long[] b, int length) {
        long borrow = 0;
        for (int i = 0; i < length; i++) {
            long difference = a[i] - b[i] - borrow;
            borrow = ((~a[i] & b[i]) | ((~a[i] | b[i]) & difference)) >>> 63;
            a[i] = difference;
        }
    }
}
