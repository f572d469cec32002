package dev.signet.jose.jwk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.JsonNull;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.CryptoOperation;
import dev.signet.jose.core.internal.KeyFamily;
import dev.signet.jose.core.internal.MlDsaParameters;
import dev.signet.jose.core.internal.ProviderLookup;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AkpJwkTest {

    private static final JsonObject ML_DSA_44 = Resources.object(Resources.ML_DSA_44);

    @BeforeAll
    static void needs_a_provider() {
        assumeTrue(
                ProviderLookup.of(CryptoProviders.standard())
                        .find(CryptoOperation.GENERATE, KeyFamily.ML_DSA, "KeyPairGenerator", "ML-DSA-44")
                        .isPresent(),
                "no provider has ML-DSA");
    }

    @ParameterizedTest
    @EnumSource
    void generates_a_key_for_each_algorithm(MlDsaParameters parameters) {
        AkpJwk key = AkpJwk.generate(parameters.algorithm());

        assertThat(key.algorithm()).contains(parameters.algorithm());
        assertThat(key.pub()).hasSize(parameters.publicOctets());
        assertThat(key.privateMembers().octets("priv"))
                .hasValueSatisfying(seed -> assertThat(seed).hasSize(32));
        assertThat(key.privateMembers().names()).containsExactlyInAnyOrder("kty", "alg", "pub", "priv");
        assertThat(key.publicMembers().names()).containsExactlyInAnyOrder("kty", "alg", "pub");
        assertThat(Jwk.parse(key.privateJson())).isEqualTo(key);
        assertThat(Jwk.parse(key.toJson())).isEqualTo(key.toPublic()).isNotEqualTo(key);
        assertThat(Jwk.of(key.publicKey())).isEqualTo(key.toPublic());
        assertThat(AkpJwk.generate(parameters.algorithm())).isNotEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ML-DSA", "ml-dsa-44", "Ed25519", "SLH-DSA-SHA2-128s", "HPKE-8"})
    void generates_no_key_for_another_algorithm(String algorithm) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AkpJwk.generate(algorithm))
                .withMessage("expected ML-DSA-44, ML-DSA-65 or ML-DSA-87");
    }

    @Test
    void reads_a_private_key_and_its_public_half() {
        AkpJwk key = (AkpJwk) Jwk.of(ML_DSA_44);

        assertThat(key.keyType()).isEqualTo("AKP");
        assertThat(key.isPrivate()).isTrue();
        assertThat(key.privateKey()).isPresent();
        assertThat(key.toPublic().isPrivate()).isFalse();
        assertThat(key.toPublic().privateKey()).isEmpty();
        assertThat(key.privateMembers()).isEqualTo(ML_DSA_44);
        assertThat(key.toString()).startsWith("AkpJwk[ML-DSA-44, private, ").contains("\"alg\":\"ML-DSA-44\"");
        assertThat(Jwk.ofPublic(ML_DSA_44.without("priv"))).isEqualTo(key.toPublic());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void refuses(String fault, JsonObject members, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> Jwk.of(members)).withMessage(message);
    }

    static Stream<Arguments> faults() {
        String names = "\"alg\": expected ML-DSA-44, ML-DSA-65 or ML-DSA-87 for kty AKP, was ";
        return Stream.of(
                arguments("no alg", ML_DSA_44.without("alg"), "\"alg\": expected a string, was absent"),
                arguments("alg of another key", ML_DSA_44.with("alg", "ES256"), names + "\"ES256\""),
                arguments("alg that is unknown", ML_DSA_44.with("alg", "ML-DSA-45"), names + "\"ML-DSA-45\""),
                arguments(
                        "alg of another length",
                        ML_DSA_44.with("alg", "ML-DSA-65"),
                        "\"pub\": expected 1952 octets for ML-DSA-65, was 1312"),
                arguments("no pub", ML_DSA_44.without("pub"), "\"pub\": expected a string, was absent"),
                arguments(
                        "pub of an octet less",
                        ML_DSA_44.with("pub", Resources.zeros(1311)),
                        "\"pub\": expected 1312 octets for ML-DSA-44, was 1311"),
                arguments(
                        "pub under which anything can be signed",
                        ML_DSA_44.with("pub", Resources.zeros(1312)),
                        "\"pub\": expected a public key that is not zero behind its first 32 octets"),
                arguments(
                        "the expanded private key",
                        ML_DSA_44.with("priv", Resources.zeros(2560)),
                        "\"priv\": expected 32 octets for the seed of ML-DSA-44, was 2560"),
                arguments(
                        "priv of an octet less",
                        ML_DSA_44.with("priv", Resources.zeros(31)),
                        "\"priv\": expected 32 octets for the seed of ML-DSA-44, was 31"),
                arguments(
                        "priv of another key",
                        ML_DSA_44.with("priv", Resources.zeros(32)),
                        "\"priv\": expected the private key of this very public key"),
                arguments(
                        "d of another type",
                        ML_DSA_44.with("d", Resources.zeros(32)),
                        "\"d\": expected no such member in a key of kty AKP"),
                arguments(
                        "use for encryption",
                        ML_DSA_44.with("use", "enc"),
                        "\"use\": expected sig with \"alg\": ML-DSA-44"),
                arguments(
                        "key_ops for encryption",
                        ML_DSA_44.with("key_ops", List.of("wrapKey")),
                        "\"key_ops\": expected an operation of \"alg\": ML-DSA-44, found wrapKey"));
    }

    @Test
    void refuses_a_private_key_in_a_public_place() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Jwk.ofPublic(ML_DSA_44))
                .withMessage("\"priv\": expected a public key, without such a member");
    }

    @Test
    void its_alg_cannot_be_another() {
        Jwk key = Jwk.of(ML_DSA_44);

        assertThat(key.withAlgorithm("ML-DSA-44")).isEqualTo(key);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> key.withAlgorithm("ML-DSA-65"))
                .withMessage("\"alg\": ML-DSA-65 needs a key for ML-DSA-65, this is a key for ML-DSA-44");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> key.withAlgorithm("XY99"))
                .withMessage("\"alg\": expected ML-DSA-44, which this key is for");
    }

    @Test
    void its_alg_is_no_parameter_and_stays_where_these_are_left_out() {
        Jwk key = Jwk.of(ML_DSA_44).withKeyId("2026-01").withUse(KeyUse.SIGNATURE);

        assertThat(key.withoutParameters()).isEqualTo(Jwk.of(ML_DSA_44));
    }

    @Test
    void fits_its_own_algorithm_only() {
        Jwk key = Jwk.of(ML_DSA_44);

        assertThat(key.fits(KeyOperation.SIGN, "ML-DSA-44")).isTrue();
        assertThat(key.toPublic().fits(KeyOperation.VERIFY, "ML-DSA-44")).isTrue();
        assertThat(key.toPublic().mismatch(KeyOperation.SIGN, "ML-DSA-44"))
                .contains("ML-DSA-44: \"sign\" needs a private key, this JWK is public");
        assertThat(key.mismatch(KeyOperation.SIGN, "ML-DSA-87"))
                .contains("ML-DSA-87 needs a key for ML-DSA-87, this is a key for ML-DSA-44");
        assertThat(key.mismatch(KeyOperation.WRAP_KEY, "ECDH-ES")).isPresent();
    }

    /** RFC 9964 section 6: the members are alg, kty and pub. */
    @Test
    void its_thumbprint_is_that_of_alg_kty_and_pub() throws Exception {
        String input = "{\"alg\":\"ML-DSA-44\",\"kty\":\"AKP\",\"pub\":\""
                + ML_DSA_44.string("pub").orElseThrow() + "\"}";
        String hash = Base64Url.encode(MessageDigest.getInstance("SHA-256").digest(input.getBytes(UTF_8)));
        Jwk key = Jwk.of(ML_DSA_44.with("kid", "a"));

        assertThat(key.thumbprint()).hasToString(hash);
        assertThat(key.toPublic().thumbprint()).isEqualTo(key.thumbprint());
        assertThat(key.withThumbprintKeyId().keyId()).contains(hash);
    }

    @Test
    void is_one_key_of_a_set_and_found_by_its_kid() {
        Jwk key = Jwk.of(ML_DSA_44.with("kid", "quantum"));
        Jwk other = EcJwk.generate(Curve.P_256).withKeyId("classic");
        JwkSet set = JwkSet.parse(JwkSet.of(other, key).publicOnly().toJson());

        assertThat(set.skippedKeys()).isEmpty();
        assertThat(set.byKeyId("quantum")).containsExactly(key.toPublic());
        assertThat(set.byKeyId("classic")).containsExactly(other.toPublic());
    }

    @Test
    void a_set_skips_an_element_without_a_usable_alg() {
        JsonObject named = ML_DSA_44.without("priv").with("kid", "a");
        JsonObject set = JsonObject.builder()
                .put(
                        "keys",
                        List.of(
                                named.with("alg", JsonNull.NULL),
                                named.with("alg", "SLH-DSA-SHA2-128s"),
                                named.with("crv", "Ed25519")))
                .build();

        JwkSet read = JwkSet.of(set);

        assertThat(read.keys()).hasSize(1);
        assertThat(read.ignoredMembers()).extracting(IgnoredMember::member).containsExactly("crv");
        assertThat(read.skippedKeys())
                .extracting(SkippedKey::reason)
                .containsExactly(
                        "\"alg\": expected a string, was null",
                        "\"alg\": expected ML-DSA-44, ML-DSA-65 or ML-DSA-87 for kty AKP, was \"SLH-DSA-SHA2-128s\"");
    }

    /** Key sets are read wherever they are read; what is missing is told to who needs it. */
    @Test
    void a_public_key_is_read_without_a_provider_and_a_private_one_is_not() {
        assumeTrue(Runtime.version().feature() < 24, "the JDK has ML-DSA");
        JwkReader reader = new JwkReader(new JcaKeys(CryptoProviders.platform()));
        AkpJwk key = (AkpJwk) reader.read(ML_DSA_44.without("priv"));

        assertThat(key).isEqualTo(Jwk.of(ML_DSA_44).toPublic());
        assertThatIllegalStateException().isThrownBy(key::publicKey).withMessageContaining("JDK 24");
        assertThatIllegalStateException()
                .isThrownBy(() -> reader.read(ML_DSA_44))
                .withMessageContaining("run JDK 24 or later, or add org.bouncycastle:bcprov-jdk18on");
    }
}
