package dev.signet.jose.jwk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.Octets;
import java.math.BigInteger;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RsaJwkTest {

    private static final JsonObject KEY = Resources.bare(Resources.RSA);
    private static final JsonObject PUBLIC = Jwk.of(KEY).publicMembers();
    private static final JsonObject WITHOUT_PRIMES = without("p", "q", "dp", "dq", "qi");

    @Test
    void generates_3072_bits_with_primes() {
        RsaJwk key = RsaJwk.generate();

        assertThat(key.publicKey().getModulus().bitLength()).isEqualTo(3072);
        assertThat(key.publicKey().getPublicExponent()).isEqualTo(65_537);
        assertThat(key.privateKey()).containsInstanceOf(RSAPrivateCrtKey.class);
        assertThat(Jwk.parse(key.privateJson())).isEqualTo(key);
        assertThat(RsaJwk.of(key.publicKey(), key.privateKey().orElseThrow())).isEqualTo(key);
        assertThat(Jwk.of(key.publicKey())).isEqualTo(key.toPublic());
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 1024, 2047, 16_385})
    void generates_no_key_of_another_length(int bits) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RsaJwk.generate(bits))
                .withMessage("expected an RSA key of 2048 to 16384 bits, was " + bits);
    }

    @Test
    void reads_a_private_key_without_primes() {
        RsaJwk key = (RsaJwk) Jwk.of(WITHOUT_PRIMES);

        assertThat(key.privateKey()).isPresent().get().isNotInstanceOf(RSAPrivateCrtKey.class);
        assertThat(key.privateMembers()).isEqualTo(WITHOUT_PRIMES);
    }

    @Test
    void reads_an_exponent_of_200_bits() {
        assertThat(Jwk.of(Resources.object("made/rsa-long-exponent")).isPrivate())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "1024-bits, 'expected an RSA key of 2048 to 16384 bits, was 1024'",
        "exponent-3, '\"e\": expected at least 65537, was 3; JwkSet.reader().acceptingSmallExponents()'",
        "exponent-17, '\"e\": expected at least 65537, was 17; JwkSet.reader().acceptingSmallExponents()'",
        "roca, CVE-2017-15361",
        "close-primes, primes that are not close",
        "square, primes that are not close",
    })
    void refuses_the_weak_key(String name, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Jwk.of(Resources.object("weak-rsa/" + name)))
                .withMessageContaining(message);
    }

    @Test
    void refuses_weak_key_objects_as_well() {
        RSAPublicKey weak =
                JcaKeys.STANDARD.rsaPublic(number(Resources.object("weak-rsa/roca"), "n"), BigInteger.valueOf(65_537));

        assertThatIllegalArgumentException().isThrownBy(() -> Jwk.of(weak)).withMessageContaining("CVE-2017-15361");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void refuses(String fault, JsonObject members, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> Jwk.of(members)).withMessageContaining(message);
    }

    static Stream<Arguments> faults() {
        BigInteger n = number(KEY, "n");
        BigInteger longModulus = BigInteger.ONE.shiftLeft(4095).add(BigInteger.ONE);
        return Stream.of(
                arguments("no n", KEY.without("n"), "\"n\": expected a string, was absent"),
                arguments("no e", KEY.without("e"), "\"e\": expected a string, was absent"),
                arguments("n is a number", KEY.with("n", 65_537L), "\"n\": expected a string of base64url"),
                arguments("n is empty", KEY.with("n", ""), "\"n\": expected an integer, was empty"),
                arguments("n with a zero in front", padded("n"), "\"n\": expected no leading zero octet"),
                arguments("e with a zero in front", padded("e"), "\"e\": expected no leading zero octet"),
                arguments("d with a zero in front", padded("d"), "\"d\": expected no leading zero octet"),
                arguments("qi with a zero in front", padded("qi"), "\"qi\": expected no leading zero octet"),
                arguments(
                        "n is even",
                        changed("n", odd -> odd.subtract(BigInteger.ONE)),
                        "\"n\": expected an odd modulus"),
                arguments(
                        "n of 16385 bits",
                        KEY.with("n", text(BigInteger.ONE.shiftLeft(16_384).setBit(0))),
                        "was 16385"),
                arguments("e is 0", KEY.with("e", "AA"), "\"e\": expected no leading zero octet"),
                arguments("e is 1", KEY.with("e", "AQ"), "\"e\": expected at least 65537, was 1"),
                arguments("e is even", KEY.with("e", "AQAA"), "\"e\": expected an odd exponent"),
                arguments(
                        "e of 257 bits",
                        PUBLIC.with("e", text(BigInteger.ONE.shiftLeft(256).setBit(0))),
                        "\"e\": expected at most 256 bits, was 257"),
                arguments(
                        "e of 65 bits with a long n",
                        PUBLIC.with("n", text(longModulus))
                                .with("e", text(BigInteger.ONE.shiftLeft(64).setBit(0))),
                        "\"e\": expected at most 64 bits, was 65"),
                arguments("a missing prime", KEY.without("q"), "expected none or all of p, q, dp, dq and qi, found 4"),
                arguments(
                        "only one prime",
                        WITHOUT_PRIMES.with("p", "AQAB"),
                        "expected none or all of p, q, dp, dq and qi, found 1"),
                arguments("primes without d", KEY.without("d"), "\"d\": expected it beside p, q, dp, dq or qi"),
                arguments("a third prime", KEY.with("oth", List.of()), "\"oth\": expected an RSA key of two primes"),
                arguments(
                        "a third prime in a public key",
                        PUBLIC.with("oth", List.of()),
                        "\"oth\": expected an RSA key of two primes"),
                arguments(
                        "another p",
                        changed("p", p -> p.add(BigInteger.TWO)),
                        "\"p\", \"q\": expected two primes whose product is n"),
                arguments(
                        "p is n and q is 1",
                        KEY.with("p", text(n)).with("q", "AQ"),
                        "\"p\", \"q\": expected two primes whose product is n"),
                arguments(
                        "p is 1 and q is n",
                        KEY.with("p", "AQ").with("q", text(n)),
                        "\"p\", \"q\": expected two primes whose product is n"),
                arguments(
                        "another dp",
                        changed("dp", dp -> dp.add(BigInteger.TWO)),
                        "\"dp\": expected d modulo the prime less one"),
                arguments(
                        "another dq",
                        changed("dq", dq -> dq.add(BigInteger.TWO)),
                        "\"dq\": expected d modulo the prime less one"),
                arguments(
                        "dp that is not reduced",
                        changed("dp", dp -> dp.add(number(KEY, "p")).subtract(BigInteger.ONE)),
                        "\"dp\": expected d modulo the prime less one"),
                arguments(
                        "another qi",
                        changed("qi", qi -> qi.add(BigInteger.TWO)),
                        "\"qi\": expected the inverse of q modulo p"),
                arguments(
                        "qi that is not reduced",
                        changed("qi", qi -> qi.add(number(KEY, "p"))),
                        "\"qi\": expected the inverse of q modulo p"),
                arguments("another e", KEY.with("e", "AQAD"), "\"d\": expected the inverse of e"),
                arguments(
                        "a small d",
                        WITHOUT_PRIMES.with("d", "AQAB"),
                        "\"d\": expected an integer over half as long as n and below n"),
                arguments(
                        "d above n",
                        WITHOUT_PRIMES.with("d", text(n.add(BigInteger.TWO))),
                        "\"d\": expected an integer over half as long as n and below n"),
                arguments(
                        "d is n",
                        WITHOUT_PRIMES.with("d", text(n)),
                        "\"d\": expected an integer over half as long as n and below n"),
                arguments(
                        "d of half the length",
                        WITHOUT_PRIMES.with("d", text(BigInteger.ONE.shiftLeft(n.bitLength() / 2 - 1))),
                        "\"d\": expected an integer over half as long as n and below n"),
                arguments(
                        "d of one bit more",
                        WITHOUT_PRIMES.with("d", text(BigInteger.ONE.shiftLeft(n.bitLength() / 2))),
                        "\"d\": expected the private key of this very public key"),
                arguments(
                        "another d",
                        WITHOUT_PRIMES.with("d", text(number(KEY, "d").subtract(BigInteger.TWO))),
                        "\"d\": expected the private key of this very public key"),
                arguments(
                        "crv of EC", KEY.with("crv", "P-256"), "\"crv\": expected no such member in a key of kty RSA"),
                arguments("k of oct", KEY.with("k", "AQAB"), "\"k\": expected no such member in a key of kty RSA"));
    }

    @Test
    void refuses_halves_of_two_keys() {
        RsaJwk one = (RsaJwk) Jwk.of(KEY);
        RsaJwk other = (RsaJwk) Jwk.of(Resources.object("rfc7517/a2#2"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RsaJwk.of(one.publicKey(), other.privateKey().orElseThrow()))
                .withMessageContaining("product is n");
    }

    @Test
    void tells_private_keys_with_and_without_primes_apart() {
        assertThat(Jwk.of(WITHOUT_PRIMES)).isNotEqualTo(Jwk.of(KEY)).isNotEqualTo(Jwk.of(PUBLIC));
    }

    @Test
    void makes_each_key_object_once() {
        RsaJwk key = (RsaJwk) Jwk.of(KEY);

        assertThat(key.publicKey()).isSameAs(key.publicKey());
        assertThat(key.privateKey().orElseThrow()).isSameAs(key.privateKey().orElseThrow());
    }

    private static JsonObject without(String... names) {
        JsonObject rest = KEY;
        for (String name : names) {
            rest = rest.without(name);
        }
        return rest;
    }

    private static JsonObject padded(String name) {
        byte[] octets = KEY.octets(name).orElseThrow();
        return KEY.with(name, Base64Url.encode(Octets.concat(new byte[1], octets)));
    }

    private static JsonObject changed(String name, UnaryOperator<BigInteger> change) {
        return KEY.with(name, text(change.apply(number(KEY, name))));
    }

    private static BigInteger number(JsonObject members, String name) {
        return Octets.integer(members.octets(name).orElseThrow());
    }

    private static String text(BigInteger number) {
        return Base64Url.encode(Octets.unsigned(number));
    }
}
