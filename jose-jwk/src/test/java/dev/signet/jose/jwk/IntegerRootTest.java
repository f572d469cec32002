package dev.signet.jose.jwk;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IntegerRootTest {

    private final Random random = new Random(1);

    @Test
    void is_that_of_the_platform_for_small_integers() {
        for (int n = 0; n < 5000; n++) {
            assertRoot(BigInteger.valueOf(n));
        }
    }

    @Test
    void is_exact_at_squares_and_beside_them() {
        for (int bits = 1; bits < 1200; bits++) {
            BigInteger root = new BigInteger(bits, random).setBit(bits - 1);
            assertAround(root);
            assertAround(BigInteger.ONE.shiftLeft(bits));
            assertAround(BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE));
        }
    }

    @Test
    void is_exact_for_the_longest_moduli() {
        assertAround(new BigInteger(8192, random));
        assertRoot(new BigInteger(16_384, random));
    }

    private static void assertAround(BigInteger root) {
        BigInteger square = root.multiply(root);
        assertThat(IntegerRoot.floor(square)).isEqualTo(root);
        assertThat(IntegerRoot.floor(square.subtract(BigInteger.ONE))).isEqualTo(root.subtract(BigInteger.ONE));
        assertThat(IntegerRoot.floor(square.add(root).add(root))).isEqualTo(root);
    }

    private static void assertRoot(BigInteger n) {
        assertThat(IntegerRoot.floor(n)).isEqualTo(n.sqrt());
    }
}
