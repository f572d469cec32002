package dev.signet.jose.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.signet.jose.core.JsonBinding;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.core.TypeReference;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is there and what is not, numbers, unknown members, generics: how exactly claims become records. */
abstract class StrictReadingContract {

    record Person(String sub, List<String> roles, Optional<String> nick, OptionalInt age) {}

    record Numbers(double d, Double boxed, float f) {}

    record Exact(BigDecimal decimal, BigInteger integer, long wide, Object any) {}

    record Page<T>(List<T> items, T first) {}

    record Item(String name, int count) {}

    record Outer(String sub, Item item) {}

    record Timed(Duration validity) {}

    public static final class Settings {
        public String mode = "plain";
    }

    private final JsonBinding strict;
    private final JsonBinding lax;

    StrictReadingContract(Adapter adapter) {
        strict = adapter.strict();
        lax = adapter.ofMapper();
    }

    record Login(String userName, Instant lastSeen) {}

    record Shaped(Item shape) {}

    record Measured(double value) {}

    record Ages(Map<String, Integer> ages) {}

    enum Spoken {
        YES;

        @Override
        public String toString() {
            return "aye";
        }
    }

    record Answer(Spoken spoken) {}

    // Absent and null

    @Test
    void reads_what_is_all_there() {
        assertThat(read("{\"sub\":\"a\",\"roles\":[\"x\"],\"nick\":\"n\",\"age\":7}", Person.class))
                .isEqualTo(new Person("a", List.of("x"), Optional.of("n"), OptionalInt.of(7)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"sub\":\"a\",\"roles\":[]}", "{\"sub\":\"a\",\"roles\":[],\"nick\":null,\"age\":null}"})
    void leaves_an_optional_empty_whose_member_is_absent_or_null(String json) {
        assertThat(read(json, Person.class))
                .isEqualTo(new Person("a", List.of(), Optional.empty(), OptionalInt.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"roles\":[]}|\"sub\": expected java.lang.String, was null or missing",
                "{\"sub\":null,\"roles\":[]}|\"sub\": expected java.lang.String, was null or missing",
                "{\"sub\":\"a\"}|\"roles\": expected an array, was null or missing",
                "{\"sub\":\"a\",\"roles\":null}|\"roles\": expected an array, was null or missing",
                "{\"sub\":\"a\",\"roles\":[\"hush\",null]}|\"roles[1]\": expected java.lang.String, was null or missing"
            })
    void refuses_a_component_that_is_absent_or_null(String json, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(json, Person.class))
                .withMessage(message);
    }

    @Test
    void leaves_a_field_as_it_is_whose_member_is_absent() {
        assertThat(read("{}", Settings.class).mode).isEqualTo("plain");
        assertThatIllegalArgumentException().isThrownBy(() -> read("{\"mode\":null}", Settings.class));
    }

    @Test
    void treats_what_is_absent_as_a_mapper_says() {
        assertThat(((Person) lax.read(JsonObject.empty(), Person.class)).sub()).isNull();
    }

    // Numbers

    @Test
    void reads_numbers_without_loss() {
        String digits = "123456789012345678901234567890";
        Exact exact = read(
                "{\"decimal\":0.1000000000000000000000000000000000010,\"integer\":" + digits
                        + ",\"wide\":9007199254740993,\"any\":[9007199254740993,0.10,1e2," + digits + "]}",
                Exact.class);

        assertThat(exact.decimal()).isEqualTo(new BigDecimal("0.1000000000000000000000000000000000010"));
        assertThat(exact.integer()).isEqualTo(new BigInteger(digits));
        assertThat(exact.wide()).isEqualTo(9_007_199_254_740_993L);
        assertThat(exact.any())
                .isEqualTo(List.of(
                        9_007_199_254_740_993L, new BigDecimal("0.10"), new BigDecimal("1e2"), new BigInteger(digits)));
    }

    @Test
    void reads_numbers_without_loss_also_for_a_mapper_that_would_lose() {
        Exact exact = (Exact) lax.read(JsonObject.parse("{\"wide\":1,\"any\":0.10000000000000000001}"), Exact.class);

        assertThat(exact.any()).isEqualTo(new BigDecimal("0.10000000000000000001"));
    }

    @Test
    void reads_floating_point() {
        assertThat(read("{\"d\":1.5,\"boxed\":2,\"f\":0.1}", Numbers.class)).isEqualTo(new Numbers(1.5, 2.0, 0.1f));
        assertThat(JsonObject.parse(strict.write(new Numbers(0.1, 1e300, 0.1f))))
                .isEqualTo(JsonObject.parse("{\"d\":0.1,\"boxed\":1.0E300,\"f\":0.1}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"d\":1e400,\"boxed\":1,\"f\":1}",
                "{\"d\":-1e400,\"boxed\":1,\"f\":1}",
                "{\"d\":1,\"boxed\":1,\"f\":1e39}",
                "{\"d\":\"NaN\",\"boxed\":1,\"f\":1}",
                "{\"d\":1,\"boxed\":\"Infinity\",\"f\":1}",
                "{\"d\":1,\"boxed\":1,\"f\":\"1.5\"}",
                "{\"d\":null,\"boxed\":1,\"f\":1}",
                "{\"d\":1,\"boxed\":true,\"f\":1}"
            })
    void refuses_what_floating_point_cannot_hold(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> read(json, Numbers.class));
    }

    @Test
    void reads_octets_from_base64() {
        assertThat(read("{\"a\":\"AQID\"}", new TypeReference<Map<String, byte[]>>() {})
                        .get("a"))
                .containsExactly(1, 2, 3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{\"a\":\"hu*sh\"}", new TypeReference<Map<String, byte[]>>() {}))
                .withMessageNotContaining("hu*sh");
    }

    // Types

    @Test
    void reads_generic_records() {
        Page<Item> page = read(
                "{\"items\":[{\"name\":\"a\",\"count\":1}],\"first\":{\"name\":\"b\",\"count\":2}}",
                new TypeReference<Page<Item>>() {});

        assertThat(page).isEqualTo(new Page<>(List.of(new Item("a", 1)), new Item("b", 2)));
    }

    @Test
    void names_a_member_inside_a_generic_record() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(
                        "{\"items\":[{\"name\":\"a\",\"count\":1},{\"name\":\"b\",\"count\":\"hush\"}]}",
                        new TypeReference<Page<Item>>() {}))
                .withMessage("\"items[1].count\": expected int");
    }

    @Test
    void refuses_a_duration_for_which_there_is_no_rule() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{\"validity\":60}", Timed.class))
                .withMessageStartingWith("\"validity\": expected ")
                .withMessageEndingWith("java.time.Duration");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> strict.write(new Timed(Duration.ofMinutes(1))))
                .withMessageStartingWith("\"validity\": expected ");
    }

    @Test
    void serves_more_types_than_it_remembers() {
        JsonObject object = JsonObject.parse("{\"a\":[]}");
        for (int i = 0; i < 300; i++) {
            assertThat(((Map<?, ?>) strict.read(object, new Named(i))).containsKey("a"))
                    .isTrue();
        }
    }

    /** A type that is equal to no other: {@code Map<String, Object>}. */
    private record Named(int number) implements ParameterizedType {

        @Override
        public Type[] getActualTypeArguments() {
            return new Type[] {String.class, Object.class};
        }

        @Override
        public Type getRawType() {
            return Map.class;
        }

        @Override
        public Type getOwnerType() {
            return null;
        }
    }

    // The reader

    @Test
    void reads_octets_with_the_strict_reader() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> strict.read("{\"name\":\"a\",\"name\":\"b\",\"count\":1}".getBytes(UTF_8), Item.class));
    }

    private static Stream<Arguments> raised() {
        TokenLimits limits = TokenLimits.defaults();
        String octets = "a".repeat(limits.jsonStringOctets() - 100);
        return Stream.of(
                arguments("[".repeat(200) + "]".repeat(200), limits.withJsonDepth(256)),
                arguments("[1" + ",1".repeat(5_000) + "]", limits.withJsonMembers(6_000)),
                arguments("1".repeat(200), limits.withJsonNumberDigits(1_000)),
                arguments("[\"" + octets + "\",\"" + octets + "\"]", limits.withTokenOctets(1 << 20)),
                arguments(
                        "\"" + octets.repeat(2) + "\"",
                        limits.withTokenOctets(1 << 20).withJsonStringOctets(1 << 20)));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("raised")
    void reads_what_raised_limits_have_accepted(String value, TokenLimits limits) {
        JsonObject large = JsonObject.parse("{\"name\":\"b\",\"count\":1,\"x\":" + value + "}", limits);

        assertThat(strict.read(large, Item.class)).isEqualTo(new Item("b", 1));
        assertThat(strict.read(large.toOctets(), Item.class)).isEqualTo(new Item("b", 1));
    }

    @Test
    void reads_an_instant_with_a_fraction() {
        record At(Instant at) {}

        assertThat(read("{\"at\":1767225600.25}", At.class).at()).isEqualTo(Instant.parse("2026-01-01T00:00:00.250Z"));
    }

    @Test
    void names_an_enum_constant_by_its_name_and_not_by_its_text() {
        assertThat(read("{\"spoken\":\"YES\"}", Answer.class)).isEqualTo(new Answer(Spoken.YES));
        assertThat(JsonObject.parse(strict.write(new Answer(Spoken.YES))))
                .isEqualTo(JsonObject.parse("{\"spoken\":\"YES\"}"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{\"spoken\":\"aye\"}", Answer.class))
                .withMessageStartingWith("\"spoken\": expected ");
    }

    @Test
    void writes_members_in_the_order_of_the_components() {
        assertThat(strict.write(new Item("b", 1))).isEqualTo("{\"name\":\"b\",\"count\":1}".getBytes(UTF_8));
    }

    @Test
    void ignores_unknown_members_whatever_the_mapper_does() {
        Login login = (Login) lax.read(JsonObject.parse("{\"userName\":\"alice\",\"x\":1}"), Login.class);

        assertThat(login.userName()).isEqualTo("alice");
    }

    @Test
    void says_which_type_it_expected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{\"userName\":\"a\",\"lastSeen\":\"now\"}", Login.class))
                .withMessage("\"lastSeen\": expected java.time.Instant");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{\"shape\":1}", Shaped.class))
                .withMessageStartingWith("\"shape\": expected ");
    }

    @Test
    void repeats_of_a_name_from_a_token_only_what_can_be_printed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{\"ages\":{\"a\\n\\\"\u00e9 forged\":\"x\"}}", Ages.class))
                .withMessageStartingWith("\"ages.a????forged\": expected ");
    }

    @Test
    void refuses_to_write_what_is_no_number() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> strict.write(new Measured(Double.NaN)))
                .withMessageStartingWith("\"value\": ");
    }

    private <T> T read(String json, Class<T> type) {
        return type.cast(strict.read(JsonObject.parse(json), type));
    }

    @SuppressWarnings("unchecked")
    private <T> T read(String json, TypeReference<T> type) {
        return (T) strict.read(JsonObject.parse(json), type.type());
    }
}
