package dev.signet.jose.jwk;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JacobiSymbolTest {

    private final Random random = new Random(1);

    @Test
    void is_the_product_of_the_symbols_of_all_prime_factors() {
        for (int n = 1; n < 200; n += 2) {
            for (int a = 0; a < 300; a++) {
                assertThat(JacobiSymbol.of(BigInteger.valueOf(a), BigInteger.valueOf(n)))
                        .as("(%s/%s)", a, n)
                        .isEqualTo(product(a, n));
            }
        }
    }

    /** The fields of the curves, and primes whose length is that of whole limbs. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffed",
                "fffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffffffffffffffffffffffffffffffffffff"
                        + "ffffffffffffffff",
                "ffffffffffffffc5",
                "ffffffffffffffffffffffffffffff61",
                "7fffffff"
            })
    void is_what_a_power_says_for_a_prime(String hex) {
        BigInteger p = new BigInteger(hex, 16);
        for (int i = 0; i < 300; i++) {
            BigInteger a = new BigInteger(p.bitLength() + i % 70, random);
            assertThat(JacobiSymbol.of(a, p)).isEqualTo(euler(a, p));
            BigInteger few = new BigInteger(i % p.bitLength(), random);
            assertThat(JacobiSymbol.of(few, p)).isEqualTo(euler(few, p));
            BigInteger even = BigInteger.ONE.shiftLeft(i).add(BigInteger.ONE.shiftLeft(i / 2));
            assertThat(JacobiSymbol.of(even, p)).isEqualTo(euler(even, p));
        }
        assertThat(JacobiSymbol.of(p, p)).isZero();
        assertThat(JacobiSymbol.of(BigInteger.ZERO, p)).isZero();
        assertThat(JacobiSymbol.of(p.add(BigInteger.ONE), p)).isOne();
    }

    @Test
    void is_zero_for_a_common_factor_of_several_limbs() {
        BigInteger factor = new BigInteger(200, random).setBit(0);

        assertThat(JacobiSymbol.of(factor.multiply(BigInteger.valueOf(34)), factor.multiply(BigInteger.valueOf(35))))
                .isZero();
    }

    private static int euler(BigInteger a, BigInteger p) {
        BigInteger power = a.modPow(p.shiftRight(1), p);
        return power.bitLength() < 2 ? power.intValue() : -1;
    }

    private static int product(int a, int n) {
        int product = 1;
        int left = n;
        for (int p = 3; left > 1; p += 2) {
            for (; left % p == 0; left /= p) {
                product *= euler(BigInteger.valueOf(a), BigInteger.valueOf(p));
            }
        }
        return product;
    }
}
