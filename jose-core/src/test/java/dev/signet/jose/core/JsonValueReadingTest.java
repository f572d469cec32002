package dev.signet.jose.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that stand alone: everything inside of them is {@link JsonReaderTest}'s. */
class JsonValueReadingTest {

    private static final TokenLimits LIMITS = TokenLimits.defaults();

    private static Object read(String json, TokenLimits limits) {
        return JsonObject.parseValue(json.getBytes(UTF_8), limits);
    }

    @Test
    void reads_a_value_of_each_type() {
        assertThat(read(" [\"salt\", \"name\", {\"a\": 1}] ", LIMITS))
                .isEqualTo(List.of("salt", "name", JsonObject.empty().with("a", 1)));
        assertThat(read("{\"a\":1}", LIMITS)).isEqualTo(JsonObject.empty().with("a", 1));
        assertThat(read("\"a\"", LIMITS)).isEqualTo("a");
        assertThat(read("7", LIMITS)).isEqualTo(7L);
        assertThat(read("false", LIMITS)).isEqualTo(false);
        assertThat(read("null", LIMITS)).isEqualTo(JsonNull.NULL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | a value at octet 0",
                "` ` | a value at octet 1",
                "[\"a\"],1 | nothing after the value at octet 5",
                "[\"a\"] [] | nothing after the value at octet 6",
                "1 2 | nothing after the value at octet 2",
                "\"a\"x | nothing after the value at octet 3",
                "nullx | nothing after the value at octet 4",
                "[\"a\" | a comma or the end of the array at octet 4",
                "[\"a\",] | a value at octet 5",
                "[{\"a\":1,\"a\":2}] | each name once at octet 11",
                "NaN | a value at octet 0",
                "'a' | a value at octet 0"
            })
    void refuses_what_is_not_exactly_one_value(String json, String expected) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(json, LIMITS))
                .withMessage("JSON: expected " + expected);
    }

    @Test
    void refuses_octets_that_are_not_utf_8() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonObject.parseValue(new byte[] {'"', (byte) 0xff, '"'}, LIMITS))
                .withMessageStartingWith("JSON: expected ");
    }

    @Test
    void keeps_to_each_limit() {
        within("[1]", LIMITS.withTokenOctets(3), LIMITS.withTokenOctets(2), "at most 2 octets");
        within("[[1]]", LIMITS.withJsonDepth(2), LIMITS.withJsonDepth(1), "at most 1 levels of objects and arrays");
        within("[1,2]", LIMITS.withJsonMembers(2), LIMITS.withJsonMembers(1), "at most 1 members and elements");
        within(
                "\"ab\"",
                LIMITS.withJsonStringOctets(2),
                LIMITS.withJsonStringOctets(1),
                "a string of at most 1 octets");
        within(
                "12",
                LIMITS.withJsonNumberDigits(2),
                LIMITS.withJsonNumberDigits(1),
                "a number of at most 1 characters");
    }

    private static void within(String json, TokenLimits enough, TokenLimits less, String expected) {
        assertThat(read(json, enough)).isNotNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(json, less))
                .withMessageStartingWith("JSON: expected " + expected);
    }
}
