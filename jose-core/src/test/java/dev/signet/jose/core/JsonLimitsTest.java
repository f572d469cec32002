package dev.signet.jose.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each bound of {@link TokenLimits} on JSON: what just fits is read, and one more is refused. */
final class JsonLimitsTest {

    private static final TokenLimits DEFAULTS = TokenLimits.defaults();

    @Test
    void takes_a_document_of_just_so_many_octets() {
        assertThat(JsonObject.parse("{\"a\":1}", DEFAULTS.withTokenOctets(7)).size())
                .isEqualTo(1);
    }

    @Test
    void refuses_a_document_of_one_octet_more() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonObject.parse("{\"a\":1} ", DEFAULTS.withTokenOctets(7)))
                .withMessage("JSON: expected at most 7 octets");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonObject.parse(new byte[8], DEFAULTS.withTokenOctets(7)))
                .withMessage("JSON: expected at most 7 octets");
    }

    @Test
    void counts_octets_and_not_characters() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonObject.parse("{\"\u00e9\":1}", DEFAULTS.withTokenOctets(7)))
                .withMessage("JSON: expected at most 7 octets");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 32, 256})
    void takes_just_so_many_levels(int depth) {
        TokenLimits limits = DEFAULTS.withJsonDepth(depth);

        assertThat(JsonObject.parse("{\"a\":".repeat(depth - 1) + "{}" + "}".repeat(depth - 1), limits))
                .isNotNull();
        assertThat(JsonObject.parse("{\"a\":" + "[".repeat(depth - 1) + "0" + "]".repeat(depth - 1) + "}", limits))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 32, 256})
    void refuses_one_level_more(int depth) {
        TokenLimits limits = DEFAULTS.withJsonDepth(depth);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonObject.parse("{\"a\":".repeat(depth) + "{}" + "}".repeat(depth), limits))
                .withMessageStartingWith("JSON: expected at most " + depth + " levels of objects and arrays");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonObject.parse("{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}", limits))
                .withMessageStartingWith("JSON: expected at most " + depth + " levels of objects and arrays");
    }

    @Test
    void counts_levels_that_are_open_and_not_all_that_were() {
        String json = "{\"a\":[" + "[],{},[0],{\"b\":0},".repeat(100) + "0]}";

        assertThat(JsonObject.parse(json, DEFAULTS.withJsonDepth(3)).size()).isEqualTo(1);
    }

    @Test
    void refuses_a_hundred_thousand_opening_brackets_without_exhausting_the_stack() {
        String brackets = "[".repeat(100_000);

        assertThatIllegalArgumentException().isThrownBy(() -> JsonObject.parse(brackets));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonObject.parse("{\"v\":" + brackets, DEFAULTS.withJsonDepth(256)))
                .withMessageStartingWith("JSON: expected at most 256 levels");
    }

    @Test
    void refuses_a_hundred_thousand_open_arrays_and_objects_without_exhausting_the_stack() {
        String openings = "[{\"\":".repeat(100_000);
        TokenLimits limits = DEFAULTS.withTokenOctets(1 << 20).withJsonDepth(256);

        assertThatIllegalArgumentException().isThrownBy(() -> JsonObject.parse(openings, limits));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonObject.parse("{\"v\":" + openings, limits))
                .withMessageStartingWith("JSON: expected at most 256 levels");
    }

    @Test
    void takes_just_so_many_members_and_elements_in_the_whole_document() {
        assertThat(JsonObject.parse("{\"a\":[1,2],\"b\":{\"c\":3}}", DEFAULTS.withJsonMembers(5))
                        .size())
                .isEqualTo(2);
    }

    @Test
    void refuses_one_member_or_element_more() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonObject.parse("{\"a\":[1,2],\"b\":{\"c\":3}}", DEFAULTS.withJsonMembers(4)))
                .withMessageStartingWith("JSON: expected at most 4 members and elements");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonObject.parse("{\"a\":[1,2,3,4]}", DEFAULTS.withJsonMembers(3)))
                .withMessageStartingWith("JSON: expected at most 3 members and elements");
    }

    @Test
    void takes_strings_of_just_so_many_octets() {
        TokenLimits limits = DEFAULTS.withJsonStringOctets(6);

        assertThat(JsonObject.parse("{\"a\":\"abcdef\"}", limits).string("a")).contains("abcdef");
        assertThat(JsonObject.parse("{\"a\":\"\\u0041\"}", limits).string("a")).contains("A");
        assertThat(JsonObject.parse("{\"a\":\"\u20ac\u20ac\"}", limits).string("a"))
                .contains("\u20ac\u20ac");
        assertThat(JsonObject.parse("{\"abcdef\":0}", limits).names()).containsExactly("abcdef");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":\"abcdefg\"}",
                "{\"a\":\"\\u0041a\"}",
                "{\"a\":\"\u20ac\u20aca\"}",
                "{\"abcdefg\":0}",
                "{\"key_ops\":0}",
                "{\"a\":[\"abcdefg\"]}"
            })
    void refuses_strings_and_names_of_one_octet_more(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonObject.parse(json, DEFAULTS.withJsonStringOctets(6)))
                .withMessageStartingWith("JSON: expected a string of at most 6 octets");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "-1234", "1.234", "1e234", "-1e-9"})
    void takes_numbers_of_just_so_many_characters(String number) {
        assertThat(JsonObject.parse("{\"a\":" + number + "}", DEFAULTS.withJsonNumberDigits(5))
                        .number("a"))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456", "-12345", "1.2345", "1.2e34", "-1e-99", "100000000000000000000"})
    void refuses_numbers_of_more_characters(String number) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonObject.parse("{\"a\":" + number + "}", DEFAULTS.withJsonNumberDigits(5)))
                .withMessageStartingWith("JSON: expected a number of at most 5 characters");
    }

    @Test
    void refuses_200000_digits_before_it_computes_with_them() {
        char[] digits = new char[200_000];
        Arrays.fill(digits, '9');

        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonObject.parse("{\"a\":" + new String(digits) + "}"))
                .withMessageStartingWith("JSON: expected a number of at most 128 characters");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonObject.parse("{\"a\":0." + new String(digits) + "}"))
                .withMessageStartingWith("JSON: expected a number of at most 128 characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1e10000", "1e-10000", "1e1000000000", "1E+99999", "1e00001", "0e99999", "12e9999", "0.1e-9999"})
    void refuses_an_exponent_of_five_digits(String number) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonObject.parse("{\"a\":" + number + "}"))
                .withMessageStartingWith("JSON: expected an exponent of at most 4 digits");
    }
}
