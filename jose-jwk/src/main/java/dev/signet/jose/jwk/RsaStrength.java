package dev.signet.jose.jwk;

import java.math.BigInteger;
import java.util.BitSet;

/** RSA public keys that are too short, too long, or known to be weak (RFC 7518 section 3.3, FIPS 186-5). */
final class RsaStrength {

    static final int LEAST_BITS = 2048;

    /** More would let one key take a processor for minutes; the JDK draws the same line. */
    static final int MOST_BITS = 16_384;

    private static final BigInteger THREE = BigInteger.valueOf(3);
    private static final BigInteger F4 = BigInteger.valueOf(65_537);

    /** Above 3,072 bits of n the JDK takes 64 bits of e, against keys that are slow to verify with. */
    private static final int LONG_MODULUS_BITS = 3072;

    private static final int FERMAT_STEPS = 100;

    /** The primes modulo which 65537 generates a small enough group for the fingerprint of CVE-2017-15361. */
    private static final int[] ROCA_PRIMES = {
        3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107, 109,
        113, 127, 131, 137, 139, 149, 151, 157, 163, 167
    };

    private static final BitSet[] ROCA_POWERS = rocaPowers();

    private static final BigInteger SMALL_PRIMES = BigInteger.valueOf(9 * 5 * 7 * 11 * 13);
    private static final BitSet SQUARES_MODULO_64 = squares(64);
    private static final BitSet SQUARES_MODULO_45045 = squares(SMALL_PRIMES.intValue());

    private RsaStrength() {}

    static void requireStrong(BigInteger n, BigInteger e, boolean acceptsThree) {
        requireLength(n.bitLength());
        if (n.signum() < 0 || !n.testBit(0)) {
            throw new IllegalArgumentException("\"n\": expected an odd modulus");
        }
        requireExponent(n, e, acceptsThree);
        if (isRoca(n)) {
            throw new IllegalArgumentException(
                    "\"n\": expected a modulus without the ROCA fingerprint (CVE-2017-15361), make another key");
        }
        if (hasClosePrimes(n)) {
            throw new IllegalArgumentException("\"n\": expected primes that are not close to each other");
        }
    }

    static void requireLength(int bits) {
        if (bits < LEAST_BITS || bits > MOST_BITS) {
            throw new IllegalArgumentException(
                    "expected an RSA key of " + LEAST_BITS + " to " + MOST_BITS + " bits, was " + bits);
        }
    }

    private static void requireExponent(BigInteger n, BigInteger e, boolean acceptsThree) {
        if (e.signum() <= 0 || !e.testBit(0)) {
            throw new IllegalArgumentException("\"e\": expected an odd exponent");
        }
        int longest = n.bitLength() > LONG_MODULUS_BITS ? 64 : 256;
        if (e.bitLength() > longest) {
            throw new IllegalArgumentException("\"e\": expected at most " + longest + " bits, was " + e.bitLength());
        }
        if (e.compareTo(F4) < 0 && !(acceptsThree && e.equals(THREE))) {
            throw new IllegalArgumentException("\"e\": expected at least 65537, was " + e
                    + (e.equals(THREE) ? "; RsaJwk.acceptingExponentThree reads such keys" : ""));
        }
    }

    /** Such a modulus is a power of 65537 modulo each small prime; of other keys one in a hundred million is. */
    private static boolean isRoca(BigInteger n) {
        for (int i = 0; i < ROCA_PRIMES.length; i++) {
            int remainder = n.mod(BigInteger.valueOf(ROCA_PRIMES[i])).intValue();
            if (!ROCA_POWERS[i].get(remainder)) {
                return false;
            }
        }
        return true;
    }

    /** Fermat's factorization: n is a^2 - b^2 with a just above the root of n, if its primes are close. */
    private static boolean hasClosePrimes(BigInteger n) {
        BigInteger a = n.sqrt();
        if (a.multiply(a).equals(n)) {
            return true;
        }
        a = a.add(BigInteger.ONE);
        BigInteger square = a.multiply(a).subtract(n);
        for (int i = 0; i < FERMAT_STEPS; i++) {
            if (isSquare(square)) {
                return true;
            }
            square = square.add(a.shiftLeft(1)).add(BigInteger.ONE);
            a = a.add(BigInteger.ONE);
        }
        return false;
    }

    private static boolean isSquare(BigInteger number) {
        // A root takes long. Of all numbers one in five is a square modulo 64, and one in 22 of those modulo the other.
        if (!SQUARES_MODULO_64.get(number.intValue() & 63)
                || !SQUARES_MODULO_45045.get(number.mod(SMALL_PRIMES).intValue())) {
            return false;
        }
        BigInteger root = number.sqrt();
        return root.multiply(root).equals(number);
    }

    private static BitSet squares(int modulus) {
        BitSet squares = new BitSet(modulus);
        for (long i = 0; i < modulus; i++) {
            squares.set((int) (i * i % modulus));
        }
        return squares;
    }

    private static BitSet[] rocaPowers() {
        BitSet[] powers = new BitSet[ROCA_PRIMES.length];
        for (int i = 0; i < powers.length; i++) {
            powers[i] = new BitSet(ROCA_PRIMES[i]);
            for (int power = 1; !powers[i].get(power); power = (int) ((long) power * 65_537 % ROCA_PRIMES[i])) {
                powers[i].set(power);
            }
        }
        return powers;
    }
}
