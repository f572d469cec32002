package dev.signet.jose.jwe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.KeyOperation;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.OkpJwk;
import dev.signet.jose.jwk.internal.JwkGenerator;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Algorithms and keys that are known at run time only. */
class RunTimeKeyTest {

    private static final ContentEncryption GCM = ContentEncryption.A256GCM;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dir",
                "RSA-OAEP",
                "RSA-OAEP-256",
                "RSA-OAEP-384",
                "RSA-OAEP-512",
                "A128KW",
                "A192KW",
                "A256KW",
                "A128GCMKW",
                "A192GCMKW",
                "A256GCMKW",
                "ECDH-ES",
                "ECDH-ES+A128KW",
                "ECDH-ES+A192KW",
                "ECDH-ES+A256KW",
                "PBES2-HS256+A128KW",
                "PBES2-HS384+A192KW",
                "PBES2-HS512+A256KW"
            })
    void finds_each_algorithm_by_its_registered_name(String name) {
        assertThat(JweAlgorithm.named(name).map(JweAlgorithm::jwaName)).contains(name);
    }

    @Test
    void lists_what_RFC_7518_has_in_its_order_but_what_is_insecure() {
        assertThat(JweAlgorithm.all())
                .extracting(JweAlgorithm::jwaName)
                .containsExactlyElementsOf(AlgorithmSpec.all().stream()
                        .filter(spec -> spec.use() == AlgorithmSpec.Use.KEY_MANAGEMENT)
                        .filter(spec -> !spec.isDraft())
                        .map(AlgorithmSpec::name)
                        .filter(name -> !name.equals("RSA1_5"))
                        .toList());
        assertThat(ContentEncryption.all())
                .extracting(ContentEncryption::jwaName)
                .containsExactlyElementsOf(AlgorithmSpec.all().stream()
                        .filter(spec -> spec.use() == AlgorithmSpec.Use.CONTENT_ENCRYPTION)
                        .map(AlgorithmSpec::name)
                        .toList());
    }

    @Test
    void lists_each_permitted_algorithm_but_what_is_insecure_or_a_draft() {
        assertThat(JweAlgorithm.all())
                .containsExactlyInAnyOrderElementsOf(Stream.of(JweAlgorithm.class.getPermittedSubclasses())
                        .filter(family -> !Set.of(InsecureRsa15.class, HpkeDraft.class, HpkeDraftKeyEncryption.class)
                                .contains(family))
                        .flatMap(family -> Stream.of((JweAlgorithm[]) family.getEnumConstants()))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RSA1_5",
                "none",
                "DIR",
                "rsa-oaep",
                "RSA_OAEP",
                "A128GCM",
                "HS256",
                "A128CTR",
                "HPKE-0",
                "HPKE-0-KE",
                ""
            })
    void finds_nothing_by_another_name(String name) {
        assertThat(JweAlgorithm.named(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A128CBC-HS256", "A192CBC-HS384", "A256CBC-HS512", "A128GCM", "A192GCM", "A256GCM"})
    void finds_each_content_encryption_by_its_registered_name(String name) {
        assertThat(ContentEncryption.named(name).map(ContentEncryption::jwaName))
                .contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A128CBC", "A128CTR", "a128gcm", "A128CBC_HS256", "dir", ""})
    void finds_no_content_encryption_by_another_name(String name) {
        assertThat(ContentEncryption.named(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dir", "A256KW", "A256GCMKW"})
    void works_with_the_algorithm_that_a_symmetric_jwk_names(String name) {
        roundTrip(OctJwk.generate(32).withAlgorithm(name));
    }

    @Test
    void works_with_the_algorithm_that_an_asymmetric_jwk_names() {
        roundTrip(Keys.RSA.withAlgorithm("RSA-OAEP-256"));
        roundTrip(Keys.P_256.withAlgorithm("ECDH-ES"));
        roundTrip(Keys.X25519.withAlgorithm("ECDH-ES+A128KW"));
    }

    @Test
    void refuses_a_jwk_that_names_no_algorithm_of_jwe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JweEncrypter.of(Keys.RSA, GCM))
                .withMessage("expected a JWK with an \"alg\"; without one, name the algorithm, one of"
                        + " [RSA-OAEP, RSA-OAEP-256, RSA-OAEP-384, RSA-OAEP-512]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JweEncrypter.of(Keys.P_256.withAlgorithm("ES256"), GCM))
                .withMessage("\"alg\": expected a key management algorithm of JWE, one of"
                        + " [ECDH-ES, ECDH-ES+A128KW, ECDH-ES+A192KW, ECDH-ES+A256KW]; ES256 is none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JweDecrypter.of(OkpJwk.generate(Curve.ED25519).withAlgorithm("EdDSA"), GCM))
                .withMessage("\"alg\": expected a key management algorithm of JWE, none of which takes this key;"
                        + " EdDSA is none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JweEncrypter.of(OctJwk.generate(32), GCM))
                .withMessageEndingWith("one of [dir, A256KW, A256GCMKW]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JweDecrypter.of(Keys.RSA.withOperations(KeyOperation.UNWRAP_KEY), GCM))
                .withMessageContaining("one of [RSA-OAEP, ");
        assertThatIllegalArgumentException().isThrownBy(() -> JweDecrypter.of(Keys.RSA.withAlgorithm("RSA1_5"), GCM));
    }

    @Test
    void refuses_a_jwk_of_another_kind_than_the_algorithm_takes() {
        Jwk ed25519 = OkpJwk.generate(Curve.ED25519);
        Jwk oct = OctJwk.generate(32);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JweEncrypter.of(oct, RsaOaep.RSA_OAEP_256, GCM))
                .withMessage("RSA-OAEP-256 needs an RSA key, this is a symmetric key of 32 octets");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JweDecrypter.of(Keys.RSA, Direct.DIR, GCM))
                .withMessageStartingWith("dir needs a symmetric key");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JweDecrypter.of(Keys.RSA, EcdhEs.ECDH_ES, GCM))
                .withMessageStartingWith(
                        "ECDH-ES needs a key on P-256, P-384, P-521, X25519 or X448, this is an RSA key");
        assertThatIllegalArgumentException().isThrownBy(() -> JweEncrypter.of(Keys.P_256, AesKeyWrap.A256KW, GCM));
        assertThatIllegalArgumentException().isThrownBy(() -> JweDecrypter.of(ed25519, EcdhEs.ECDH_ES, GCM));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JweEncrypter.of(oct, Pbes2.PBES2_HS256_A128KW, GCM))
                .withMessage("PBES2-HS256+A128KW takes a password, not a JWK: use the methods of Pbes2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JweDecrypter.of(Keys.RSA, InsecureRsa15.RSA1_5, GCM))
                .withMessage("RSA1_5 is insecure and stands alone: use the methods of InsecureRsa15");
    }

    @ParameterizedTest
    @MethodSource("jwks")
    void minds_the_name_of_its_one_key(Jwk key) {
        Jwk named = key.withKeyId("mine");
        JweDecrypter decrypter = JweDecrypter.of(named, GCM);
        String mine = JweEncrypter.of(named, GCM).encrypt(new byte[7]);
        String unnamed = JweEncrypter.of(key, GCM).encrypt(new byte[7]);
        String other = JweEncrypter.of(key.withKeyId("other"), GCM).encrypt(new byte[7]);
        assertThat(decrypter.decrypt(mine).plaintext()).hasSize(7);
        assertThat(decrypter.decrypt(unnamed).plaintext()).hasSize(7);
        assertThat(Refusal.reason(decrypter, other)).isEqualTo(Reason.KEY_NOT_FOUND);
    }

    @ParameterizedTest
    @MethodSource("generators")
    void a_generated_key_encrypts_and_decrypts_and_another_does_not_decrypt(
            AlgorithmSpec spec, ContentEncryption encryption, JwkGenerator keys) {
        JweAlgorithm algorithm = JweAlgorithms.of(spec);
        Jwk key = keys.generate();
        String token = algorithm instanceof HpkeDraft integrated
                ? integrated.encrypter(key).encrypt(new byte[7])
                : JweEncrypter.of(key, algorithm, encryption).encrypt(new byte[7]);

        assertThat(decrypter(key, algorithm, encryption).decrypt(token).plaintext())
                .hasSize(7);
        assertThat(Refusal.reason(decrypter(keys.generate(), algorithm, encryption), token))
                .isEqualTo(Reason.DECRYPTION_FAILED);
    }

    /** Each algorithm that takes generated keys, with each curve or length that it has, but RSA1_5: it encrypts nothing. */
    static Stream<Arguments> generators() {
        return AlgorithmSpec.all().stream()
                .filter(spec -> spec.use() == AlgorithmSpec.Use.KEY_MANAGEMENT
                        || spec.use() == AlgorithmSpec.Use.INTEGRATED_ENCRYPTION)
                .filter(spec -> spec.material() != AlgorithmSpec.Material.PASSWORD)
                .filter(spec -> !spec.name().equals("RSA1_5"))
                .flatMap(RunTimeKeyTest::generators);
    }

    private static Stream<Arguments> generators(AlgorithmSpec spec) {
        JwkGenerator usual = JwkGenerator.of(spec);
        return switch (spec.material()) {
            case CONTENT_ENCRYPTION_KEY ->
                ContentEncryption.all().stream()
                        .map(each -> Arguments.of(spec, each, usual.withBits(8 * each.cekOctets())));
            case RSA -> Stream.of(Arguments.of(spec, GCM, usual.withBits(2048)));
            case CURVE ->
                spec.curves().stream()
                        .map(curve -> Arguments.of(
                                spec, GCM, usual.withCurve(Curve.named(curve).orElseThrow())));
            default -> Stream.of(Arguments.of(spec, GCM, usual));
        };
    }

    private static JweDecrypter decrypter(Jwk key, JweAlgorithm algorithm, ContentEncryption encryption) {
        return algorithm instanceof HpkeDraft integrated
                ? integrated.decrypter(key)
                : JweDecrypter.of(key, algorithm, encryption);
    }

    static Stream<Jwk> jwks() {
        return Stream.of(
                OctJwk.generate(32).withAlgorithm("dir"),
                OctJwk.generate(32).withAlgorithm("A256KW"),
                OctJwk.generate(32).withAlgorithm("A256GCMKW"),
                Keys.RSA.withAlgorithm("RSA-OAEP"),
                Keys.P_256.withAlgorithm("ECDH-ES"),
                Keys.X25519.withAlgorithm("ECDH-ES"));
    }

    private static void roundTrip(Jwk key) {
        String token = JweEncrypter.of(key, GCM).encrypt(new byte[7]);
        assertThat(JweDecrypter.of(key, GCM).decrypt(token).plaintext()).hasSize(7);
    }
}
