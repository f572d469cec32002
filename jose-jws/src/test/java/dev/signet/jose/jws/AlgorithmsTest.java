package dev.signet.jose.jws;

import static dev.signet.jose.jws.Tokens.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.KeyUse;
import dev.signet.jose.jwk.internal.JwkGenerator;
import dev.signet.jose.testsupport.Mutations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every algorithm. */
class AlgorithmsTest {

    private static final byte[] PAYLOAD = "{\"sub\":\"alice\"}".getBytes(UTF_8);

    static List<JwsAlgorithm> all() {
        List<JwsAlgorithm> all = new ArrayList<>();
        all.addAll(Arrays.asList(Hmac.values()));
        all.addAll(Arrays.asList(RsaPkcs1.values()));
        all.addAll(Arrays.asList(RsaPss.values()));
        all.addAll(Arrays.asList(Ecdsa.values()));
        all.addAll(Arrays.asList(EdDsa.values()));
        all.addAll(Arrays.asList(MlDsa.values()));
        return all;
    }

    @Test
    void the_list_has_each_permitted_and_each_registered_algorithm() {
        assertThat(JwsAlgorithm.all())
                .containsExactlyElementsOf(all())
                .containsExactlyInAnyOrderElementsOf(Stream.of(JwsAlgorithm.class.getPermittedSubclasses())
                        .flatMap(family -> Stream.of((JwsAlgorithm[]) family.getEnumConstants()))
                        .toList());
        assertThat(JwsAlgorithm.all())
                .extracting(JwsAlgorithm::jwaName)
                .containsExactlyInAnyOrderElementsOf(AlgorithmSpec.all().stream()
                        .filter(spec -> spec.use() == AlgorithmSpec.Use.SIGNATURE)
                        .map(AlgorithmSpec::name)
                        .filter(name -> !name.equals("none"))
                        .toList());
    }

    static Stream<JwsAlgorithm> onThePlatform() {
        return all().stream()
                .filter(algorithm -> algorithm != Ecdsa.ES256K)
                .filter(algorithm ->
                        !(algorithm instanceof MlDsa) || Runtime.version().feature() >= 24);
    }

    static Stream<Arguments> generators() {
        return all().stream().flatMap(algorithm -> {
            AlgorithmSpec spec = AlgorithmSpec.of(algorithm.jwaName());
            JwkGenerator usual = JwkGenerator.of(spec);
            Stream<JwkGenerator> generators = switch (spec.material()) {
                case RSA -> Stream.of(usual.withBits(2048));
                case CURVE ->
                    spec.curves().stream()
                            .map(curve -> usual.withCurve(Curve.named(curve).orElseThrow()));
                default -> Stream.of(usual);
            };
            return generators.map(keys -> Arguments.of(algorithm, keys));
        });
    }

    static Stream<JwsAlgorithm[]> pairs() {
        return all().stream()
                .flatMap(one ->
                        all().stream().filter(other -> other != one).map(other -> new JwsAlgorithm[] {one, other}));
    }

    @ParameterizedTest
    @MethodSource("all")
    void what_is_signed_verifies(JwsAlgorithm algorithm) {
        Jwk key = Tokens.key(algorithm);
        String token = JwsSigner.of(key, algorithm).sign(PAYLOAD);

        VerifiedJws jws = JwsVerifier.of(JwkSet.of(key), algorithm).verify(token);

        assertThat(jws.payload()).isEqualTo(PAYLOAD);
        assertThat(jws.header().algorithm()).contains(algorithm.jwaName());
        assertThat(jws.keyId()).isEqualTo(key.keyId());
    }

    @ParameterizedTest
    @MethodSource("generators")
    void a_generated_key_signs_and_verifies_and_another_does_not_verify(JwsAlgorithm algorithm, JwkGenerator keys) {
        Jwk key = keys.generate();
        String token = JwsSigner.of(key, algorithm).sign(PAYLOAD);

        assertThat(JwsVerifier.of(key, algorithm).verify(token).payload()).isEqualTo(PAYLOAD);
        JwsVerifier other = JwsVerifier.of(keys.generate(), algorithm);
        assertRefused(Reason.SIGNATURE_INVALID, () -> other.verify(token));
    }

    @ParameterizedTest
    @MethodSource("all")
    void verifies_again_with_the_header_remembered(JwsAlgorithm algorithm) {
        Jwk key = Tokens.key(algorithm);
        JwsVerifier verifier = JwsVerifier.of(key, algorithm);
        JwsSigner signer = JwsSigner.of(key, algorithm);
        verifier.verify(signer.sign(PAYLOAD));

        assertThat(verifier.verify(signer.sign("other".getBytes(UTF_8))).payload())
                .isEqualTo("other".getBytes(UTF_8));
    }

    @ParameterizedTest
    @MethodSource("onThePlatform")
    void the_platform_alone_signs_what_the_standard_choice_verifies(JwsAlgorithm algorithm) {
        Jwk key = Tokens.key(algorithm);
        String token = JwsSigner.of(key, algorithm)
                .withProviders(CryptoProviders.platform())
                .sign(PAYLOAD);

        assertThat(JwsVerifier.of(key, algorithm).verify(token).payload()).isEqualTo(PAYLOAD);
    }

    @ParameterizedTest
    @MethodSource("onThePlatform")
    void the_platform_alone_verifies_what_the_standard_choice_signs(JwsAlgorithm algorithm) {
        Jwk key = Tokens.key(algorithm);
        String token = JwsSigner.of(key, algorithm).sign(PAYLOAD);
        JwsVerifier verifier = JwsVerifier.of(key, algorithm).withProviders(CryptoProviders.platform());

        assertThat(verifier.verify(token).payload()).isEqualTo(PAYLOAD);
    }

    @Test
    void ES256K_without_its_provider_names_the_jar() {
        Jwk key = Tokens.key(Ecdsa.ES256K);

        assertThatThrownBy(() -> JwsVerifier.of(key, Ecdsa.ES256K).withProviders(CryptoProviders.platform()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ES256K")
                .hasMessageContaining("org.bouncycastle:bcprov-jdk18on");
    }

    @ParameterizedTest
    @MethodSource("all")
    void any_octet_of_the_signature_counts(JwsAlgorithm algorithm) {
        Jwk key = Tokens.key(algorithm);
        String token = JwsSigner.of(key, algorithm).sign(PAYLOAD);
        JwsVerifier verifier = JwsVerifier.of(key, algorithm);
        verifier.verify(token);

        // A character of base64url holds six bits: every mutation changes octets or is not canonical.
        int start = token.lastIndexOf('.') + 1;
        Mutations.replacing(token.substring(start), 7515)
                .limit(48)
                .forEach(signature -> assertThatThrownBy(() -> verifier.verify(token.substring(0, start) + signature))
                        .isInstanceOfSatisfying(
                                InvalidTokenException.class,
                                e -> assertThat(e.reason()).isIn(Reason.SIGNATURE_INVALID, Reason.MALFORMED)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void an_empty_signature_fails(JwsAlgorithm algorithm) {
        Jwk key = Tokens.key(algorithm);
        String token = JwsSigner.of(key, algorithm).sign(PAYLOAD);
        JwsVerifier verifier = JwsVerifier.of(key, algorithm);

        assertRefused(Reason.SIGNATURE_INVALID, () -> verifier.verify(token.substring(0, token.lastIndexOf('.') + 1)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_signature_with_one_octet_more_or_less_fails(JwsAlgorithm algorithm) {
        Jwk key = Tokens.key(algorithm);
        String token = JwsSigner.of(key, algorithm).sign(PAYLOAD);
        JwsVerifier verifier = JwsVerifier.of(key, algorithm);
        int start = token.lastIndexOf('.') + 1;
        byte[] signature = Base64Url.decode(token.substring(start));

        for (int length : new int[] {signature.length - 1, signature.length + 1, 2 * signature.length}) {
            String other = token.substring(0, start) + Base64Url.encode(Arrays.copyOf(signature, length));
            assertRefused(Reason.SIGNATURE_INVALID, () -> verifier.verify(other));
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void a_token_of_one_algorithm_is_nothing_to_a_verifier_of_another(JwsAlgorithm one, JwsAlgorithm other) {
        String token = JwsSigner.of(Tokens.key(one), one).sign(PAYLOAD);
        JwsVerifier verifier = JwsVerifier.of(Tokens.key(other), other);

        assertRefused(Reason.ALGORITHM_NOT_ALLOWED, () -> verifier.verify(token));
    }

    @ParameterizedTest
    @MethodSource("all")
    void the_name_finds_the_algorithm_and_only_in_its_own_spelling(JwsAlgorithm algorithm) {
        assertThat(JwsAlgorithm.named(algorithm.jwaName())).contains(algorithm);
        assertThat(JwsAlgorithm.named(algorithm.jwaName() + " ")).isEmpty();
        assertThat(JwsAlgorithm.named(algorithm.jwaName().toLowerCase(Locale.ROOT)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_key_that_states_another_alg_is_refused(JwsAlgorithm algorithm) {
        Jwk key = Tokens.key(algorithm);

        // One of AKP is not even made.
        assertThatThrownBy(() -> JwsVerifier.of(key.withAlgorithm("something-else"), algorithm))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(algorithm.jwaName());
        assertThatThrownBy(() -> JwsSigner.of(key.withAlgorithm("something-else"), algorithm))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_key_for_encryption_is_refused(JwsAlgorithm algorithm) {
        Jwk key = Tokens.key(algorithm);

        assertThatThrownBy(() -> JwsVerifier.of(key.withUse(KeyUse.ENCRYPTION), algorithm))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("use");
    }

    @ParameterizedTest
    @MethodSource("all")
    void many_threads_share_one_signer_and_one_verifier(JwsAlgorithm algorithm) {
        Jwk key = Tokens.key(algorithm);
        JwsSigner signer = JwsSigner.of(key, algorithm);
        JwsVerifier verifier = JwsVerifier.of(key, algorithm);

        long right = IntStream.range(0, 64)
                .parallel()
                .filter(i -> {
                    byte[] payload = ("payload " + i).getBytes(UTF_8);
                    return Arrays.equals(
                            payload, verifier.verify(signer.sign(payload)).payload());
                })
                .count();

        assertThat(right).isEqualTo(64);
    }
}
