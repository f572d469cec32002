package dev.signet.jose.core;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonReaderTest {

    // What it makes of values

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "-0,0",
        "7,7",
        "-1,-1",
        "1767229200,1767229200",
        "999999999999999999,999999999999999999",
        "9223372036854775807,9223372036854775807",
        "-9223372036854775808,-9223372036854775808"
    })
    void reads_an_integer_of_64_bits_as_a_long(String json, long value) {
        assertThat(value(json)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "-9223372036854775809", "18446744073709551617"})
    void reads_a_larger_integer_as_a_big_integer(String json) {
        assertThat(value(json)).isEqualTo(new BigInteger(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0.5", "-0.0", "1.0", "1e6", "1E+2", "2e-3", "0e0", "1.000000000000000005", "1e9999", "-1e-9999"
            })
    void reads_any_other_number_as_a_big_decimal_without_loss(String json) {
        assertThat(value(json)).isEqualTo(new BigDecimal(json));
    }

    @Test
    void reads_literals() {
        assertThat(value("true")).isEqualTo(true);
        assertThat(value("false")).isEqualTo(false);
        assertThat(value("null")).isEqualTo(JsonNull.NULL);
    }

    @Test
    void reads_arrays_and_objects_in_one_another() {
        assertThat(value("[1,[],{},[\"a\",{\"b\":[null]}]]"))
                .isEqualTo(List.of(
                        1L,
                        List.of(),
                        JsonObject.empty(),
                        List.of("a", JsonObject.empty().with("b", List.of(JsonNull.NULL)))));
    }

    @Test
    void reads_escapes() {
        assertThat(value("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\\u00e9\\u20AC\\ud83d\\uDE00\\u0000 \""))
                .isEqualTo("\"\\/\b\f\n\r\tA\u00e9\u20ac\ud83d\ude00\0 ");
    }

    @Test
    void reads_characters_of_one_to_four_octets() {
        assertThat(value("\"A\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff\ud800\udc00\udbff\udfff\""))
                .isEqualTo("A\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff\ud800\udc00\udbff\udfff");
    }

    @Test
    void keeps_noncharacters_and_marks_as_they_are() {
        assertThat(value("\"\ufeff\ufffe\u2028\u200b\"")).isEqualTo("\ufeff\ufffe\u2028\u200b");
    }

    /** The reader looks at eight octets at once: a string's end must be found at each offset and length. */
    @Test
    void reads_strings_of_every_length_at_every_offset() {
        for (int offset = 0; offset < 9; offset++) {
            for (int length = 0; length < 40; length++) {
                String text = "x".repeat(length);
                String json = " ".repeat(offset) + "{\"a\":\"" + text + "\"}";
                assertThat(JsonObject.parse(json).string("a")).contains(text);
            }
        }
    }

    @Test
    void finds_a_special_octet_at_every_offset() {
        for (int before = 0; before < 20; before++) {
            for (int after = 0; after < 20; after++) {
                String head = "x".repeat(before);
                String tail = "y".repeat(after);
                assertThat(value('"' + head + "\\\"" + tail + '"')).isEqualTo(head + '"' + tail);
                assertThat(value('"' + head + "\u00e9" + tail + '"')).isEqualTo(head + "\u00e9" + tail);
                assertRefused('"' + head + "\u001f" + tail + '"', "no control character in a string");
            }
        }
    }

    @Test
    void takes_every_ascii_character_for_what_it_is() {
        for (char c = ' '; c < 0x80; c++) {
            if (c != '"' && c != '\\') {
                assertThat(value("\"0123456" + c + "89\"")).isEqualTo("0123456" + c + "89");
            }
        }
    }

    @Test
    void reads_names_of_every_length_registered_or_not() {
        for (int length = 0; length < 20; length++) {
            String name = "n".repeat(length);
            assertThat(JsonObject.parse("{\"" + name + "\":1}").names()).containsExactly(name);
        }
        assertThat(JsonObject.parse("{\"k\":1,\"kty\":2,\"key_ops\":3,\"x5t#S256\":4}")
                        .names())
                .containsExactly("k", "kty", "key_ops", "x5t#S256");
    }

    @Test
    void shares_the_text_of_registered_names() {
        String first = JsonObject.parse("{\"iss\":\"a\"}").names().get(0);
        String second = JsonObject.parse("{ \"iss\" : \"b\"}").names().get(0);

        assertThat(first).isSameAs(second);
    }

    @Test
    void takes_white_space_between_any_two_tokens() {
        assertThat(JsonObject.parse(" \t\r\n{ \"a\" : [ 1 , 2 ] , \"b\" : { } } \n"))
                .isEqualTo(JsonObject.parse("{\"a\":[1,2],\"b\":{}}"));
    }

    @Test
    void keeps_the_order_of_members() {
        assertThat(JsonObject.parse("{\"z\":1,\"a\":2,\"m\":3}").names()).containsExactly("z", "a", "m");
    }

    @Test
    void reads_objects_of_every_size() {
        for (int size = 0; size < 100; size++) {
            JsonObject object = JsonObject.parse(members(size));
            assertThat(object.size()).isEqualTo(size);
            for (int i = 0; i < size; i++) {
                assertThat(object.integer("n" + i)).hasValue(i);
            }
        }
    }

    // What it refuses

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[]", "[{}]", "\"{}\"", "1", "null", "true", "}", "\0{}", "x{}", "(){}"})
    void refuses_a_text_that_is_no_object(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonObject.parse(json))
                .withMessageStartingWith("JSON: expected an object at octet ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}{}", "{}[]", "{} x", "{},", "{}}", "{}\0", "{}//", "{}/* */", "{}\ufeff", "{}\f", "{}\u00a0"})
    void refuses_anything_after_the_object(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonObject.parse(json))
                .withMessageStartingWith("JSON: expected nothing after the object at octet ");
    }

    @Test
    void refuses_a_byte_order_mark() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonObject.parse("\ufeff{}"))
                .withMessage("JSON: expected an object at octet 0");
    }

    @Test
    void refuses_utf_16() {
        assertThatIllegalArgumentException().isThrownBy(() -> JsonObject.parse("{\"a\":1}".getBytes(UTF_16BE)));
        assertThatIllegalArgumentException().isThrownBy(() -> JsonObject.parse("{\"a\":1}".getBytes(UTF_16LE)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":1,\"b\":2,\"a\":3}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"\\u0061\":1,\"a\":2}",
                "{\"\":1,\"\":2}",
                "{\"\u00e9\":1,\"\\u00E9\":2}",
                "{\"alg\":1,\"alg\":2}",
                "{\"alg\":1,\"\\u0061lg\":2}",
                "{\"x5t#S256\":1,\"x5t#S256\":1}",
                "{\"v\":{\"a\":1,\"a\":2}}",
                "{\"v\":[[{\"a\":{},\"a\":[]}]]}"
            })
    void refuses_a_name_that_comes_twice_at_any_depth(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonObject.parse(json))
                .withMessageStartingWith("JSON: expected each name once at octet ");
    }

    @Test
    void refuses_a_repeated_name_wherever_the_two_stand() {
        for (int size : new int[] {2, 8, 15, 16, 17, 18, 33, 100}) {
            for (int first = 0; first < size; first++) {
                String json = members(size).replace("}", ",\"n" + first + "\":0}");
                assertThatIllegalArgumentException()
                        .as("%d members, the name of number %d again", size, first)
                        .isThrownBy(() -> JsonObject.parse(json))
                        .withMessageStartingWith("JSON: expected each name once");
            }
        }
    }

    @Test
    void takes_the_same_name_in_different_objects() {
        assertThat(JsonObject.parse("{\"a\":{\"a\":{\"a\":[{\"a\":1},{\"a\":2}]}}}")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void takes_names_that_differ_only_in_case_or_normal_form() {
        assertThat(JsonObject.parse("{\"alg\":1,\"Alg\":2,\"\u00e9\":3,\"e\u0301\":4}")
                        .size())
                .isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01",
                "-01",
                "00",
                "+1",
                "1.",
                ".5",
                "-.5",
                "1.e1",
                "1e",
                "1e+",
                "1E-",
                "--1",
                "-",
                "1e1.5",
                "0x1F",
                "1_000",
                "1,000",
                "Infinity",
                "-Infinity",
                "NaN",
                "1a",
                "1f",
                "1L",
                "\u0661",
                "1e5e5",
                "0.1.2"
            })
    void refuses_what_only_looks_like_a_number(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> value(json)).withMessageStartingWith("JSON: expected ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "True",
                "tru",
                "trueish",
                "nul",
                "NULL",
                "fals",
                "undefined",
                "t",
                "'a'",
                "`a`",
                "a",
                "tull",
                "trux",
                "fals3",
                "nulL"
            })
    void refuses_what_only_looks_like_a_literal(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> value(json)).withMessageStartingWith("JSON: expected ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,}", "{,}", "{\"a\":1,,\"b\":2}", "{\"a\":[1,]}", "{\"a\":[,]}", "{\"a\":[1 2]}"})
    void refuses_a_comma_too_many_or_too_few(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonObject.parse(json))
                .withMessageStartingWith("JSON: expected ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/**/{}", "{/**/}", "{\"a\"/**/:1}", "{\"a\"://\n1}", "{\"a\":1#\n}", "{\"a\":1//\n}"})
    void refuses_comments(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonObject.parse(json))
                .withMessageStartingWith("JSON: expected ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{a:1}", "{'a':1}", "{1:1}", "{null:1}", "{[]:1}", "{\"a\"}", "{\"a\" 1}", "{\"a\"=1}", "{:1}"})
    void refuses_a_member_without_a_quoted_name_and_a_colon(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonObject.parse(json))
                .withMessageMatching("JSON: expected (a member name|a colon) at octet \\d+");
    }

    @Test
    void refuses_every_truncation_of_a_document() {
        String json = "{\"a\":[true,false,null,-1.5e+3,\"\\u00e9\\ud83d\\ude00\u00e9\"],\"b\":{\"c\":12}}";
        byte[] octets = json.getBytes(UTF_8);
        assertThat(JsonObject.parse(octets).size()).isEqualTo(2);
        for (int length = 0; length < octets.length; length++) {
            byte[] cut = Arrays.copyOf(octets, length);
            assertThatIllegalArgumentException()
                    .as("the first %d octets", length)
                    .isThrownBy(() -> JsonObject.parse(cut))
                    .withMessageStartingWith("JSON: expected ");
        }
    }

    @Test
    void refuses_every_control_character_in_a_string() {
        for (char c = 0; c < ' '; c++) {
            assertRefused("\"a" + c + "\"", "no control character in a string at octet 7");
            assertRefused("\"\u00e9" + c + "\"", "no control character in a string at octet 8");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\x41", "\\a", "\\'", "\\0", "\\U0041", "\\ ", "\\\n"})
    void refuses_an_escape_that_json_does_not_know(String escape) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> value('"' + escape + '"'))
                .withMessage("JSON: expected an escape that JSON knows at octet 7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\u",
                "\\u1",
                "\\u12",
                "\\u123",
                "\\u123g",
                "\\u-123",
                "\\u 123",
                "\\u+041",
                "\\u00\u00e9",
                "\\u{41}"
            })
    void refuses_an_escape_without_four_hexadecimal_digits(String escape) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> value('"' + escape + '"'))
                .withMessageStartingWith("JSON: expected four hexadecimal digits at octet ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\ud800",
                "\\udbff",
                "\\udc00",
                "\\udfff",
                "\\ud800\\ud800",
                "\\udc00\\ud800",
                "\\ud800x",
                "\\ud800\\n",
                "\\ud83d\\u0041",
                "\\ud83d \\ude00",
                "a\\ud83d"
            })
    void refuses_an_escaped_surrogate_without_its_partner(String escape) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> value('"' + escape + '"'))
                .withMessageStartingWith("JSON: expected a high surrogate and then a low one at octet ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0080",
                "\u00bf", // continuation alone
                "\u00c0\u00af",
                "\u00c1\u00bf", // overlong, two octets
                "\u00e0\u0080\u00af",
                "\u00e0\u009f\u00bf", // overlong, three
                "\u00f0\u0080\u0080\u00af",
                "\u00f0\u008f\u00bf\u00bf", // overlong, four
                "\u00ed\u00a0\u0080",
                "\u00ed\u00bf\u00bf", // surrogates
                "\u00ed\u00a0\u00bd\u00ed\u00b8\u0080", // a pair of them (CESU-8)
                "\u00f4\u0090\u0080\u0080",
                "\u00f7\u00bf\u00bf\u00bf", // beyond U+10FFFF
                "\u00f8\u0088\u0080\u0080\u0080",
                "\u00fc\u0083\u00bf\u00bf\u00bf\u00bf", // five and six octets
                "\u00fe",
                "\u00ff", // never
                "\u00c3",
                "\u00e2\u0082",
                "\u00f0\u009f\u0098",
                "\u00c3A",
                "\u00e2A\u0082",
                "\u00f0\u009fA\u0098" // cut
            })
    void refuses_octets_that_are_not_utf_8(String octets) {
        byte[] json = ("{\"v\":\"" + octets + "\"}").getBytes(ISO_8859_1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonObject.parse(json))
                .withMessageStartingWith("JSON: expected valid UTF-8 at octet ");
    }

    @Test
    void refuses_in_a_text_what_has_no_utf_8_form() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonObject.parse("{\"v\":\"\ud800\"}"))
                .withMessage("expected text without lone surrogates");
        assertThatIllegalArgumentException().isThrownBy(() -> JsonObject.parse("{\"v\":\"\ude00\ud83d\"}"));
    }

    @Test
    void repeats_nothing_of_what_it_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonObject.parse("{\"password\":\"hunter2\",\"password\":\"hunter3\"}"))
                .withMessageNotContainingAny("password", "hunter");
    }

    /** The first octet of each is number 0. Read as ISO-8859-1, so that a character is an octet. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\0',
            delimiter = '|',
            value = {
                "{\"a\":\"x\u0001\"} | 7 | no control character in a string",
                "{\"a\":\"\\x\"} | 7 | an escape that JSON knows",
                "{\"a\":\"\\u00g0\"} | 10 | four hexadecimal digits",
                "{\"a\":\"\u00ff\"} | 6 | valid UTF-8",
                "{\"a\":\"\u00c3x\"} | 7 | valid UTF-8",
                "{\"a\":1;} | 6 | a comma or the end of the object",
                "{\"a\":[1;]} | 7 | a comma or the end of the array",
                "{\"a\" 1} | 5 | a colon",
                "{\"a\":tull} | 5 | true",
                "{} x | 3 | nothing after the object"
            })
    void names_the_octet_that_it_refused(String json, int octet, String expected) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonObject.parse(json.getBytes(ISO_8859_1), TokenLimits.defaults()))
                .withMessage("JSON: expected " + expected + " at octet " + octet);
    }

    /** What the value of a member named v reads as. */
    private static Object value(String json) {
        return JsonObject.parse("{\"v\":" + json + "}").value("v").orElseThrow();
    }

    private static void assertRefused(String json, String expected) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> value(json))
                .withMessageStartingWith("JSON: expected " + expected);
    }

    /** An object of so many members n0, n1 and so on. */
    private static String members(int size) {
        return IntStream.range(0, size).mapToObj(i -> "\"n" + i + "\":" + i).collect(Collectors.joining(",", "{", "}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "{", "{\"a\":1,\"a\":2}", "{\"a\":\"\\x\"}", "{\"a\":\"\\ud800\"}", "{} ", "{\"a\":01}"
            })
    void refuses_with_the_exception_that_the_caller_makes_of_the_same_message(String json) {
        byte[] octets = json.replace("{} ", "{} {}").getBytes(UTF_8);
        Throwable usual = catchThrowable(() -> JsonObject.parse(octets, TokenLimits.defaults()));

        assertThatThrownBy(() -> JsonObject.parse(octets, TokenLimits.defaults(), UnsupportedOperationException::new))
                .isExactlyInstanceOf(UnsupportedOperationException.class)
                .hasMessage(usual.getMessage());
        assertThat(usual).isExactlyInstanceOf(IllegalArgumentException.class);
    }
}
