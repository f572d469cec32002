package dev.signet.jose.jwk;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SmallPrimesTest {

    @Test
    void are_the_odd_primes_below_752() {
        List<Integer> primes = IntStream.range(3, 752)
                .filter(number -> BigInteger.valueOf(number).isProbablePrime(50))
                .boxed()
                .toList();

        assertThat(IntStream.range(0, SmallPrimes.count()).mapToObj(SmallPrimes::prime))
                .containsExactlyElementsOf(primes);
    }

    @Test
    void residues_are_those_of_the_platform() {
        Random random = new Random(1);
        for (int bits = 0; bits < 3200; bits += 7) {
            assertResidues(new BigInteger(bits, random));
        }
    }

    /** The largest limbs: the sums must not overflow. */
    @Test
    void residues_of_the_largest_numbers_of_a_length_are_those_of_the_platform() {
        for (int octets : new int[] {1, 2, 3, 4, 256, 383, 384, 385, 387, 512, 768, 1024, 2048}) {
            assertResidues(BigInteger.ONE.shiftLeft(8 * octets).subtract(BigInteger.ONE));
            assertResidues(BigInteger.ONE.shiftLeft(8 * octets));
        }
    }

    @Test
    void any_prime_is_found_as_a_factor_and_the_next_one_beyond_is_not() {
        for (int i = 0; i < SmallPrimes.count(); i++) {
            BigInteger multiple = BigInteger.valueOf(757).pow(200).multiply(BigInteger.valueOf(SmallPrimes.prime(i)));

            assertThat(SmallPrimes.residues(multiple).hasFactor()).isTrue();
        }
        assertThat(SmallPrimes.residues(BigInteger.valueOf(757).pow(201)).hasFactor())
                .isFalse();
    }

    private static void assertResidues(BigInteger number) {
        SmallPrimes.Residues residues = SmallPrimes.residues(number);
        for (int i = 0; i < SmallPrimes.count(); i++) {
            BigInteger prime = BigInteger.valueOf(SmallPrimes.prime(i));
            assertThat(residues.modulo(i)).isEqualTo(number.mod(prime).intValue());
        }
    }
}
