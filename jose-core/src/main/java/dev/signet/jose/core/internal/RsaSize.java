package dev.signet.jose.core.internal;

/**
 * The lengths of RSA keys, in bits of the modulus, that every algorithm takes (RFC 7518 sections 3.3, 3.5, 4.2, 4.3).
 */
public final class RsaSize {

    /** The shortest: RFC 7518 demands it. */
    public static final int SHORTEST_BITS = 2048;

    /** The longest: a longer key would occupy a processor for minutes. The JDK has the same bound. */
    public static final int LONGEST_BITS = 16_384;

    private RsaSize() {}

    /**
     * Refuses a length that is too short or too long.
     *
     * @param bits the length of the modulus
     * @throws IllegalArgumentException if it is not in the range; the message names the range and the length
     */
    public static void require(int bits) {
        if (isOutside(bits)) {
            throw new IllegalArgumentException(
                    "expected an RSA key of " + SHORTEST_BITS + " to " + LONGEST_BITS + " bits, was " + bits);
        }
    }

    /**
     * Refuses a key that is too short or too long.
     *
     * @param algorithm the name of the algorithm, for the message
     * @param bits the length of the modulus
     * @throws IllegalArgumentException if it is not in the range; the message names the range and the length
     */
    public static void require(String algorithm, int bits) {
        if (isOutside(bits)) {
            throw new IllegalArgumentException(algorithm + " needs an RSA key of " + SHORTEST_BITS + " to "
                    + LONGEST_BITS + " bits (RFC 7518), this one has " + bits);
        }
    }

    private static boolean isOutside(int bits) {
        return bits < SHORTEST_BITS || bits > LONGEST_BITS;
    }
}
