package dev.signet.jose.jackson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.signet.jose.core.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tokens of an object are those that Jackson reads from its JSON. */
final class JsonObjectParserTest {

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

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
    void shows_the_tokens_that_jackson_would(String json) throws IOException {
        assertThat(tokens(parser(json))).isEqualTo(tokens(MAPPER.createParser(json.getBytes(UTF_8))));
    }

    @Test
    void builds_the_tree_that_jackson_would() throws IOException {
        String json = "{\"a\":{\"b\":[1,2,{\"c\":null}]},\"d\":[true,\"x\"],\"e\":[]}";

        assertThat(MAPPER.<JsonNode>readTree(parser(json))).isEqualTo(MAPPER.readTree(json));
    }

    @Test
    void skips_what_is_not_wanted() throws IOException {
        JsonParser parser = parser("{\"a\":{\"b\":[1,{}]},\"c\":1}");
        parser.nextToken();
        parser.nextToken();
        parser.nextToken();
        parser.skipChildren();

        assertThat(parser.currentToken()).isEqualTo(JsonToken.END_OBJECT);
        assertThat(parser.nextFieldName()).isEqualTo("c");
        assertThat(parser.nextIntValue(0)).isEqualTo(1);
    }

    @Test
    void cuts_no_number_short() throws IOException {
        assertThatThrownBy(() -> at("2147483648").getIntValue()).isInstanceOf(InputCoercionException.class);
        assertThatThrownBy(() -> at("9223372036854775808").getLongValue()).isInstanceOf(InputCoercionException.class);
        assertThatThrownBy(() -> at("1e30").getLongValue()).isInstanceOf(InputCoercionException.class);
        assertThat(at("2147483647").getIntValue()).isEqualTo(Integer.MAX_VALUE);
        assertThat(at("9223372036854775807").getLongValue()).isEqualTo(Long.MAX_VALUE);
        assertThat(at("1e2").getLongValue()).isEqualTo(100);
    }

    @Test
    void has_no_number_where_there_is_none() {
        assertThatThrownBy(() -> at("\"1\"").getNumberValue()).isInstanceOf(IOException.class);
    }

    private static JsonParser at(String value) throws IOException {
        JsonParser parser = parser("{\"a\":" + value + "}");
        parser.nextToken();
        parser.nextToken();
        parser.nextToken();
        return parser;
    }

    private static JsonParser parser(String json) {
        return new JsonObjectParser(JsonObject.parse(json), MAPPER);
    }

    private static List<String> tokens(JsonParser parser) throws IOException {
        List<String> tokens = new ArrayList<>();
        while (parser.nextToken() != null) {
            tokens.add(parser.currentToken() + " " + parser.currentName() + " " + parser.getText() + " "
                    + new String(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength()) + " "
                    + parser.getParsingContext().pathAsPointer() + " "
                    + (parser.currentToken().isNumeric()
                            ? parser.getNumberType() + " " + parser.getNumberValue()
                            : ""));
        }
        assertThat(parser.nextToken()).isNull();
        return tokens;
    }
}
