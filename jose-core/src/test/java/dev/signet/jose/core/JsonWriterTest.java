package dev.signet.jose.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonWriterTest {

    private static final JsonObject EMPTY = JsonObject.empty();

    @Test
    void writes_members_in_order_and_no_white_space() {
        JsonObject object = EMPTY.with("z", 1)
                .with("a", List.of(true, JsonNull.NULL, "x", EMPTY))
                .with("m", EMPTY.with("n", 1.5));

        assertThat(object.toJson()).isEqualTo("{\"z\":1,\"a\":[true,null,\"x\",{}],\"m\":{\"n\":1.5}}");
    }

    @Test
    void writes_an_empty_object() {
        assertThat(EMPTY.toOctets()).containsExactly('{', '}');
    }

    @Test
    void hands_out_new_octets_each_time() {
        assertThat(EMPTY.toOctets()).isNotSameAs(EMPTY.toOctets());
    }

    @Test
    void escapes_what_rfc_8259_section_7_requires_and_nothing_else() {
        assertThat(EMPTY.with("v", "\"\\/\b\f\n\r\t\0\u0001\u001f\u007f'<>&\u2028")
                        .toJson())
                .isEqualTo("{\"v\":\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u0001\\u001f\u007f'<>&\u2028\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "iss", "kid", "scope", "key_ops", "tenant", "isss", "ISS", "\u00e9", "issu\u20ac"})
    void writes_a_name_wherever_it_stands_and_wherever_its_text_came_from(String name) {
        for (String same : List.of(name, String.valueOf(name.toCharArray()), name.intern())) {
            assertThat(EMPTY.with(same, 1).toJson()).isEqualTo("{\"" + name + "\":1}");
            assertThat(EMPTY.with(same, "").with("zz", 12345678).toJson())
                    .isEqualTo("{\"" + name + "\":\"\",\"zz\":12345678}");
        }
    }

    @Test
    void escapes_names_as_it_does_values() {
        assertThat(EMPTY.with("a\"b\n", 1).toJson()).isEqualTo("{\"a\\\"b\\n\":1}");
    }

    @Test
    void writes_characters_of_one_to_four_octets() {
        String text = "A\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff\ud800\udc00\udbff\udfff";

        assertThat(EMPTY.with("v", text).toOctets()).isEqualTo(("{\"v\":\"" + text + "\"}").getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                1,
                -1,
                9,
                10,
                99,
                100,
                101,
                -10,
                1_767_229_200,
                Integer.MAX_VALUE,
                Integer.MIN_VALUE,
                999_999_999_999_999_999L,
                1_000_000_000_000_000_000L,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                Long.MIN_VALUE + 1
            })
    void writes_integers_as_java_does(long value) {
        assertThat(EMPTY.with("v", value).toJson()).isEqualTo("{\"v\":" + value + "}");
    }

    @Test
    void writes_integers_around_every_power_of_ten() {
        for (long power = 1; power > 0 && power < Long.MAX_VALUE / 10; power *= 10) {
            for (long value : new long[] {power - 1, power, power + 1, -power}) {
                assertThat(EMPTY.with("v", value).toJson()).isEqualTo("{\"v\":" + value + "}");
            }
        }
    }

    @Test
    void writes_large_and_broken_numbers_without_loss() {
        assertThat(EMPTY.with("v", new BigInteger("18446744073709551616")).toJson())
                .isEqualTo("{\"v\":18446744073709551616}");
        assertThat(EMPTY.with("v", new BigDecimal("1.10")).toJson()).isEqualTo("{\"v\":1.10}");
        assertThat(EMPTY.with("v", new BigDecimal("1E+400")).toJson()).isEqualTo("{\"v\":1E+400}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1e0", "10e-1", "1.0e1", "0e0", "-0.0", "0.0", "1E5", "-1e-9999", "1e9999", "0e9999", "1.50"})
    void writes_a_number_so_that_it_reads_the_same_again(String number) {
        JsonObject object = JsonObject.parse("{\"v\":" + number + "}");

        assertThat(JsonObject.parse(object.toOctets())).isEqualTo(object);
    }

    @Test
    void makes_room_for_escapes_between_all_that_needs_none() {
        JsonObject.Builder builder = JsonObject.builder();
        for (int i = 0; i < 500; i++) {
            builder.put("n" + i, List.of("plain", "\u0001".repeat(i % 7), -i, "\u20ac", JsonObject.empty(), true));
            JsonObject object = builder.build();

            assertThat(JsonObject.parse(object.toOctets())).isEqualTo(object);
        }
    }

    @Test
    void grows_from_any_fill_by_any_string() {
        for (int fill = 480; fill < 530; fill++) {
            for (String tail : new String[] {"", "x", "\n", "\u20ac", "\0".repeat(300), "\ud83d\ude00".repeat(999)}) {
                JsonObject object = EMPTY.with("fill", "f".repeat(fill)).with("tail", tail);

                assertThat(JsonObject.parse(object.toOctets())).isEqualTo(object);
            }
        }
    }

    @Test
    void writes_what_it_then_reads_as_the_same_object() {
        long seed = new Random().nextLong();
        RandomJson documents = new RandomJson(seed);
        for (int i = 0; i < 4_000; i++) {
            JsonObject object = JsonObject.parse(documents.object());
            byte[] written = object.toOctets();

            JsonObject again = JsonObject.parse(written);

            assertThat(again).as("seed %d, document %d", seed, i).isEqualTo(object);
            assertThat(again.names()).as("seed %d, document %d", seed, i).isEqualTo(object.names());
            assertThat(again.toOctets()).as("seed %d, document %d", seed, i).isEqualTo(written);
        }
    }

    @Test
    void writes_what_jackson_reads() throws Exception {
        long seed = new Random().nextLong();
        RandomJson documents = new RandomJson(seed);
        ObjectMapper jackson = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        for (int i = 0; i < 1_000; i++) {
            String json = documents.object();
            byte[] written = JsonObject.parse(json).toOctets();

            assertThat(jackson.readTree(written))
                    .as("seed %d, document %d", seed, i)
                    .isEqualTo(jackson.readTree(json));
        }
    }
}
