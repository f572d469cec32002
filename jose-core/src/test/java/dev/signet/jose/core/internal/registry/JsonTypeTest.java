package dev.signet.jose.core.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTypeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"a\" | STRING | a string",
                "1 | NUMBER | a number",
                "1.5 | NUMBER | a number",
                "18446744073709551616 | NUMBER | a number",
                "true | BOOLEAN | a boolean",
                "{} | OBJECT | an object",
                "[] | ARRAY | an array",
                "null | NULL | null"
            })
    void tells_the_type_of_what_the_reader_made(String json, JsonType type, String words) {
        Object value = JsonObject.parse("{\"v\":" + json + "}").value("v").orElseThrow();

        assertThat(JsonType.of(value)).isEqualTo(type).hasToString(words);
        assertThat(JsonType.inWords(Optional.of(value))).isEqualTo(words);
    }

    @Test
    void calls_a_member_that_is_not_there_missing() {
        assertThat(JsonType.inWords(JsonObject.empty().value("v"))).isEqualTo("missing");
    }
}
