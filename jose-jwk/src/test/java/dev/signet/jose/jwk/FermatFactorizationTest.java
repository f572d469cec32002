package dev.signet.jose.jwk;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FermatFactorizationTest {

    private static final int LAST_STEP = 100;

    private final Random random = new Random(1);
    private int roots;
    private final FermatFactorization counted = new FermatFactorization(n -> {
        roots++;
        return IntegerRoot.floor(n);
    });

    @Test
    void finds_what_exact_roots_find_at_each_step_and_just_beyond() {
        for (int step = 0; step <= LAST_STEP + 3; step++) {
            BigInteger n = differenceOfSquares(step);

            assertThat(findsFactors(n)).isEqualTo(step <= LAST_STEP).isEqualTo(exactly(n));
            assertThat(findsFactors(n.add(BigInteger.TWO))).isFalse();
            assertThat(findsFactors(n.subtract(BigInteger.TWO))).isFalse();
        }
    }

    @Test
    void finds_what_exact_roots_find_in_random_moduli() {
        for (int bits = 20; bits < 2100; bits += 41) {
            BigInteger n = new BigInteger(bits, random).setBit(bits - 1).setBit(0);

            // Of short ones some have such factors by chance.
            assertThat(findsFactors(n)).isEqualTo(exactly(n));
        }
    }

    /** What passes a few primes would have needed an exact root each, which costs as much as the whole check. */
    @Test
    void takes_one_root_of_a_modulus_that_is_made_to_ask_for_many() {
        for (int step = 0; step <= LAST_STEP; step += 10) {
            BigInteger n = looksLikeSquares(step, 0);
            roots = 0;

            assertThat(findsFactors(n)).isFalse();
            assertThat(roots).isEqualTo(1);
        }
    }

    /** The work goes on for long, but never beyond the residues of two numbers. */
    @Test
    void takes_one_root_of_a_modulus_of_which_a_step_passes_most_primes() {
        for (int step = 0; step <= LAST_STEP; step += 10) {
            BigInteger n = looksLikeSquares(step, 900);
            roots = 0;

            assertThat(findsFactors(n)).isFalse();
            assertThat(roots).isEqualTo(1);
        }
    }

    private boolean findsFactors(BigInteger n) {
        return counted.findsFactors(n, SmallPrimes.residues(n));
    }

    /** Fermat's method as it is taught. */
    private static boolean exactly(BigInteger n) {
        BigInteger a = n.sqrt();
        for (int step = 0; step <= LAST_STEP; step++, a = a.add(BigInteger.ONE)) {
            BigInteger square = a.multiply(a).subtract(n);
            if (square.signum() >= 0 && square.sqrt().pow(2).equals(square)) {
                return true;
            }
        }
        return false;
    }

    /** Returns an odd a^2 - b^2 with an a that is so many steps above the root. */
    private BigInteger differenceOfSquares(int step) {
        while (true) {
            BigInteger a = new BigInteger(1024, random).setBit(1023);
            BigInteger b =
                    a.multiply(BigInteger.valueOf(Math.max(0, 2L * step - 1))).sqrt();
            BigInteger n = a.multiply(a).subtract(b.multiply(b));
            if (n.testBit(0) && a.subtract(n.sqrt()).equals(BigInteger.valueOf(step))) {
                return n;
            }
        }
    }

    /**
     * Returns a modulus of which one step leaves what is a square modulo 64 and small primes, as many as the bits of
     * their product allow: n may be chosen between two squares.
     */
    private BigInteger looksLikeSquares(int step, int bits) {
        BigInteger modulus = BigInteger.valueOf(64 * 3 * 5 * 7 * 11 * 13);
        for (int i = 5; modulus.bitLength() < bits; i++) {
            modulus = modulus.multiply(BigInteger.valueOf(SmallPrimes.prime(i)));
        }
        while (true) {
            BigInteger root = new BigInteger(1024, random).setBit(1023);
            BigInteger a = root.add(BigInteger.valueOf(step));
            BigInteger b = new BigInteger(1000, random);
            BigInteger square = root.multiply(root);
            BigInteger n = square.add(
                    a.multiply(a).subtract(b.multiply(b)).subtract(square).mod(modulus));
            if (n.testBit(0)) {
                return n;
            }
        }
    }
}
