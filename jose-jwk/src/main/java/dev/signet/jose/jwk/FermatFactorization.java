package dev.signet.jose.jwk;

import java.math.BigInteger;
import java.util.function.UnaryOperator;

/**
 * Fermat's factorization: n is a^2 - b^2 with an a just above the root of n, if its primes are close. The steps reach
 * primes that are up to 28 times the fourth root of n apart.
 *
 * <p>One root is taken, that of n. None of the steps takes another: what is a square modulo 64 and all small primes is
 * taken for a square, since a root of a long number is expensive and the modulus may be made so that each step asks for
 * one. Immutable.
 */
final class FermatFactorization {

    private static final int STEPS = 100;

    private static final boolean[] SQUARES_MODULO_64 = squares(64);
    private static final boolean[][] SQUARES = squares();

    private final UnaryOperator<BigInteger> root;

    /**
     * Makes the factorization.
     *
     * @param root the square root of an integer, rounded down
     */
    FermatFactorization(UnaryOperator<BigInteger> root) {
        this.root = root;
    }

    /**
     * Returns whether one of the steps finds factors of n. Every square is one modulo 64 and each prime; of other
     * numbers half pass each prime, so that one in 2^130 is taken for a square.
     *
     * @param n a modulus
     * @param residues its residues
     */
    boolean findsFactors(BigInteger n, SmallPrimes.Residues residues) {
        BigInteger least = root.apply(n);
        // The root is the first candidate: it is exact where both primes are the same.
        int[] candidates = new int[STEPS + 1];
        int left = 0;
        for (int step = 0; step <= STEPS; step++) {
            int a = least.intValue() + step;
            if (SQUARES_MODULO_64[(a * a - n.intValue()) & 63]) {
                candidates[left++] = step;
            }
        }
        SmallPrimes.Residues below = SmallPrimes.residues(least);
        for (int i = 0; i < SQUARES.length && left > 0; i++) {
            left = squares(candidates, left, below.modulo(i), residues.modulo(i), SQUARES[i]);
        }
        return left > 0;
    }

    /** Moves the candidates that pass a prime to the front of the array, and returns their number. */
    private static int squares(int[] candidates, int length, int root, int n, boolean[] squares) {
        int left = 0;
        for (int i = 0; i < length; i++) {
            int a = root + candidates[i];
            if (squares[Math.floorMod(a * a - n, squares.length)]) {
                candidates[left++] = candidates[i];
            }
        }
        return left;
    }

    private static boolean[][] squares() {
        boolean[][] squares = new boolean[SmallPrimes.count()][];
        for (int i = 0; i < squares.length; i++) {
            squares[i] = squares(SmallPrimes.prime(i));
        }
        return squares;
    }

    private static boolean[] squares(int modulus) {
        boolean[] squares = new boolean[modulus];
        for (int i = 0; i < modulus; i++) {
            squares[i * i % modulus] = true;
        }
        return squares;
    }
}
