package dev.signet.jose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"a\":[]}",
                "{\"a\":{},\"b\":[1,-2.50,1E+400,123456789012345678901234567890,true,false,null]}",
                "{\"\":\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u007f\"}",
                "{\"\u00e5\ud83d\ude00\":\"\u202e\ud83d\udc68\u200d\ud83d\udc69 \udb40\udc01\"}"
            })
    void both_forms_are_the_same_json(String json) {
        JsonObject object = JsonObject.parse(json);

        assertThat(JsonObject.parse(JsonText.compact(object))).isEqualTo(object);
        assertThat(JsonObject.parse(JsonText.pretty(object))).isEqualTo(object);
    }

    @Test
    void indents_each_level() {
        assertThat(JsonText.pretty(JsonObject.parse("{\"a\":{\"b\":[1,{}]},\"c\":[]}")))
                .isEqualTo("""
                        {
                          "a": {
                            "b": [
                              1,
                              {}
                            ]
                          },
                          "c": []
                        }""");
    }

    @Test
    void compact_is_one_line_without_spaces() {
        assertThat(JsonText.compact(JsonObject.parse("{ \"a\" : [ 1 , \"\\n\" ] }")))
                .isEqualTo("{\"a\":[1,\"\\u000a\"]}");
    }

    @Test
    void letters_of_all_scripts_stay_letters() {
        String json = "{\"name\":\"\u00c5sa \u4e2d\u6587 \u05e9\u05dc\u05d5\u05dd \ud83d\ude00\"}";

        assertThat(JsonText.compact(JsonObject.parse(json))).isEqualTo(json);
    }

    @Test
    void characters_that_a_terminal_obeys_are_escaped() {
        assertThat(Printable.text("\u001b[2J\u009b\u202e\u2028\u0007\u200b\ufeff\ud800\udb40\udc01"))
                .isEqualTo("\\u001b[2J\\u009b\\u202e\\u2028\\u0007\\u200b\\ufeff\\ud800\\udb40\\udc01");
    }
}
