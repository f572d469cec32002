package dev.signet.jose.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.contracts.Adapter.Documents;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.OctJwk;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

abstract class KeyDocumentsContract {

    private static final EcJwk KEY = EcJwk.generate(Curve.P_256).withKeyId("k1");
    private static final OctJwk SECRET = OctJwk.generate(32).withKeyId("k2");

    /** A document of an application. */
    record Client(String name, Jwk key, JwkSet jwks) {}

    record Confirmation(EcJwk jwk) {}

    record Many(List<Jwk> keys, Map<String, Jwk> named) {}

    private final Documents open;
    private final Documents closed;
    private final Documents typed;

    KeyDocumentsContract(Adapter adapter) {
        open = adapter.publicKeys();
        closed = adapter.privateKeys();
        typed = adapter.publicKeysWithDefaultTyping();
    }

    @Test
    void writes_public_halves() throws Exception {
        String json = open.write(new Client("a", KEY, JwkSet.of(KEY)));

        assertThat(JsonObject.parse(json).object("key")).contains(KEY.publicMembers());
        assertThat(JsonObject.parse(json).object("jwks"))
                .contains(JsonObject.parse(JwkSet.of(KEY).toJson()));
        assertThat(json).doesNotContain("\"d\"");
    }

    @Test
    void reads_what_it_writes() throws Exception {
        Client client = new Client("a", KEY.toPublic(), JwkSet.of(KEY.toPublic()));

        assertThat(open.read(open.write(client), Client.class)).isEqualTo(client);
    }

    @Test
    void writes_private_keys_on_explicit_request_only() throws Exception {
        Client client = new Client("a", SECRET, JwkSet.of(KEY, SECRET));

        assertThat(closed.read(closed.write(client), Client.class)).isEqualTo(client);
        assertThatThrownBy(() -> open.write(client))
                .isInstanceOf(open.failure())
                .hasMessageContaining("symmetric");
    }

    @Test
    void refuses_to_read_private_keys_unless_that_was_asked_for() throws Exception {
        String json = closed.write(new Client("a", KEY, JwkSet.of()));

        assertThat(closed.read(json, Client.class).key().isPrivate()).isTrue();
        assertThatThrownBy(() -> open.read(json, Client.class))
                .isInstanceOf(open.mismatch())
                .satisfies(e -> assertThat(e.getMessage())
                        .contains("\"key\"")
                        .doesNotContain(KEY.privateMembers().string("d").orElseThrow()));
    }

    @Test
    void lists_private_keys_of_a_set_as_unusable() throws Exception {
        JwkSet set = open.read(JwkSet.of(KEY, SECRET).privateJson(), JwkSet.class);

        assertThat(set.keys()).isEmpty();
        assertThat(set.skippedKeys()).hasSize(2);
    }

    @Test
    void reads_keys_in_lists_and_maps() throws Exception {
        Many many = new Many(List.of(KEY.toPublic()), Map.of("a", KEY.toPublic()));

        assertThat(open.read(open.write(many), Many.class)).isEqualTo(many);
    }

    @Test
    void reads_a_key_of_the_type_that_was_declared() throws Exception {
        String json = "{\"jwk\":" + KEY.toJson() + "}";
        String other = "{\"jwk\":"
                + Jwk.parse("{\"kty\":\"OKP\",\"crv\":\"Ed25519\","
                                + "\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}")
                        .toJson()
                + "}";

        assertThat(open.read(json, Confirmation.class).jwk()).isEqualTo(KEY.toPublic());
        assertThatThrownBy(() -> open.read(other, Confirmation.class))
                .isInstanceOf(open.mismatch())
                .hasMessageContaining("kty EC");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"kty\":\"EC\"",
                "\"x\":{\"a\":1,\"a\":2}",
                "\"x\":[NaN]",
                "\"x\":1e99999",
                "\"x\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
                "\"use\":7",
                "\"use\":\"enc\",\"key_ops\":[\"verify\"]",
                "\"x\":\"\\ud800\""
            })
    void keeps_the_rules_of_the_strict_reader_in_any_document(String member) throws Exception {
        String key = KEY.toJson().substring(0, KEY.toJson().length() - 1);
        assertThat(open.read("{\"key\":" + key + ",\"more\":1}}", Client.class).key())
                .isNotNull();

        assertThatThrownBy(() -> open.read("{\"key\":" + key + "," + member + "}}", Client.class))
                .isInstanceOf(open.failure());
    }

    @Test
    void keeps_numbers_as_they_are() throws Exception {
        String json = KEY.toJson().replace("{\"kty\"", "{\"price\":0.10000000000000000000000010,\"kty\"");

        assertThat(open.read(json, Jwk.class)).isEqualTo(Jwk.parse(json));
        assertThat(open.write(Jwk.parse(json))).contains("0.10000000000000000000000010");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\"", "1", "[]", "true"})
    void refuses_what_is_no_object(String json) {
        assertThatThrownBy(() -> open.read(json, Jwk.class))
                .isInstanceOf(open.mismatch())
                .hasMessageContaining("a JWK, a JSON object");
    }

    @Test
    void reads_each_type_of_key_by_the_strict_reader() {
        assertThat(Jwk.class.getPermittedSubclasses())
                .isNotEmpty()
                .allSatisfy(type -> assertThatThrownBy(() -> open.read("[]", type))
                        .isInstanceOf(open.mismatch())
                        .hasMessageContaining("a JWK of kty "));
    }

    @Test
    void refuses_a_key_that_is_longer_than_a_token_may_be() {
        String json = "{\"x\":\"" + "a".repeat(262_144) + "\"}";

        assertThatThrownBy(() -> open.read(json, Jwk.class))
                .isInstanceOf(open.mismatch())
                .hasMessageContaining("262144 octets");
    }

    @Test
    void reads_and_writes_no_class_names_even_with_default_typing() throws Exception {
        assertThat(typed.write(KEY, Jwk.class)).isEqualTo(open.write(KEY));
        assertThat(typed.read(KEY.toJson(), Jwk.class)).isEqualTo(KEY.toPublic());
    }

    @Test
    void works_on_trees() throws Exception {
        Map<?, ?> tree = open.convert(KEY, Map.class);

        assertThat(tree.get("kid")).isEqualTo("k1");
        assertThat(tree.containsKey("d")).isFalse();
        assertThat(open.convert(tree, Jwk.class)).isEqualTo(KEY.toPublic());
    }
}
