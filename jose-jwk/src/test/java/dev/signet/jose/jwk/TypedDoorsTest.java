package dev.signet.jose.jwk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.core.JsonObject;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read as public keys only, or as keys of one type. */
class TypedDoorsTest {

    static Stream<Function<JsonObject, Jwk>> publicKeys() {
        return Stream.of(
                Jwk::ofPublic,
                members -> Jwk.parsePublic(members.toJson()),
                members -> Jwk.parsePublic(members.toOctets()),
                members -> JwkSet.ofPublic(setOf(members)).keys().get(0),
                members -> JwkSet.parsePublic(setOf(members).toJson()).keys().get(0),
                members -> JwkSet.parsePublic(setOf(members).toOctets()).keys().get(0));
    }

    static Stream<Function<JsonObject, String>> refusals() {
        return Stream.of(
                members -> refusal(() -> Jwk.ofPublic(members)),
                members -> refusal(() -> Jwk.parsePublic(members.toJson())),
                members -> refusal(() -> Jwk.parsePublic(members.toOctets())),
                members -> skipped(JwkSet.ofPublic(setOf(members))),
                members -> skipped(JwkSet.parsePublic(setOf(members).toJson())),
                members -> skipped(JwkSet.parsePublic(setOf(members).toOctets())));
    }

    @ParameterizedTest
    @MethodSource("publicKeys")
    void a_public_key_is_read(Function<JsonObject, Jwk> door) {
        JsonObject members = Jwk.of(Resources.bare(Resources.P_256)).publicMembers();

        assertThat(door.apply(members)).isEqualTo(Jwk.of(members));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void a_private_or_symmetric_key_is_refused(Function<JsonObject, String> door) {
        assertThat(door.apply(Resources.bare(Resources.P_256)))
                .isEqualTo("\"d\": expected a public key, without such a member");
        assertThat(door.apply(Resources.bare(Resources.OCT)))
                .isEqualTo("\"k\": expected a public key, without such a member");
    }

    @Test
    void a_set_is_read_from_an_object_as_from_text() {
        JsonObject set = setOf(Resources.bare(Resources.P_256), Resources.bare(Resources.OCT));

        assertThat(JwkSet.of(set))
                .isEqualTo(JwkSet.parse(set.toJson()))
                .isEqualTo(JwkSet.parse(set.toJson().getBytes(UTF_8)));
        assertThat(JwkSet.of(set).keys()).hasSize(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JwkSet.of(set.without("keys")))
                .withMessageStartingWith("\"keys\": expected an array, was absent");
    }

    @Test
    void pem_is_read_as_a_key_of_one_type() {
        EcJwk ec = Pem.key(PemFiles.text("p256-pkcs8"), EcJwk.class);
        OkpJwk okp = Pem.key(PemFiles.text("ed25519-pkcs8-aes256"), PemFiles.password(), OkpJwk.class);

        assertThat(ec).isEqualTo(Pem.key(PemFiles.text("p256-pkcs8")));
        assertThat(okp.curve()).isEqualTo(Curve.ED25519);
    }

    @Test
    void pem_of_a_key_of_another_type_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.key(PemFiles.text("p256-pkcs8"), OkpJwk.class))
                .withMessage("expected an OkpJwk, was a key on P-256");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.key(PemFiles.text("ed25519-pkcs8-aes256"), PemFiles.password(), RsaJwk.class))
                .withMessage("expected an RsaJwk, was a key on Ed25519");
    }

    private static JsonObject setOf(JsonObject... keys) {
        return JsonObject.builder().put("keys", List.of(keys)).build();
    }

    private static String refusal(Runnable reading) {
        try {
            reading.run();
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
        throw new AssertionError("read");
    }

    private static String skipped(JwkSet set) {
        assertThat(set.keys()).isEmpty();
        return set.skippedKeys().get(0).reason();
    }
}
