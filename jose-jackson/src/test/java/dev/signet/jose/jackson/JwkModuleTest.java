package dev.signet.jose.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
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

final class JwkModuleTest {

    private static final EcJwk KEY = EcJwk.generate(Curve.P_256).withKeyId("k1");
    private static final OctJwk SECRET = OctJwk.generate(32).withKeyId("k2");

    /** A document of an application. */
    record Client(String name, Jwk key, JwkSet jwks) {}

    record Confirmation(EcJwk jwk) {}

    record Many(List<Jwk> keys, Map<String, Jwk> named) {}

    private final ObjectMapper open = JsonMapper.builder()
            .addModule(JwkModule.publicKeys())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();
    private final ObjectMapper closed =
            JsonMapper.builder().addModule(JwkModule.privateKeys()).build();

    @Test
    void writes_public_halves() throws Exception {
        String json = open.writeValueAsString(new Client("a", KEY, JwkSet.of(KEY)));

        assertThat(JsonObject.parse(json).object("key")).contains(KEY.publicMembers());
        assertThat(JsonObject.parse(json).object("jwks"))
                .contains(JsonObject.parse(JwkSet.of(KEY).toJson()));
        assertThat(json).doesNotContain("\"d\"");
    }

    @Test
    void reads_what_it_writes() throws Exception {
        Client client = new Client("a", KEY.toPublic(), JwkSet.of(KEY.toPublic()));

        assertThat(open.readValue(open.writeValueAsString(client), Client.class))
                .isEqualTo(client);
    }

    @Test
    void writes_private_keys_on_explicit_request_only() throws Exception {
        Client client = new Client("a", SECRET, JwkSet.of(KEY, SECRET));

        assertThat(closed.readValue(closed.writeValueAsString(client), Client.class))
                .isEqualTo(client);
        assertThatThrownBy(() -> open.writeValueAsString(client))
                .isInstanceOf(JsonMappingException.class)
                .hasMessageContaining("symmetric");
    }

    @Test
    void refuses_to_read_private_keys_unless_that_was_asked_for() throws Exception {
        String json = closed.writeValueAsString(new Client("a", KEY, JwkSet.of()));

        assertThat(closed.readValue(json, Client.class).key().isPrivate()).isTrue();
        assertThatThrownBy(() -> open.readValue(json, Client.class))
                .isInstanceOf(MismatchedInputException.class)
                .satisfies(e -> assertThat(e.getMessage())
                        .contains("\"key\"")
                        .doesNotContain(KEY.privateMembers().string("d").orElseThrow()));
    }

    @Test
    void lists_private_keys_of_a_set_as_unusable() throws Exception {
        JwkSet set = open.readValue(JwkSet.of(KEY, SECRET).privateJson(), JwkSet.class);

        assertThat(set.keys()).isEmpty();
        assertThat(set.skippedKeys()).hasSize(2);
    }

    @Test
    void reads_keys_in_lists_and_maps() throws Exception {
        Many many = new Many(List.of(KEY.toPublic()), Map.of("a", KEY.toPublic()));

        assertThat(open.readValue(open.writeValueAsString(many), Many.class)).isEqualTo(many);
    }

    @Test
    void reads_a_key_of_the_type_that_was_declared() throws Exception {
        String json = "{\"jwk\":" + KEY.toJson() + "}";
        String other = "{\"jwk\":"
                + Jwk.parse("{\"kty\":\"OKP\",\"crv\":\"Ed25519\","
                                + "\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}")
                        .toJson()
                + "}";

        assertThat(open.readValue(json, Confirmation.class).jwk()).isEqualTo(KEY.toPublic());
        assertThatThrownBy(() -> open.readValue(other, Confirmation.class))
                .isInstanceOf(MismatchedInputException.class)
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
        assertThat(open.readValue("{\"key\":" + key + ",\"more\":1}}", Client.class)
                        .key())
                .isNotNull();

        assertThatThrownBy(() -> open.readValue("{\"key\":" + key + "," + member + "}}", Client.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void keeps_numbers_as_they_are() throws Exception {
        String json = KEY.toJson().replace("{\"kty\"", "{\"price\":0.10000000000000000000000010,\"kty\"");

        assertThat(open.readValue(json, Jwk.class)).isEqualTo(Jwk.parse(json));
        assertThat(open.writeValueAsString(Jwk.parse(json))).contains("0.10000000000000000000000010");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\"", "1", "[]", "true"})
    void refuses_what_is_no_object(String json) {
        assertThatThrownBy(() -> open.readValue(json, Jwk.class))
                .isInstanceOf(MismatchedInputException.class)
                .hasMessageContaining("a JWK, a JSON object");
    }

    @Test
    void reads_each_type_of_key_by_the_strict_reader() {
        assertThat(Jwk.class.getPermittedSubclasses())
                .isNotEmpty()
                .allSatisfy(type -> assertThatThrownBy(() -> open.readValue("[]", type))
                        .isInstanceOf(MismatchedInputException.class)
                        .hasMessageContaining("a JWK of kty "));
    }

    @Test
    void refuses_a_key_that_is_longer_than_a_token_may_be() {
        String json = "{\"x\":\"" + "a".repeat(262_144) + "\"}";

        assertThatThrownBy(() -> open.readValue(json, Jwk.class))
                .isInstanceOf(MismatchedInputException.class)
                .hasMessageContaining("262144 octets");
    }

    @Test
    void reads_and_writes_no_class_names_even_with_default_typing() throws Exception {
        ObjectMapper typed = JsonMapper.builder()
                .addModule(JwkModule.publicKeys())
                .activateDefaultTyping(
                        BasicPolymorphicTypeValidator.builder()
                                .allowIfBaseType(Object.class)
                                .build(),
                        ObjectMapper.DefaultTyping.NON_FINAL)
                .build();

        assertThat(typed.writerFor(Jwk.class).writeValueAsString(KEY)).isEqualTo(open.writeValueAsString(KEY));
        assertThat(typed.readValue(KEY.toJson(), Jwk.class)).isEqualTo(KEY.toPublic());
    }

    @Test
    void works_on_trees() {
        assertThat(open.convertValue(KEY, new TypeReference<Map<String, Object>>() {}))
                .containsEntry("kid", "k1")
                .doesNotContainKey("d");
        assertThat(open.convertValue(open.valueToTree(KEY), Jwk.class)).isEqualTo(KEY.toPublic());
    }
}
