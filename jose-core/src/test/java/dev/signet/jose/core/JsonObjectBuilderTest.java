package dev.signet.jose.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonObjectBuilderTest {

    @Test
    void holds_every_integer_type_as_a_long() {
        assertThat(put((byte) 1)).isEqualTo(1L);
        assertThat(put((short) 1)).isEqualTo(1L);
        assertThat(put(1)).isEqualTo(1L);
        assertThat(put(1L)).isEqualTo(1L);
        assertThat(put(BigInteger.ONE)).isEqualTo(1L);
        assertThat(put(BigInteger.valueOf(Long.MIN_VALUE))).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void holds_integers_beyond_64_bits_as_they_are() {
        BigInteger large = BigInteger.ONE.shiftLeft(63);

        assertThat(put(large)).isEqualTo(large);
    }

    @Test
    void holds_a_decimal_without_fraction_as_the_integer_that_it_is() {
        assertThat(put(new BigDecimal("1"))).isEqualTo(1L);
        assertThat(put(new BigDecimal("18446744073709551616"))).isEqualTo(new BigInteger("18446744073709551616"));
    }

    @Test
    void holds_other_decimals_and_floating_point_numbers_as_decimals() {
        assertThat(put(new BigDecimal("1.50"))).isEqualTo(new BigDecimal("1.50"));
        assertThat(put(0.1)).isEqualTo(new BigDecimal("0.1"));
        assertThat(put(0.1f)).isEqualTo(new BigDecimal("0.1"));
        assertThat(put(1e300)).isEqualTo(new BigDecimal("1.0E+300"));
        assertThat(put(-0.0)).isEqualTo(new BigDecimal("0.0"));
    }

    @Test
    void holds_what_json_has() {
        assertThat(put("text")).isEqualTo("text");
        assertThat(put(true)).isEqualTo(true);
        assertThat(put(JsonNull.NULL)).isEqualTo(JsonNull.NULL);
        assertThat(put(JsonObject.empty())).isEqualTo(JsonObject.empty());
    }

    @Test
    void writes_an_instant_as_a_numeric_date_and_a_uri_as_its_text() {
        assertThat(put(Instant.parse("2026-01-01T00:00:00.999Z"))).isEqualTo(1_767_225_600L);
        assertThat(put(URI.create("https://login.example"))).isEqualTo("https://login.example");
    }

    @Test
    void takes_collections_arrays_and_maps_apart() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("b", List.of(1, "x"));
        map.put("a", Set.of(2));

        assertThat(put(map)).isEqualTo(JsonObject.parse("{\"b\":[1,\"x\"],\"a\":[2]}"));
        assertThat(((JsonObject) put(map)).names()).containsExactly("b", "a");
        assertThat(put(new Object[] {1, new String[] {"x"}})).isEqualTo(List.of(1L, List.of("x")));
    }

    @Test
    void does_not_follow_later_changes_of_what_it_was_given() {
        List<Object> list = new ArrayList<>(List.of("a"));
        Map<String, Object> map = new HashMap<>(Map.of("list", list));
        JsonObject object = JsonObject.empty().with("v", map);

        list.add("b");
        map.put("c", 1);

        assertThat(object).isEqualTo(JsonObject.parse("{\"v\":{\"list\":[\"a\"]}}"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void keeps_a_list_of_texts_that_cannot_change(int size) {
        List<String> list = List.of(new String[] {"a", "b", "c"}).subList(0, size);
        List<String> immutable = List.copyOf(list);

        assertThat(put(immutable)).isSameAs(immutable);
        assertThat(put(Collections.unmodifiableList(new ArrayList<>(list)))).isEqualTo(list);
    }

    @Test
    void copies_the_view_of_a_list_that_can_change() {
        List<String> list = new ArrayList<>(List.of("a"));
        JsonObject object = JsonObject.empty().with("v", Collections.unmodifiableList(list));

        list.add("b");

        assertThat(object.toJson()).isEqualTo("{\"v\":[\"a\"]}");
    }

    @Test
    void looks_at_each_element_of_an_immutable_list() {
        assertThat(put(List.of("a", 1, Instant.EPOCH))).isEqualTo(List.of("a", 1L, 0L));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> put(Stream.of("a", "b", null).toList()))
                .withMessageContaining("JsonNull.NULL");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> put(List.of("a", "\ud800")))
                .withMessage("expected text without lone surrogates");
    }

    @Test
    void does_not_change_what_it_has_built() {
        JsonObject.Builder builder = JsonObject.builder().put("a", 1);
        JsonObject object = builder.build();

        builder.put("a", 2).put("b", 3);

        assertThat(object.toJson()).isEqualTo("{\"a\":1}");
        assertThat(builder.build().toJson()).isEqualTo("{\"a\":2,\"b\":3}");
    }

    @Test
    void does_not_change_what_it_has_built_however_many_members_there_are() {
        JsonObject.Builder builder = JsonObject.builder();
        List<JsonObject> built = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            built.add(builder.put("n" + i, i).build());
            builder.put("n" + i, "later");
        }

        for (int i = 0; i < 40; i++) {
            assertThat(built.get(i).size()).isEqualTo(i + 1);
            assertThat(built.get(i).integer("n" + i)).hasValue(i);
        }
    }

    @Test
    void gives_a_name_that_comes_again_its_new_value_in_its_old_place() {
        JsonObject.Builder builder = JsonObject.builder();
        for (int i = 0; i < 40; i++) {
            builder.put("n" + i, i);
        }
        for (int i = 39; i >= 0; i--) {
            builder.put("n" + i, -i);
        }
        JsonObject object = builder.build();

        assertThat(object.size()).isEqualTo(40);
        assertThat(object.names().get(7)).isEqualTo("n7");
        assertThat(object.integer("n7")).hasValue(-7);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refuses_numbers_that_are_not_finite(double number) {
        assertThatIllegalArgumentException().isThrownBy(() -> put(number)).withMessage("expected a finite number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> put((float) number))
                .withMessage("expected a finite number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+10000", "1E-10000", "1E+2147483647", "12E+9999"})
    void refuses_an_exponent_that_the_reader_would_not_take(String number) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> put(new BigDecimal(number)))
                .withMessage("expected a number with an exponent of at most four digits");
    }

    @Test
    void refuses_more_digits_than_the_reader_would_take() {
        BigInteger digits = BigInteger.TEN.pow(1_000);

        assertThat(put(digits.subtract(BigInteger.ONE))).isNotNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> put(digits))
                .withMessage("expected a number of at most 1000 digits");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> put(new BigDecimal(digits, 3)))
                .withMessage("expected a number of at most 1000 digits");
    }

    @Test
    void refuses_numbers_that_json_does_not_have() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> put(new AtomicLong(1)))
                .withMessage(
                        "expected a number of a type of java.lang or java.math, was java.util.concurrent.atomic.AtomicLong");
    }

    @Test
    void refuses_other_types_and_says_only_which() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> put(new StringBuilder("secret")))
                .withMessageStartingWith("expected a JSON value: a string, number,")
                .withMessageEndingWith("was java.lang.StringBuilder");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> put(new byte[] {1}))
                .withMessageEndingWith("was [B");
        assertThatIllegalArgumentException().isThrownBy(() -> put('c'));
    }

    @Test
    void refuses_javas_null_and_says_what_to_write() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> put(Collections.singletonList(null)))
                .withMessageEndingWith("was null, for which there is JsonNull.NULL");
    }

    @Test
    void refuses_a_map_whose_keys_are_no_strings() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> put(Map.of(1, "a")))
                .withMessage("expected a map with string keys");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "a\udc00", "\ude00\ud83d", "\ud83dx"})
    void refuses_text_with_a_lone_surrogate(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> put(text))
                .withMessage("expected text without lone surrogates");
        assertThatIllegalArgumentException().isThrownBy(() -> JsonObject.empty().with(text, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> put(List.of(text)));
        assertThatIllegalArgumentException().isThrownBy(() -> put(Map.of(text, 1)));
    }

    @Test
    void refuses_times_outside_the_years_1970_to_9999() {
        assertThat(put(Instant.EPOCH)).isEqualTo(0L);
        assertThat(put(Instant.parse("9999-12-31T23:59:59Z"))).isEqualTo(253_402_300_799L);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> put(Instant.EPOCH.minusNanos(1)))
                .withMessage("expected a time from 1970 to the year 9999");
        assertThatIllegalArgumentException().isThrownBy(() -> put(Instant.parse("+10000-01-01T00:00:00Z")));
        assertThatIllegalArgumentException().isThrownBy(() -> put(Instant.MAX));
    }

    @Test
    void takes_256_levels_and_reads_them_again() {
        JsonObject deep = JsonObject.empty();
        for (int level = 2; level <= 256; level++) {
            deep = JsonObject.empty().with("v", deep);
        }

        assertThat(JsonObject.parse(deep.toOctets(), TokenLimits.defaults().withJsonDepth(256)))
                .isEqualTo(deep);
    }

    @Test
    void refuses_a_257th_level_of_whatever_it_is_made() {
        JsonObject objects = JsonObject.empty();
        Object lists = List.of();
        Object maps = Map.of();
        for (int level = 2; level <= 256; level++) {
            objects = JsonObject.empty().with("v", objects);
            lists = List.of(lists);
            maps = Map.of("v", maps);
        }
        JsonObject deep = objects;
        Object list = lists;
        Object map = maps;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> put(deep))
                .withMessage("expected at most 256 levels of objects and arrays");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> put(list))
                .withMessage("expected at most 256 levels of objects and arrays");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> put(map))
                .withMessage("expected at most 256 levels of objects and arrays");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> put(List.of(deep)))
                .withMessage("expected at most 256 levels of objects and arrays");
    }

    @Test
    void takes_over_all_members_of_an_object_in_order() {
        JsonObject others = JsonObject.parse("{\"b\":[1,{}],\"c\":null}");

        JsonObject all = JsonObject.builder()
                .put("a", 1)
                .put("c", "before")
                .putAll(others)
                .putAll(JsonObject.empty())
                .build();

        assertThat(all.toJson()).isEqualTo("{\"a\":1,\"c\":null,\"b\":[1,{}]}");
        assertThat(others.toJson()).isEqualTo("{\"b\":[1,{}],\"c\":null}");
    }

    private static Object put(Object value) {
        return JsonObject.builder().put("v", value).build().value("v").orElseThrow();
    }
}
