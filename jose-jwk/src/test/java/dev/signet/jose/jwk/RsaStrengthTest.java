package dev.signet.jose.jwk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.Octets;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Moduli are made up: nothing here looks for large primes, as nothing in the library does. */
class RsaStrengthTest {

    private static final BigInteger F4 = BigInteger.valueOf(65_537);

    /** Written anew, by another way than the library's. */
    private static final List<Integer> PRIMES_BELOW_752 = primes(752);

    private final Random random = new Random(1);

    @Test
    void refuses_a_modulus_with_any_prime_factor_below_752() {
        for (int prime : PRIMES_BELOW_752.subList(1, PRIMES_BELOW_752.size())) {
            BigInteger n = multiple(prime, 2048);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> require(n))
                    .withMessage("\"n\": expected a modulus without a prime factor below 752");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 757, 761, 1009})
    void does_not_look_for_greater_prime_factors(int factor) {
        BigInteger n;
        do {
            n = multiple(factor, 2048);
        } while (hasSmallFactor(n));
        BigInteger odd = n;

        assertThatCode(() -> require(odd)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 50, 99, 100})
    void finds_primes_whose_mean_is_up_to_a_hundred_above_the_root(int steps) {
        BigInteger n = closeFactors(steps);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> require(n))
                .withMessage("\"n\": expected primes that are not close to each other");
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 102, 1000})
    void does_not_look_for_primes_that_are_farther_apart(int steps) {
        BigInteger n = closeFactors(steps);

        assertThatCode(() -> require(n)).doesNotThrowAnyException();
    }

    /** The former check took a root for each of 25 steps of such a modulus. */
    @Test
    void refuses_a_modulus_made_so_that_many_steps_look_like_squares_by_its_small_factors() {
        BigInteger n = BigInteger.ONE.shiftLeft(16_383).add(random(16_000));
        n = n.subtract(n.mod(BigInteger.valueOf(64 * 45_045)));
        while ((n.intValue() & 63) != 3) {
            n = n.add(BigInteger.valueOf(45_045));
        }
        BigInteger made = n;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> require(made))
                .withMessage("\"n\": expected a modulus without a prime factor below 752");
    }

    /** CVE-2017-15361: n is a power of 65537 modulo each small prime. */
    @Test
    void refuses_the_roca_fingerprint_and_not_what_lacks_it_at_one_prime() {
        BigInteger primes = PRIMES_BELOW_752.stream()
                .filter(prime -> prime > 2 && prime <= 167)
                .map(BigInteger::valueOf)
                .reduce(BigInteger.ONE, BigInteger::multiply);
        BigInteger n;
        do {
            BigInteger power = F4.modPow(random(200), primes);
            n = random(2048).setBit(2047).divide(primes).multiply(primes).add(power);
        } while (hasSmallFactor(n) || n.bitLength() != 2048);
        BigInteger fingerprint = n;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> require(fingerprint))
                .withMessage(
                        "\"n\": expected a modulus without the ROCA fingerprint (CVE-2017-15361), make another key");

        // Modulo 11 its powers are 1 and 10.
        BigInteger eleven = BigInteger.valueOf(11);
        BigInteger other = n;
        while (hasSmallFactor(other)
                || List.of(1, 10).contains(other.mod(eleven).intValue())) {
            other = other.add(primes.divide(eleven).shiftLeft(1));
        }
        BigInteger without = other;
        assertThatCode(() -> require(without)).doesNotThrowAnyException();
    }

    @Test
    void reads_public_keys_of_others_up_to_8192_bits_in_a_set() {
        JsonObject longest = key(8192);
        JsonObject members =
                JsonObject.builder().put("keys", List.of(longest, key(8193))).build();

        JwkSet set = JwkSet.parse(members.toJson());

        assertThat(set.keys()).containsExactly(Jwk.of(longest));
        assertThat(set.skippedKeys())
                .hasSize(1)
                .first()
                .satisfies(unusable -> assertThat(unusable.reason())
                        .isEqualTo(
                                "\"n\": expected at most 8192 bits in a public key of others, was 8193; Jwk.parse reads one"
                                        + " key of up to 16384"));
        assertThat(JwkSet.ofPublic(members)).isEqualTo(set);
    }

    @Test
    void reads_the_key_of_a_token_up_to_4096_bits() {
        JsonObject longest = key(4096);

        assertThat(Jwk.ofPublic(longest)).isEqualTo(Jwk.of(longest));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Jwk.ofPublic(key(4097)))
                .withMessageStartingWith("\"n\": expected at most 4096 bits in a public key of others, was 4097");
    }

    @Test
    void reads_one_public_key_up_to_16384_bits() {
        assertThat(Jwk.parse(key(16_384).toJson()).isPrivate()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Jwk.parse(key(16_385).toJson()))
                .withMessageContaining("was 16385");
    }

    @ParameterizedTest
    @CsvSource({"2048, 2047", "16384, 16385"})
    void a_modulus_has_2048_to_16384_bits(int bits, int beyond) {
        BigInteger n = number(key(bits));
        BigInteger other = number(key(beyond));

        assertThatCode(() -> require(n)).doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> require(other))
                .withMessage("expected an RSA key of 2048 to 16384 bits, was " + beyond);
    }

    @Test
    void a_modulus_is_positive() {
        BigInteger n = number(key(2048));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> require(n.negate()))
                .withMessage("\"n\": expected an odd modulus");
    }

    @ParameterizedTest
    @CsvSource({"3072, 256", "3073, 64", "2048, 256"})
    void an_exponent_is_as_long_as_the_jdk_takes_it_with_the_modulus(int bits, int longest) {
        BigInteger n = number(key(bits));
        BigInteger e = BigInteger.ONE.shiftLeft(longest - 1).setBit(0);
        BigInteger longer = BigInteger.ONE.shiftLeft(longest).setBit(0);

        assertThatCode(() -> RsaStrength.requireStrong(n, e, false)).doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RsaStrength.requireStrong(n, longer, false))
                .withMessage("\"e\": expected at most " + longest + " bits, was " + (longest + 1));
    }

    @Test
    void an_exponent_is_at_least_65537_and_for_some_sets_3() {
        BigInteger n = number(key(2048));
        String lenient = "; JwkSet.reader().acceptingSmallExponents() reads such public keys of a set";

        for (int e : new int[] {3, 65_535, 65_537}) {
            assertThatCode(() -> RsaStrength.requireStrong(n, BigInteger.valueOf(e), true))
                    .doesNotThrowAnyException();
            assertThat(RsaStrength.isSmall(BigInteger.valueOf(e))).isEqualTo(e < 65_537);
        }
        refusesExponent(n, 3, false, "\"e\": expected at least 65537, was 3" + lenient);
        refusesExponent(n, 65_535, false, "\"e\": expected at least 65537, was 65535" + lenient);
        refusesExponent(n, 1, false, "\"e\": expected at least 65537, was 1");
        refusesExponent(n, 1, true, "\"e\": expected at least 3, was 1");
        refusesExponent(n, -3, true, "\"e\": expected an odd exponent");
    }

    private static void refusesExponent(BigInteger n, int e, boolean acceptsSmallExponents, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RsaStrength.requireStrong(n, BigInteger.valueOf(e), acceptsSmallExponents))
                .withMessage(message);
    }

    private static BigInteger number(JsonObject key) {
        return Octets.integer(key.octets("n").orElseThrow());
    }

    private static void require(BigInteger n) {
        RsaStrength.requireStrong(n, F4, false);
    }

    private JsonObject key(int bits) {
        BigInteger n;
        do {
            n = multiple(1, bits);
        } while (hasSmallFactor(n));
        return JsonObject.builder()
                .put("kty", "RSA")
                .put("n", Base64Url.encode(Octets.unsigned(n)))
                .put("e", "AQAB")
                .build();
    }

    private BigInteger multiple(int factor, int bits) {
        BigInteger n = random(bits).setBit(bits - 1).setBit(bits - 2);
        n = n.subtract(n.mod(BigInteger.valueOf(factor)));
        return n.testBit(0) ? n : n.add(BigInteger.valueOf(factor));
    }

    /** Returns (a - b)(a + b) with an a that is so many steps above the root. */
    private BigInteger closeFactors(int steps) {
        while (true) {
            BigInteger a = random(1024).setBit(1023).setBit(1022);
            // a - root is b^2 / 2a, less a little.
            BigInteger b =
                    a.multiply(BigInteger.valueOf(Math.max(0, 2L * steps - 1))).sqrt();
            BigInteger n = a.multiply(a).subtract(b.multiply(b));
            if (n.testBit(0) && !hasSmallFactor(n) && a.subtract(n.sqrt()).equals(BigInteger.valueOf(steps))) {
                return n;
            }
        }
    }

    private BigInteger random(int bits) {
        return new BigInteger(bits, random);
    }

    private static boolean hasSmallFactor(BigInteger n) {
        return PRIMES_BELOW_752.stream()
                .anyMatch(prime -> n.mod(BigInteger.valueOf(prime)).signum() == 0);
    }

    private static List<Integer> primes(int bound) {
        return IntStream.range(2, bound)
                .filter(number -> BigInteger.valueOf(number).isProbablePrime(50))
                .boxed()
                .toList();
    }
}
