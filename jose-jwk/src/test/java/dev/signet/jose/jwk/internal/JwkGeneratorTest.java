package dev.signet.jose.jwk.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.core.internal.AlgorithmSpec.Material;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.RsaJwk;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JwkGeneratorTest {

    private static final Set<Material> WITHOUT_KEYS = EnumSet.of(Material.NONE, Material.PASSWORD);

    static Stream<AlgorithmSpec> withKeys() {
        return AlgorithmSpec.all().stream().filter(spec -> !WITHOUT_KEYS.contains(spec.material()));
    }

    static Stream<AlgorithmSpec> withoutCurves() {
        return withKeys().filter(spec -> spec.curves().isEmpty());
    }

    static Stream<AlgorithmSpec> withCurves() {
        return withKeys().filter(spec -> !spec.curves().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("withKeys")
    void a_key_is_taken_by_its_algorithm_and_says_nothing_else(AlgorithmSpec spec) {
        JwkGenerator usual = JwkGenerator.of(spec);
        JwkGenerator generator = spec.material() == Material.RSA ? usual.withBits(2048) : usual;
        Jwk key = generator.generate();

        assertThat(spec.takes(key.keyType(), crv(key), octets(key))).isTrue();
        assertThat(key.isPrivate() || key.isSymmetric()).isTrue();
        assertThat(key).isEqualTo(key.withoutParameters());
        assertThat(generator.generate()).isNotEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "ES384, P-384",
        "EdDSA, Ed25519",
        "Ed448, Ed448",
        "ECDH-ES, P-256",
        "ECDH-ES+A256KW, P-256",
        "HPKE-2, P-521",
        "HPKE-5-KE, X448"
    })
    void the_first_curve_is_the_usual_one(String name, String curve) {
        assertThat(crv(JwkGenerator.of(AlgorithmSpec.of(name)).generate())).contains(curve);
    }

    @ParameterizedTest
    @CsvSource({"HS256, 32", "HS512, 64", "A192KW, 24", "A256GCMKW, 32", "A192CBC-HS384, 48", "A128GCM, 16", "dir, 32"})
    void the_shortest_secret_is_the_usual_one(String name, int octets) {
        assertThat(octets(JwkGenerator.of(AlgorithmSpec.of(name)).generate())).isEqualTo(octets);
    }

    @Test
    void an_RSA_key_has_3072_bits_unless_told_otherwise() {
        JwkGenerator generator = JwkGenerator.of(AlgorithmSpec.of("PS256"));

        assertThat(modulusBits(generator.generate())).isEqualTo(3072);
        assertThat(modulusBits(generator.withBits(2048).generate())).isEqualTo(2048);
    }

    @ParameterizedTest
    @MethodSource("withCurves")
    void makes_keys_on_each_curve_that_the_algorithm_takes(AlgorithmSpec spec) {
        JwkGenerator generator = JwkGenerator.of(spec);

        assertThat(spec.curves())
                .allSatisfy(crv -> assertThat(crv(generator
                                .withCurve(Curve.named(crv).orElseThrow())
                                .generate()))
                        .contains(crv));
    }

    @ParameterizedTest
    @MethodSource("withCurves")
    void refuses_each_other_curve(AlgorithmSpec spec) {
        JwkGenerator generator = JwkGenerator.of(spec);

        assertThat(Curve.values())
                .filteredOn(curve -> !spec.curves().contains(curve.jwaName()))
                .isNotEmpty()
                .allSatisfy(curve -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> generator.withCurve(curve))
                        .withMessage(spec.name() + " has no keys on " + curve.jwaName()));
    }

    @ParameterizedTest
    @MethodSource("withoutCurves")
    void refuses_a_curve_where_keys_have_none(AlgorithmSpec spec) {
        JwkGenerator generator = JwkGenerator.of(spec);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> generator.withCurve(Curve.P_256))
                .withMessage("a key for " + spec.name() + " has no curve");
    }

    @ParameterizedTest
    @CsvSource({
        "HS256, 256",
        "HS256, 264",
        "HS384, 4096",
        "A128KW, 128",
        "A256CBC-HS512, 512",
        "dir, 128",
        "dir, 192",
        "dir, 256",
        "dir, 384",
        "dir, 512"
    })
    void a_secret_has_the_length_that_was_asked_for(String name, int bits) {
        assertThat(octets(JwkGenerator.of(AlgorithmSpec.of(name)).withBits(bits).generate()))
                .isEqualTo(bits / 8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HS256 | 248 | HS256 needs a multiple of 8 from 256 to 4096 bits",
                "HS256 | 257 | HS256 needs a multiple of 8 from 256 to 4096 bits",
                "HS384 | 4104 | HS384 needs a multiple of 8 from 384 to 4096 bits",
                "A128KW | 256 | A128KW needs 128 bits",
                "A256CBC-HS512 | 256 | A256CBC-HS512 needs 512 bits",
                "dir | 200 | dir needs one of [128, 192, 256, 384, 512] bits",
                "dir | 0 | dir needs one of [128, 192, 256, 384, 512] bits",
                "RS256 | 2047 | expected an RSA key of 2048 to 16384 bits, was 2047",
                "RSA-OAEP | 16385 | expected an RSA key of 2048 to 16384 bits, was 16385",
                "ES256 | 256 | the curve decides the size of a key for ES256",
                "ECDH-ES | 256 | the curve decides the size of a key for ECDH-ES",
                "ML-DSA-65 | 2048 | ML-DSA-65 has keys of one size"
            })
    void refuses_a_length_that_the_algorithm_does_not_take(String name, int bits, String message) {
        JwkGenerator generator = JwkGenerator.of(AlgorithmSpec.of(name));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> generator.withBits(bits))
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        "none, none takes no key",
        "PBES2-HS256+A128KW, 'PBES2-HS256+A128KW takes a password, and no generated key'",
        "PBES2-HS512+A256KW, 'PBES2-HS512+A256KW takes a password, and no generated key'"
    })
    void refuses_an_algorithm_without_keys(String name, String message) {
        AlgorithmSpec spec = AlgorithmSpec.of(name);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> JwkGenerator.of(spec))
                .withMessage(message);
    }

    private static Optional<String> crv(Jwk key) {
        return key.privateMembers().string("crv");
    }

    private static int octets(Jwk key) {
        return key instanceof OctJwk secret ? secret.octets() : 0;
    }

    private static int modulusBits(Jwk key) {
        return ((RsaJwk) key).publicKey().getModulus().bitLength();
    }
}
