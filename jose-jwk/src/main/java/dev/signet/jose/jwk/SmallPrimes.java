package dev.signet.jose.jwk;

import java.math.BigInteger;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * The odd primes below 752, and what is left of a large number modulo each of them. The large number is divided once,
 * by the product of all, so that everything which is asked about small factors costs little more than one gcd.
 */
final class SmallPrimes {

    /** NIST SP 800-89 section 5.3.3: a modulus must have no factor below 752. */
    private static final int BOUND = 752;

    private static final int[] PRIMES = odd();
    private static final BigInteger PRODUCT = product();
    private static final BitSet[] SQUARES = squares();
    private static final BitSet SQUARES_MODULO_64 = squares(64);

    private SmallPrimes() {}

    /** A number modulo 64 and modulo each of the primes, in their order. Immutable. */
    static final class Residues {

        private final int modulo64;
        private final int[] modulo;

        private Residues(BigInteger number) {
            this.modulo64 = number.intValue() & 63;
            BigInteger small = number.mod(PRODUCT);
            this.modulo = new int[PRIMES.length];
            for (int i = 0; i < modulo.length; i++) {
                modulo[i] = small.mod(BigInteger.valueOf(PRIMES[i])).intValue();
            }
        }

        /** Returns whether one of the primes divides the number. */
        boolean hasFactor() {
            for (int residue : modulo) {
                if (residue == 0) {
                    return true;
                }
            }
            return false;
        }

        /** Returns whether, modulo each prime up to a bound, the number is a power of a base. */
        boolean arePowers(int base, int lastPrime) {
            for (int i = 0; i < modulo.length && PRIMES[i] <= lastPrime; i++) {
                if (!powers(base, PRIMES[i]).get(modulo[i])) {
                    return false;
                }
            }
            return true;
        }

        /**
         * Returns whether (this + step)^2 - other is a square modulo 64 and modulo each prime. Every square is. Of
         * other numbers half pass each prime: one in 2^130 is taken for a square.
         */
        boolean isSquareLess(int step, Residues other) {
            int a = modulo64 + step;
            if (!SQUARES_MODULO_64.get(Math.floorMod(a * a - other.modulo64, 64))) {
                return false;
            }
            for (int i = 0; i < modulo.length; i++) {
                a = modulo[i] + step;
                if (!SQUARES[i].get(Math.floorMod(a * a - other.modulo[i], PRIMES[i]))) {
                    return false;
                }
            }
            return true;
        }
    }

    static Residues residues(BigInteger number) {
        return new Residues(number);
    }

    private static BitSet powers(int base, int prime) {
        BitSet powers = new BitSet(prime);
        for (int power = 1; !powers.get(power); power = (int) ((long) power * base % prime)) {
            powers.set(power);
        }
        return powers;
    }

    private static int[] odd() {
        BitSet composite = new BitSet(BOUND);
        for (int i = 3; i * i < BOUND; i += 2) {
            for (int multiple = i * i; multiple < BOUND; multiple += i) {
                composite.set(multiple);
            }
        }
        return IntStream.range(3, BOUND)
                .filter(number -> number % 2 == 1 && !composite.get(number))
                .toArray();
    }

    private static BigInteger product() {
        BigInteger product = BigInteger.ONE;
        for (int prime : PRIMES) {
            product = product.multiply(BigInteger.valueOf(prime));
        }
        return product;
    }

    private static BitSet[] squares() {
        BitSet[] squares = new BitSet[PRIMES.length];
        for (int i = 0; i < squares.length; i++) {
            squares[i] = squares(PRIMES[i]);
        }
        return squares;
    }

    private static BitSet squares(int modulus) {
        BitSet squares = new BitSet(modulus);
        for (int i = 0; i < modulus; i++) {
            squares.set(i * i % modulus);
        }
        return squares;
    }
}
