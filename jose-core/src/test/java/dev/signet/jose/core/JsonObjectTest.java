package dev.signet.jose.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonObjectTest {

    private static final JsonObject OBJECT = JsonObject.parse("{\"string\":\"text\",\"bool\":true,\"integer\":7,"
            + "\"big\":18446744073709551616,\"fraction\":1.5,\"octets\":\"AQID\",\"object\":{\"a\":1},\"array\":[1,\"b\"],"
            + "\"strings\":[\"a\",\"b\"],\"objects\":[{\"a\":1},{}],\"none\":[],\"null\":null}");

    // Getters

    @Test
    void has_its_values_in_the_order_of_its_names() {
        JsonObject object = JsonObject.parse("{\"b\":1,\"a\":[true],\"c\":null}");

        assertThat(object.names()).containsExactly("b", "a", "c");
        assertThat(object.values()).containsExactly(1L, List.of(true), JsonNull.NULL);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> object.values().set(0, 2L));
        assertThat(JsonObject.empty().values()).isEmpty();
    }

    @Test
    void gives_members_by_their_types() {
        assertThat(OBJECT.string("string")).contains("text");
        assertThat(OBJECT.bool("bool")).contains(true);
        assertThat(OBJECT.integer("integer")).hasValue(7);
        assertThat(OBJECT.number("integer")).contains(new BigDecimal("7"));
        assertThat(OBJECT.number("big")).contains(new BigDecimal("18446744073709551616"));
        assertThat(OBJECT.number("fraction")).contains(new BigDecimal("1.5"));
        assertThat(OBJECT.octets("octets").orElseThrow()).containsExactly(1, 2, 3);
        assertThat(OBJECT.object("object")).contains(JsonObject.empty().with("a", 1));
        assertThat(OBJECT.array("array")).contains(List.of(1L, "b"));
        assertThat(OBJECT.strings("strings")).contains(List.of("a", "b"));
        assertThat(OBJECT.objects("objects"))
                .contains(List.of(JsonObject.empty().with("a", 1), JsonObject.empty()));
        assertThat(OBJECT.strings("none")).contains(List.of());
        assertThat(OBJECT.objects("none")).contains(List.of());
    }

    @Test
    void is_empty_for_a_member_that_is_absent() {
        assertThat(OBJECT.value("absent")).isEmpty();
        assertThat(OBJECT.string("absent")).isEmpty();
        assertThat(OBJECT.bool("absent")).isEmpty();
        assertThat(OBJECT.integer("absent")).isEmpty();
        assertThat(OBJECT.number("absent")).isEmpty();
        assertThat(OBJECT.instant("absent")).isEmpty();
        assertThat(OBJECT.octets("absent")).isEmpty();
        assertThat(OBJECT.object("absent")).isEmpty();
        assertThat(OBJECT.array("absent")).isEmpty();
        assertThat(OBJECT.strings("absent")).isEmpty();
        assertThat(OBJECT.objects("absent")).isEmpty();
        assertThat(OBJECT.has("absent")).isFalse();
    }

    /** A getter and the members that it understands. */
    record Getter(String name, BiFunction<JsonObject, String, Object> get, List<String> understands) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Getter> getters() {
        return Stream.of(
                new Getter("string", JsonObject::string, List.of("string", "octets")),
                new Getter("bool", JsonObject::bool, List.of("bool")),
                new Getter("integer", JsonObject::integer, List.of("integer")),
                new Getter("number", JsonObject::number, List.of("integer", "big", "fraction")),
                new Getter("instant", JsonObject::instant, List.of("integer", "fraction")),
                // "text" happens to be base64url too.
                new Getter("octets", JsonObject::octets, List.of("octets", "string")),
                new Getter("object", JsonObject::object, List.of("object")),
                new Getter("array", JsonObject::array, List.of("array", "strings", "objects", "none")),
                new Getter("strings", JsonObject::strings, List.of("strings", "none")),
                new Getter("objects", JsonObject::objects, List.of("objects", "none")));
    }

    @ParameterizedTest
    @MethodSource("getters")
    void refuses_a_member_of_another_type_instead_of_calling_it_absent(Getter getter) {
        for (String member : OBJECT.names()) {
            if (getter.understands().contains(member)) {
                assertThat(getter.get().apply(OBJECT, member)).isNotEqualTo(Optional.empty());
            } else {
                assertThatIllegalArgumentException()
                        .as(member)
                        .isThrownBy(() -> getter.get().apply(OBJECT, member))
                        .withMessageStartingWith("\"" + member + "\": expected ");
            }
        }
    }

    @Test
    void says_what_it_expected_and_what_kind_of_value_came() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OBJECT.string("integer"))
                .withMessage("\"integer\": expected a string, was a number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OBJECT.object("string"))
                .withMessage("\"string\": expected an object, was a string");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OBJECT.integer("object"))
                .withMessage("\"object\": expected an integer of 64 bits, was an object");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OBJECT.bool("array"))
                .withMessage("\"array\": expected a boolean, was an array");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OBJECT.number("bool"))
                .withMessage("\"bool\": expected a number, was a boolean");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OBJECT.array("null"))
                .withMessage("\"null\": expected an array, was null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"a\",1]", "[null]", "[[]]", "[{}]", "[true]", "\"a\"", "{}"})
    void takes_for_strings_nothing_but_an_array_of_strings(String json) {
        JsonObject object = JsonObject.parse("{\"v\":" + json + "}");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> object.strings("v"))
                .withMessageStartingWith("\"v\": expected an array of strings, was ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{},1]", "[null]", "[[]]", "[\"a\"]", "{}"})
    void takes_for_objects_nothing_but_an_array_of_objects(String json) {
        JsonObject object = JsonObject.parse("{\"v\":" + json + "}");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> object.objects("v"))
                .withMessageStartingWith("\"v\": expected an array of objects, was ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AQI=", "AQ ID", "A", "AQJ", "AQ+D", "\u00e9\u00e9"})
    void takes_for_octets_nothing_but_canonical_base64url(String text) {
        JsonObject object = JsonObject.empty().with("k", text);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> object.octets("k"))
                .withMessageStartingWith("\"k\": expected base64url without padding")
                .withMessageNotContaining(text);
    }

    @Test
    void takes_for_an_integer_no_number_with_a_fraction_or_exponent() {
        JsonObject object = JsonObject.parse("{\"a\":1.0,\"b\":1e0,\"c\":9223372036854775808}");

        assertThatIllegalArgumentException().isThrownBy(() -> object.integer("a"));
        assertThatIllegalArgumentException().isThrownBy(() -> object.integer("b"));
        assertThatIllegalArgumentException().isThrownBy(() -> object.integer("c"));
    }

    @Test
    void compares_names_exactly() {
        assertThat(JsonObject.parse("{\"Alg\":\"x\"}").string("alg")).isEmpty();
        assertThat(JsonObject.parse("{\"\u00e9\":\"x\"}").string("e\u0301")).isEmpty();
    }

    @Test
    void finds_a_member_by_an_equal_name_that_is_another_object() {
        String name = new String("alg");

        assertThat(JsonObject.parse("{\"kid\":\"1\",\"alg\":\"x\"}").string(name))
                .contains("x");
        assertThat(JsonObject.parse("{\"kid\":\"1\"}").has(name)).isFalse();
    }

    @Test
    void gives_out_nothing_that_can_be_changed() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> OBJECT.names().set(0, "x"));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> OBJECT.array("array").orElseThrow().set(0, "x"));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> OBJECT.strings("strings").orElseThrow().set(0, "x"));
        byte[] octets = OBJECT.octets("octets").orElseThrow();
        octets[0] = 9;
        assertThat(OBJECT.octets("octets").orElseThrow()).containsExactly(1, 2, 3);
    }

    @Test
    void keeps_nothing_of_the_octets_it_was_read_from() {
        byte[] json = "{\"a\":\"text\"}".getBytes(UTF_8);
        JsonObject object = JsonObject.parse(json);

        Arrays.fill(json, (byte) 'x');

        assertThat(object.string("a")).contains("text");
    }

    // Changing

    @Test
    void sets_a_member_in_its_place_in_a_new_object() {
        JsonObject before = JsonObject.parse("{\"a\":1,\"b\":2}");

        JsonObject after = before.with("a", "x").with("c", 3);

        assertThat(after.toJson()).isEqualTo("{\"a\":\"x\",\"b\":2,\"c\":3}");
        assertThat(before.toJson()).isEqualTo("{\"a\":1,\"b\":2}");
    }

    @Test
    void leaves_a_member_out_in_a_new_object() {
        JsonObject before = JsonObject.parse("{\"a\":1,\"b\":2,\"c\":3}");

        assertThat(before.without("b").toJson()).isEqualTo("{\"a\":1,\"c\":3}");
        assertThat(before.without("x")).isSameAs(before);
        assertThat(before.size()).isEqualTo(3);
    }

    @Test
    void goes_through_a_builder_unchanged() {
        assertThat(OBJECT.toBuilder().build().toJson()).isEqualTo(OBJECT.toJson());
    }

    // Equality and text

    @Test
    void becomes_a_map_of_plain_values_in_its_order() {
        Map<String, Object> map = OBJECT.toMap();

        assertThat(map.keySet()).containsExactlyElementsOf(OBJECT.names());
        assertThat(map)
                .containsEntry("string", "text")
                .containsEntry("bool", true)
                .containsEntry("integer", 7L)
                .containsEntry("big", new BigInteger("18446744073709551616"))
                .containsEntry("fraction", new BigDecimal("1.5"))
                .containsEntry("object", Map.of("a", 1L))
                .containsEntry("array", List.of(1L, "b"))
                .containsEntry("objects", List.of(Map.of("a", 1L), Map.of()))
                .containsEntry("none", List.of())
                .containsEntry("null", null);
        assertThat(JsonObject.empty().toMap()).isEmpty();
    }

    @Test
    void becomes_a_map_without_types_of_its_own_at_any_depth() {
        JsonObject deep = JsonObject.parse("{\"a\":[[{\"b\":[null,{\"c\":null}]}]]}");

        assertThat(deep.toMap().get("a"))
                .isEqualTo(List.of(List.of(Map.of("b", Arrays.asList(null, Collections.singletonMap("c", null))))));
    }

    /** A number keeps what was written: no integer becomes a double, nor a fraction that is zero an integer. */
    @Test
    void becomes_a_map_whose_numbers_are_exact() {
        JsonObject numbers = JsonObject.parse("{\"a\":9223372036854775807,\"b\":-9223372036854775809,\"c\":1.0,"
                + "\"d\":1e2,\"e\":0.10000000000000000001}");

        assertThat(numbers.toMap())
                .containsExactly(
                        Map.entry("a", Long.MAX_VALUE),
                        Map.entry("b", new BigInteger("-9223372036854775809")),
                        Map.entry("c", new BigDecimal("1.0")),
                        Map.entry("d", new BigDecimal("1E+2")),
                        Map.entry("e", new BigDecimal("0.10000000000000000001")));
    }

    @Test
    void becomes_a_map_that_cannot_be_changed_at_any_depth() {
        Map<String, Object> map = OBJECT.toMap();

        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> map.remove("string"));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> ((Map<?, ?>) map.get("object")).clear());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> ((List<?>) map.get("array")).remove(0));
    }

    @Test
    void is_equal_to_an_object_with_the_same_members_in_any_order() {
        JsonObject one = JsonObject.parse("{\"a\":1,\"b\":[{\"c\":null,\"d\":1.5}]}");
        JsonObject other = JsonObject.parse("{\"b\":[{\"d\":1.5,\"c\":null}],\"a\":1}");

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).isEqualTo(one);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"a\":1}",
                "{\"a\":1,\"b\":3}",
                "{\"a\":1,\"c\":2}",
                "{\"a\":1,\"b\":2,\"c\":3}",
                "{\"a\":1,\"b\":\"2\"}"
            })
    void differs_from_an_object_with_other_members(String json) {
        assertThat(JsonObject.parse("{\"a\":1,\"b\":2}")).isNotEqualTo(JsonObject.parse(json));
    }

    @Test
    void differs_from_what_is_no_object() {
        assertThat(OBJECT.equals(Map.of())).isFalse();
        assertThat(OBJECT.equals(null)).isFalse();
    }

    @Test
    void shows_no_names_and_no_values_in_its_text() {
        assertThat(OBJECT).hasToString("JsonObject with 12 members");
    }

    @Test
    void shows_everything_in_its_json() {
        assertThat(JsonObject.parse(OBJECT.toJson())).isEqualTo(OBJECT);
    }
}
