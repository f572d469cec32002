package dev.signet.jose.jwk;

import java.math.BigInteger;

/** Square roots of long integers. {@link BigInteger#sqrt()} takes thirty times as long on JDK 17. */
final class IntegerRoot {

    /** Up to here the root of a {@code double} is less than 1 from that of the integer. */
    private static final int DOUBLE_BITS = 104;

    private IntegerRoot() {}

    /**
     * Returns the square root, rounded down.
     *
     * @param n not negative
     */
    static BigInteger floor(BigInteger n) {
        BigInteger root = approximate(n);
        while (root.multiply(root).compareTo(n) > 0) {
            root = root.subtract(BigInteger.ONE);
        }
        return root;
    }

    /** Returns the square root, rounded down, or up to 2 more. */
    private static BigInteger approximate(BigInteger n) {
        int bits = n.bitLength();
        if (bits <= DOUBLE_BITS) {
            return BigInteger.valueOf((long) Math.sqrt(n.doubleValue()) + 1);
        }
        // The upper half of the root is the root of the upper half. One step of Newton's method doubles the length of
        // what is right, and never ends below the root. 2 bits more than half, for what the upper half is too large by.
        int shift = bits / 4 - 2;
        BigInteger high = approximate(n.shiftRight(2 * shift));
        return high.shiftLeft(shift).add(n.shiftRight(shift).divide(high)).shiftRight(1);
    }
}
