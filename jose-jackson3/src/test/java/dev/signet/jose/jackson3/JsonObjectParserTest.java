package dev.signet.jose.jackson3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.json.JsonMapper;

/** The tokens of an object are those that Jackson reads from its JSON. */
final class JsonObjectParserTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"a\":1}",
                "{\"a\":\"x\",\"b\":true,\"c\":false,\"d\":null,\"e\":2147483648,\"f\":-1,\"g\":0}",
                "{\"a\":[],\"b\":{},\"c\":[[],{}],\"d\":{\"e\":[1,\"\",null,{\"f\":[{}]}]}}",
                "{\"a\":{\"a\":{\"a\":{}}},\"b\":[[[1]],2],\"c\":3}",
                "{\"a\":123456789012345678901234567890}",
                "{\"\":\"\\u0000\\u20ac\\ud83d\\ude00\"}"
            })
    void shows_the_tokens_that_jackson_would(String json) {
        assertThat(tokens(parser(json))).isEqualTo(tokens(MAPPER.createParser(json.getBytes(UTF_8))));
    }

    @Test
    void builds_the_tree_that_jackson_would() {
        String json = "{\"a\":{\"b\":[1,2,{\"c\":null}]},\"d\":[true,\"x\"],\"e\":[]}";

        assertThat(MAPPER.readTree(parser(json))).isEqualTo(MAPPER.readTree(json));
    }

    @Test
    void skips_what_is_not_wanted() {
        JsonParser parser = parser("{\"a\":{\"b\":[1,{}]},\"c\":1}");
        parser.nextToken();
        parser.nextToken();
        parser.nextToken();
        parser.skipChildren();

        assertThat(parser.currentToken()).isEqualTo(JsonToken.END_OBJECT);
        assertThat(parser.nextName()).isEqualTo("c");
        assertThat(parser.nextIntValue(0)).isEqualTo(1);
    }

    @Test
    void cuts_no_number_short() {
        assertThatThrownBy(() -> at("2147483648").getIntValue()).isInstanceOf(InputCoercionException.class);
        assertThatThrownBy(() -> at("9223372036854775808").getLongValue()).isInstanceOf(InputCoercionException.class);
        assertThatThrownBy(() -> at("1e30").getLongValue()).isInstanceOf(InputCoercionException.class);
        assertThat(at("2147483647").getIntValue()).isEqualTo(Integer.MAX_VALUE);
        assertThat(at("9223372036854775807").getLongValue()).isEqualTo(Long.MAX_VALUE);
        assertThat(at("1e2").getLongValue()).isEqualTo(100);
    }

    @Test
    void has_no_number_where_there_is_none() {
        assertThatThrownBy(() -> at("\"1\"").getNumberValue()).isInstanceOf(StreamReadException.class);
    }

    private static JsonParser at(String value) {
        JsonParser parser = parser("{\"a\":" + value + "}");
        parser.nextToken();
        parser.nextToken();
        parser.nextToken();
        return parser;
    }

    private static JsonParser parser(String json) {
        return new JsonObjectParser(JsonObject.parse(json), ObjectReadContext.empty());
    }

    private static List<String> tokens(JsonParser parser) {
        List<String> tokens = new ArrayList<>();
        while (parser.nextToken() != null) {
            tokens.add(parser.currentToken() + " " + parser.currentName() + " " + parser.getString() + " "
                    + new String(parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength()) + " "
                    + parser.streamReadContext().pathAsPointer() + " "
                    + (parser.currentToken().isNumeric()
                            ? parser.getNumberType() + " " + parser.getNumberValue()
                            : ""));
        }
        assertThat(parser.nextToken()).isNull();
        return tokens;
    }
}
