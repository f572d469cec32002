package dev.signet.jose.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.DefaultLocale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JoseHeaderTest {

    @Test
    void gives_its_registered_parameters() {
        JoseHeader header =
                header("{\"alg\":\"ECDH-ES\",\"enc\":\"A256GCM\",\"kid\":\"k-1\",\"typ\":\"JWT\",\"cty\":\"json\"}");

        assertThat(header.algorithm()).contains("ECDH-ES");
        assertThat(header.encryption()).contains("A256GCM");
        assertThat(header.keyId()).contains("k-1");
        assertThat(header.type()).contains("JWT");
        assertThat(header.contentType()).contains("json");
    }

    @Test
    void is_empty_where_nothing_was_said() {
        JoseHeader header = JoseHeader.empty();

        assertThat(header.algorithm()).isEmpty();
        assertThat(header.encryption()).isEmpty();
        assertThat(header.keyId()).isEmpty();
        assertThat(header.type()).isEmpty();
        assertThat(header.contentType()).isEmpty();
        assertThat(header.parameters()).isEqualTo(JsonObject.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"alg", "enc", "kid", "typ", "cty", "zip", "jku", "x5u", "x5t", "x5t#S256"})
    void takes_for_these_parameters_nothing_but_a_string(String name) {
        assertThat(header("{\"" + name + "\":\"x\"}").parameters().string(name)).contains("x");
        for (String wrong : new String[] {"1", "null", "true", "[]", "[\"x\"]", "{}"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> header("{\"" + name + "\":" + wrong + "}"))
                    .withMessageStartingWith("\"" + name + "\": expected a string, was ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jwk", "epk"})
    void takes_for_these_parameters_nothing_but_an_object(String name) {
        assertThat(header("{\"" + name + "\":{}}").parameters().object(name)).isPresent();
        for (String wrong : new String[] {"1", "null", "true", "[]", "[{}]", "\"{}\""}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> header("{\"" + name + "\":" + wrong + "}"))
                    .withMessageStartingWith("\"" + name + "\": expected an object, was ");
        }
    }

    /** RFC 7515 section 4.1.6: the certificate that holds the key "MUST be the first certificate". */
    @Test
    void takes_no_x5c_without_a_certificate() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> header("{\"x5c\":[]}"))
                .withMessage("\"x5c\": expected at least one certificate (RFC 7515 section 4.1.6)");
    }

    @Test
    void takes_for_x5c_nothing_but_an_array_of_strings() {
        assertThat(header("{\"x5c\":[\"MIIB\"]}").parameters().strings("x5c")).isPresent();
        for (String wrong : new String[] {"\"MIIB\"", "null", "[1]", "[null]", "{}"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> header("{\"x5c\":" + wrong + "}"))
                    .withMessageStartingWith("\"x5c\": expected an array of strings");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":1}",
                "{\"kid\":null}",
                "{\"x5c\":[]}",
                "{\"x5c\":[1]}",
                "{\"x5c\":{}}",
                "{\"jwk\":\"x\"}"
            })
    void refuses_a_type_with_the_exception_of_the_caller_and_the_same_message(String json) {
        JsonObject parameters = JsonObject.parse(json);
        String name = parameters.names().iterator().next();

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> JoseHeader.of(parameters, UnsupportedOperationException::new))
                .withNoCause()
                .satisfies(refused -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> JoseHeader.of(parameters))
                        .withMessage(refused.getMessage())
                        .withMessageStartingWith("\"" + name + "\": expected "));
    }

    @Test
    void asks_for_no_exception_where_the_types_are_right() {
        JsonObject parameters = JsonObject.parse("{\"alg\":\"ES256\",\"kid\":\"1\",\"x5c\":[\"x\"],\"jwk\":{}}");

        assertThat(JoseHeader.of(parameters, UnsupportedOperationException::new))
                .isEqualTo(JoseHeader.of(parameters));
    }

    @Test
    void checks_the_type_of_a_parameter_that_is_set_by_hand() {
        assertThat(JoseHeader.empty()
                        .with("x5u", "https://example.com/x")
                        .parameters()
                        .string("x5u"))
                .contains("https://example.com/x");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JoseHeader.empty().with("x5u", 7))
                .withMessage("\"x5u\": expected a string, was a number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JoseHeader.empty().with("x5c", List.of()))
                .withMessageStartingWith("\"x5c\": expected at least one certificate");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JoseHeader.empty().with("x5c", List.of(1)))
                .withMessage("\"x5c\": expected an array of strings, was a number");
    }

    @Test
    void keeps_parameters_that_it_does_not_know() {
        JoseHeader header = header("{\"alg\":\"ES256\",\"https://example.com/x\":[1,{\"a\":null}]}");

        assertThat(header.parameters().names()).containsExactly("alg", "https://example.com/x");
    }

    @Test
    void leaves_the_case_of_names_and_values_alone() {
        JoseHeader header = header("{\"ALG\":1,\"alg\":\"es256\"}");

        assertThat(header.algorithm()).contains("es256");
    }

    // Media types, RFC 7515 section 4.1.9

    @ParameterizedTest
    @CsvSource({
        "JWT,JWT",
        "JWT,jwt",
        "jwt,JWT",
        "application/jwt,JWT",
        "JWT,application/jwt",
        "APPLICATION/JWT,jwt",
        "at+jwt,application/at+jwt",
        "application/AT+JWT,at+jwt",
        "text/plain,TEXT/plain",
        "AZ/AZ,az/az",
        "example;part=\"1/2\",example;part=\"1/2\"",
        "application/example;part=\"1/2\",application/example;part=\"1/2\""
    })
    void takes_these_for_the_same_media_type(String type, String mediaType) {
        assertThat(JoseHeader.empty().with("typ", type).isType(mediaType)).isTrue();
        assertThat(JoseHeader.empty().with("cty", type).isContentType(mediaType))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "JWT,at+jwt",
        "at+jwt,jwt",
        "text/jwt,jwt",
        "application/application/jwt,jwt",
        "' JWT',JWT",
        "'JWT ',JWT",
        "/jwt,jwt",
        "/jwt,application//jwt",
        "[@`{,{@`[",
        "'',JWT",
        "JWT,''",
        "example;part=\"1/2\",application/example;part=\"1/2\"",
        "\u212ab+jwt,kb+jwt",
        "'at+jwt\u0000',at+jwt"
    })
    void takes_these_for_different_media_types(String type, String mediaType) {
        assertThat(JoseHeader.empty().with("typ", type).isType(mediaType)).isFalse();
        assertThat(JoseHeader.empty().with("cty", type).isContentType(mediaType))
                .isFalse();
    }

    @Test
    @DefaultLocale("tr")
    void compares_media_types_alike_in_a_turkish_locale() {
        assertThat(JoseHeader.empty().with("typ", "STATUSLIST+JWT").isType("application/statuslist+jwt"))
                .isTrue();
        assertThat(JoseHeader.empty().with("typ", "APPLICATION/statuslist+jwt").isType("statuslist+jwt"))
                .isTrue();
        assertThat(JoseHeader.empty().with("typ", "statusl\u0131st+jwt").isType("STATUSLIST+JWT"))
                .isFalse();
    }

    @Test
    void is_of_no_type_if_it_says_none() {
        assertThat(JoseHeader.empty().isType("JWT")).isFalse();
        assertThat(JoseHeader.empty().isContentType("JWT")).isFalse();
        assertThat(JoseHeader.empty().with("cty", "JWT").isType("JWT")).isFalse();
    }

    // Changing and comparing

    @Test
    void sets_a_parameter_in_a_new_header() {
        JoseHeader before = JoseHeader.empty().with("alg", "ES256");

        JoseHeader after = before.with("kid", "k-1");

        assertThat(after.parameters().toJson()).isEqualTo("{\"alg\":\"ES256\",\"kid\":\"k-1\"}");
        assertThat(before.keyId()).isEmpty();
    }

    @Test
    void cannot_be_given_a_registered_parameter_of_another_type() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JoseHeader.empty().with("alg", 7))
                .withMessage("\"alg\": expected a string, was a number");
    }

    @Test
    void finds_a_name_that_another_header_has_too() {
        JoseHeader one = header("{\"alg\":\"ES256\",\"kid\":\"a\"}");

        assertThat(one.overlaps(header("{\"x\":1,\"kid\":\"b\"}"))).isTrue();
        assertThat(one.overlaps(header("{\"x\":1,\"KID\":\"b\"}"))).isFalse();
        assertThat(one.overlaps(JoseHeader.empty())).isFalse();
        assertThat(JoseHeader.empty().overlaps(one)).isFalse();
    }

    /** The time is a guard against what comparing each of the names with each other takes; a look-up takes none. */
    @Test
    void names_that_collide_do_not_make_an_overlap_slow_to_find() {
        JsonObject.Builder names = JsonObject.builder();
        for (int i = 0; i < 1 << 15; i++) {
            StringBuilder name = new StringBuilder();
            for (int bit = 0; bit < 15; bit++) {
                name.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            names.put(name.toString(), 0);
        }
        JoseHeader many = JoseHeader.of(names.build());

        assertTimeoutPreemptively(Duration.ofSeconds(3), () -> {
            assertThat(header("{\"kid\":\"a\"}").overlaps(many)).isFalse();
            assertThat(header("{\"" + "Aa".repeat(15) + "\":1}").overlaps(many)).isTrue();
        });
    }

    @Test
    void is_equal_to_a_header_with_the_same_parameters_in_any_order() {
        JoseHeader one = header("{\"alg\":\"ES256\",\"kid\":\"a\"}");
        JoseHeader other = header("{\"kid\":\"a\",\"alg\":\"ES256\"}");

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).isNotEqualTo(JoseHeader.empty());
        assertThat(one).hasSameHashCodeAs(one.parameters());
    }

    @Test
    void shows_nothing_that_an_attacker_wrote_in_its_text() {
        assertThat(header("{\"alg\":\"x\",\"kid\":\"\\n2026-01-01 forged log line\"}"))
                .hasToString("JoseHeader with 2 parameters");
    }

    private static JoseHeader header(String json) {
        return JoseHeader.of(JsonObject.parse(json));
    }
}
