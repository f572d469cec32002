package dev.signet.jose.core.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenReadingTest {

    private static final TokenLimits LIMITS = TokenLimits.defaults();

    @Test
    void reads_a_header() {
        assertThat(TokenReading.header(octets("{\"alg\":\"ES256\"}"), LIMITS).algorithm())
                .contains("ES256");
    }

    @Test
    void takes_a_header_of_just_so_many_octets() {
        assertThat(TokenReading.header(octets("{\"alg\":\"x\"}"), LIMITS.withHeaderOctets(11)))
                .isNotNull();
    }

    @Test
    void refuses_a_header_of_one_octet_more() {
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> TokenReading.header(octets("{\"alg\":\"x\"} "), LIMITS.withHeaderOctets(11)))
                .withMessage("expected a header of at most 11 octets")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "[]",
                "\"alg\"",
                "{\"alg\":\"ES256\"}{}",
                "{\"alg\":\"ES256\",\"alg\":\"none\"}",
                "{\"alg\":1}",
                "{\"alg\":null}",
                "{\"alg\":[\"ES256\"]}",
                "{\"kid\":7}",
                "{\"typ\":{}}",
                "{\"jwk\":\"x\"}",
                "{\"x5c\":\"x\"}",
                "{'alg':'ES256'}",
                "{\"a\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}"
            })
    void calls_a_header_malformed_that_the_reader_or_the_types_refuse(String json) {
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> TokenReading.header(octets(json), LIMITS))
                .withMessageStartingWith("the header: ")
                .withNoCause()
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED));
    }

    @Test
    void reads_a_payload() {
        assertThat(TokenReading.payload(octets("{\"sub\":\"alice\"}"), LIMITS))
                .isEqualTo(JsonObject.empty().with("sub", "alice"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "[{\"sub\":\"alice\"}]",
                "\"alice\"",
                "{\"sub\":\"alice\"",
                "{\"sub\":\"a\",\"sub\":\"b\"}"
            })
    void calls_a_payload_malformed_that_is_not_one_object(String json) {
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> TokenReading.payload(octets(json), LIMITS))
                .withMessageStartingWith("the payload: JSON: expected ")
                .withNoCause()
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED));
    }

    @Test
    void reads_a_json_serialization_with_white_space_around_it() {
        assertThat(TokenReading.serialization(" {\"payload\":\"AQ\"}\n", LIMITS).string("payload"))
                .contains("AQ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|expected a token, found an empty text",
                "Bearer {}|the token begins with \"Bearer \": remove the scheme",
                "AQ.AQ.AQ|expected a JSON serialization, which begins with {; dots are of a compact one",
                "'\"{}\"'|the token begins with a quotation mark: remove it",
                "\ufeff{}|the token begins with a byte order mark: remove it",
                "[]|JSON: expected an object at octet 0",
                "{}{}|JSON: expected nothing after the object at octet 2"
            })
    void says_what_was_copied_along_with_a_json_serialization(String text, String message) {
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> TokenReading.serialization(text, LIMITS))
                .withMessage(message)
                .withNoCause()
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED));
    }

    @Test
    void refuses_a_json_serialization_of_one_octet_more() {
        TokenLimits limits = LIMITS.withTokenOctets(2);

        assertThat(TokenReading.serialization("{}", limits).names()).isEmpty();
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> TokenReading.serialization("{} ", limits))
                .withMessage("expected a token of at most 2 octets")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE));
    }

    @Test
    void counts_the_octets_of_a_json_serialization_and_not_its_characters() {
        String token = "{\"x\":\"\u00e9\"}";

        assertThat(TokenReading.serialization(token, LIMITS.withTokenOctets(10)).names())
                .containsExactly("x");
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> TokenReading.serialization(token, LIMITS.withTokenOctets(9)))
                .withMessage("expected a token of at most 9 octets")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE));
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> TokenReading.serialization("{\"x\":\u00e9}", LIMITS.withTokenOctets(9)))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED));
    }

    @Test
    void hands_on_what_the_reader_said() {
        InvalidTokenException e = TokenReading.malformed(new IllegalArgumentException("expected more"));

        assertThat(e).hasMessage("expected more").hasNoCause();
        assertThat(e.reason()).isEqualTo(Reason.MALFORMED);
    }

    private static byte[] octets(String json) {
        return json.getBytes(UTF_8);
    }
}
