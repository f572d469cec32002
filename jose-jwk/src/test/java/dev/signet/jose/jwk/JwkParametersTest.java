package dev.signet.jose.jwk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.signet.jose.core.JsonNull;
import dev.signet.jose.core.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwkParametersTest {

    private static final JsonObject KEY = Resources.bare(Resources.P_256);
    private static final Set<KeyOperation> SIGNING = EnumSet.of(KeyOperation.SIGN, KeyOperation.VERIFY);

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void refuses(String fault, JsonObject members, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> Jwk.of(members)).withMessageContaining(message);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments("kid is a number", KEY.with("kid", 7L), "\"kid\": expected a string"),
                arguments("kid is null", KEY.with("kid", JsonNull.NULL), "\"kid\": expected a string"),
                arguments("use is an array", KEY.with("use", List.of("sig")), "\"use\": expected a string"),
                arguments("alg is an object", KEY.with("alg", JsonObject.empty()), "\"alg\": expected a string"),
                arguments(
                        "key_ops is a string",
                        KEY.with("key_ops", "sign"),
                        "\"key_ops\": expected an array of strings"),
                arguments(
                        "key_ops holds a number",
                        KEY.with("key_ops", List.of("sign", 1L)),
                        "\"key_ops\": expected an array of strings"),
                arguments(
                        "key_ops twice the same",
                        KEY.with("key_ops", List.of("sign", "sign")),
                        "\"key_ops\": expected each operation once"),
                arguments(
                        "key_ops twice the same unknown",
                        KEY.with("key_ops", List.of("a", "b", "a")),
                        "\"key_ops\": expected each operation once"),
                arguments(
                        "sig to encrypt",
                        KEY.with("use", "sig").with("key_ops", List.of("encrypt")),
                        "\"key_ops\": expected only operations of \"use\":\"sig\", found encrypt"),
                arguments(
                        "sig to derive",
                        KEY.with("use", "sig").with("key_ops", List.of("sign", "deriveKey")),
                        "found deriveKey"),
                arguments(
                        "enc to verify",
                        KEY.with("use", "enc").with("key_ops", List.of("verify")),
                        "\"key_ops\": expected only operations of \"use\":\"enc\", found verify"),
                arguments("x5u is an array", KEY.with("x5u", List.of()), "\"x5u\": expected a string"));
    }

    @Test
    void permits_everything_if_nothing_is_stated() {
        assertThat(permitted(KEY)).isEqualTo(EnumSet.allOf(KeyOperation.class));
    }

    @Test
    void permits_by_use() {
        assertThat(permitted(KEY.with("use", "sig"))).isEqualTo(SIGNING);
        assertThat(permitted(KEY.with("use", "enc"))).isEqualTo(EnumSet.complementOf(EnumSet.copyOf(SIGNING)));
    }

    @Test
    void permits_nothing_to_an_unknown_use() {
        JsonObject members = KEY.with("use", "SIG");

        assertThat(permitted(members)).isEmpty();
        assertThat(Jwk.of(members).parameters().use()).isEmpty();
        assertThat(Jwk.of(members).privateMembers()).isEqualTo(members);
    }

    @Test
    void permits_by_key_ops() {
        assertThat(permitted(KEY.with("key_ops", List.of("wrapKey", "deriveBits"))))
                .containsExactlyInAnyOrder(KeyOperation.WRAP_KEY, KeyOperation.DERIVE_BITS);
    }

    @Test
    void tolerates_unknown_operations_which_permit_nothing() {
        JsonObject members = KEY.with("key_ops", List.of("Sign", "frobnicate"));

        assertThat(permitted(members)).isEmpty();
        assertThat(Jwk.of(members).privateMembers()).isEqualTo(members);
    }

    /** Browsers export public keys for key agreement so. */
    @Test
    void takes_an_empty_key_ops_for_none() {
        assertThat(permitted(KEY.with("key_ops", List.of()))).isEqualTo(EnumSet.allOf(KeyOperation.class));
    }

    @Test
    void permits_what_both_members_allow() {
        assertThat(permitted(KEY.with("use", "sig").with("key_ops", List.of("verify"))))
                .containsExactly(KeyOperation.VERIFY);
    }

    @ParameterizedTest
    @CsvSource({
        "ES256, VERIFY, ES256, true",
        "ES256, VERIFY, es256, false",
        "ES256, VERIFY, ECDH-ES, false",
        ", VERIFY, ES256, true",
        ", DECRYPT, ES256, false"
    })
    void fits_if_the_operation_is_permitted_and_alg_is_the_same(
            String alg, KeyOperation operation, String algorithm, boolean expected) {
        JsonObject members = KEY.with("use", "sig");
        Jwk key = Jwk.of(alg == null ? members : members.with("alg", alg));

        assertThat(key.fits(operation, algorithm)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {Resources.P_256, Resources.RSA, Resources.ED25519})
    void turns_operations_into_those_of_the_public_half(String name) {
        Jwk key = Jwk.of(Resources.bare(name)
                .with("key_ops", List.of("sign", "unwrapKey", "decrypt", "deriveKey", "frobnicate")));

        assertThat(key.publicMembers().strings("key_ops"))
                .get()
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .containsExactly("verify", "wrapKey", "encrypt", "deriveKey", "frobnicate");
    }

    @Test
    void names_an_operation_of_both_halves_once_in_the_public_half() {
        Jwk key = Jwk.of(KEY.with("key_ops", List.of("sign", "verify")));

        assertThat(key.toPublic().parameters().operations()).containsExactly(KeyOperation.VERIFY);
    }

    @Test
    void writes_members_in_a_stable_order() {
        JsonObject members = JsonObject.builder()
                .put("zzz", 1L)
                .put("alg", "ES256")
                .put("x5u", "https://example.com/chain")
                .put("key_ops", List.of("verify"))
                .put("use", "sig")
                .put("kid", "k")
                .put("y", KEY.string("y").orElseThrow())
                .put("x", KEY.string("x").orElseThrow())
                .put("aaa", Map.of("deep", List.of(true)))
                .put("crv", "P-256")
                .put("kty", "EC")
                .build();

        assertThat(Jwk.of(members).publicMembers().names())
                .containsExactly("kty", "crv", "x", "y", "kid", "use", "key_ops", "alg", "x5u", "zzz", "aaa");
        assertThat(Jwk.of(members).publicMembers()).isEqualTo(members);
    }

    @Test
    void shows_unknown_members() {
        assertThat(Jwk.of(KEY.with("iat", 5L)).parameters().others()).isEqualTo(JsonObject.parse("{\"iat\":5}"));
    }

    @Test
    void sets_and_replaces_parameters() {
        EcJwk key = EcJwk.generate(Curve.P_256)
                .withKeyId("a")
                .withKeyId("b")
                .withAlgorithm("ES256")
                .withUse(KeyUse.SIGNATURE)
                .withOperations(KeyOperation.SIGN, KeyOperation.VERIFY);

        assertThat(key.keyId()).contains("b");
        assertThat(key.algorithm()).contains("ES256");
        assertThat(key.parameters().use()).contains(KeyUse.SIGNATURE);
        assertThat(key.parameters().operations()).isEqualTo(SIGNING);
        assertThat(key.withOperations().parameters().operations()).isEmpty();
        assertThat(Jwk.parse(key.privateJson())).isEqualTo(key);
    }

    @Test
    void sets_parameters_of_every_type_of_key() {
        assertThat(List.<Jwk>of(
                                Jwk.of(Resources.bare(Resources.RSA)).withAlgorithm("PS256"),
                                Jwk.of(Resources.bare(Resources.ED25519)).withAlgorithm("Ed25519"),
                                Jwk.of(Resources.bare(Resources.OCT)).withAlgorithm("HS256"))
                        .stream()
                        .map(key -> key.withKeyId("k").withUse(KeyUse.SIGNATURE).withOperations(KeyOperation.VERIFY)))
                .allSatisfy(key -> assertThat(key.parameters())
                        .hasToString("{\"kid\":\"k\",\"use\":\"sig\",\"key_ops\":[\"verify\"],\"alg\":\""
                                + key.algorithm().orElseThrow() + "\"}"));
    }

    @Test
    void refuses_to_set_what_contradicts() {
        EcJwk key = EcJwk.generate(Curve.P_256).withUse(KeyUse.SIGNATURE);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> key.withOperations(KeyOperation.WRAP_KEY))
                .withMessageContaining("found wrapKey");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> key.withOperations(KeyOperation.SIGN).withUse(KeyUse.ENCRYPTION))
                .withMessageContaining("found sign");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> key.withAlgorithm("ES384"))
                .withMessage("\"alg\": ES384 needs a key on P-384, this is a key on P-256");
    }

    @ParameterizedTest
    @CsvSource({Resources.P_256, Resources.RSA, Resources.ED25519})
    void names_a_key_by_its_thumbprint(String name) {
        Jwk key = Jwk.of(Resources.bare(name)).withThumbprintKeyId();

        assertThat(key.keyId()).contains(key.thumbprint().toString());
        assertThat(key.toPublic().thumbprint()).isEqualTo(key.thumbprint());
    }

    private static Set<KeyOperation> permitted(JsonObject members) {
        Set<KeyOperation> permitted = EnumSet.allOf(KeyOperation.class);
        permitted.removeIf(operation -> !Jwk.of(members).permits(operation));
        return permitted;
    }

    static Stream<Jwk> keys() {
        return Stream.of(
                EcJwk.generate(Curve.P_256), RsaJwk.generate(), OkpJwk.generate(Curve.ED25519), OctJwk.generate(32));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void leaves_the_key_alone_without_parameters(Jwk key) {
        Jwk described = Jwk.of(key.withKeyId("k")
                .withUse(KeyUse.SIGNATURE)
                .withOperations(KeyOperation.SIGN)
                .privateMembers()
                .with("note", "mine"));

        assertThat(described.withoutParameters()).isEqualTo(key).isNotEqualTo(described);
        assertThat(described.withoutParameters().privateMembers()).isEqualTo(key.privateMembers());
    }
}
