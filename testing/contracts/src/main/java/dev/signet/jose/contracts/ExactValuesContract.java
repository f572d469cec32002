package dev.signet.jose.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.core.JsonBinding;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.UnbindableTypeException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** For every type that the binding knows: which JSON it is read from, and that nothing near it is taken for it. */
abstract class ExactValuesContract {

    /** What no type of one value is read from. */
    private static final List<String> NEVER = List.of("[]", "[1]", "{}", "{\"a\":1}", "null");

    private static final String TEXT = "\"123e4567-e89b-12d3-a456-426614174000\"";

    record OfByte(byte value) {}

    record OfDate(Date value) {}

    record OfCalendar(Calendar value) {}

    /** The type of a map. */
    private record MapOf(Class<?> names, Class<?> values) implements ParameterizedType {

        @Override
        public Type[] getActualTypeArguments() {
            return new Type[] {names, values};
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

    private final JsonBinding strict;
    private final JsonBinding lax;

    ExactValuesContract(Adapter adapter) {
        strict = adapter.strict();
        lax = adapter.ofMapper();
    }

    private Object read(String json, Class<?> type) {
        Type map = new MapOf(String.class, type);
        return ((Map<?, ?>) strict.read(JsonObject.parse("{\"x\":" + json + "}"), map)).get("x");
    }

    private static Arguments row(Class<?> type, Object value, String accepted, String... refused) {
        return Arguments.of(type, value, accepted, List.of(refused));
    }

    static Stream<Arguments> types() {
        return Stream.of(
                row(Byte.class, (byte) 127, "127", "128", "200", "255", "-129", "1.0", "\"1\"", "true", "1e2", "1e999"),
                row(Byte.class, (byte) -128, "-128", "-129", "18446744073709551616"),
                row(
                        Short.class,
                        (short) 32767,
                        "32767",
                        "32768",
                        "-32769",
                        "1.0",
                        "\"1\"",
                        "true",
                        "18446744073709551616"),
                row(
                        Integer.class,
                        2147483647,
                        "2147483647",
                        "2147483648",
                        "-2147483649",
                        "1.5",
                        "1.0",
                        "\"1\"",
                        "\"\"",
                        "false"),
                row(Long.class, Long.MAX_VALUE, "9223372036854775807", "9223372036854775808", "1.0", "\"1\"", "1e3"),
                row(Character.class, 'a', "\"a\"", "65", "\"\"", "\"ab\"", "1.5", "true"),
                row(Boolean.class, true, "true", "1", "0", "\"true\"", "\"\"", "1.0"),
                row(Float.class, 1.5f, "1.5", "1e39", "\"1.5\"", "\"NaN\"", "true", "\"\""),
                row(Double.class, 1.5, "1.5", "1e400", "-1e400", "\"NaN\"", "\"Infinity\"", "\"1.5\"", "true", "\" \""),
                row(
                        BigInteger.class,
                        new BigInteger("18446744073709551616"),
                        "18446744073709551616",
                        "1.0",
                        "1e3",
                        "\"1\"",
                        "true",
                        "\"\""),
                row(BigDecimal.class, new BigDecimal("0.10"), "0.10", "\"0.10\"", "true", "\"\"", "\"NaN\""),
                row(Number.class, 7, "7", "\"7\"", "true", "\"\"", "\"NaN\""),
                row(
                        OptionalInt.class,
                        OptionalInt.of(7),
                        "7",
                        "7.0",
                        "7.5",
                        "\"7\"",
                        "\" \"",
                        "\"\"",
                        "2147483648",
                        "true"),
                row(
                        OptionalLong.class,
                        OptionalLong.of(7),
                        "7",
                        "7.0",
                        "\"7\"",
                        "\" \"",
                        "\"\"",
                        "9223372036854775808"),
                row(
                        OptionalDouble.class,
                        OptionalDouble.of(1.5),
                        "1.5",
                        "1e400",
                        "\"NaN\"",
                        "\"1.5\"",
                        "\" \"",
                        "\"\"",
                        "true"),
                row(
                        Instant.class,
                        Instant.ofEpochSecond(7),
                        "7",
                        "\"7\"",
                        "-1",
                        "1795829912345",
                        "true",
                        "\"1970-01-01T00:00:07Z\""),
                row(String.class, " 1 ", "\" 1 \"", "1", "true", "1.5"),
                row(
                        TimeUnit.class,
                        TimeUnit.SECONDS,
                        "\"SECONDS\"",
                        "\" SECONDS\"",
                        "\"SECONDS \"",
                        "\"\\tSECONDS\"",
                        "\"seconds\"",
                        "\"3\"",
                        "3",
                        "\"\"",
                        "\" \"",
                        "true"),
                row(
                        UUID.class,
                        UUID.fromString("123e4567-e89b-12d3-a456-426614174000"),
                        TEXT,
                        "\" 123e4567-e89b-12d3-a456-426614174000\"",
                        "\"123e4567e89b12d3a456426614174000\"",
                        "\"Ej5FZ+ibEtOkVkJmFBdAAA==\"",
                        "\"1-1-1-1-1\"",
                        "\"\"",
                        "7"),
                row(
                        URI.class,
                        URI.create("https://a.example/x"),
                        "\"https://a.example/x\"",
                        "\" https://a.example/x\"",
                        "\"https://a.example/x \"",
                        "7",
                        "true",
                        "\"a b\""),
                row(Locale.class, Locale.US, "\"en-US\"", "\"en_US\"", "\" en-US\"", "\"x-\"", "7", "true", "\"\""),
                row(
                        Currency.class,
                        Currency.getInstance("USD"),
                        "\"USD\"",
                        "\"usd\"",
                        "\" USD\"",
                        "\"\"",
                        "840",
                        "true"),
                row(
                        byte[].class,
                        new byte[] {65, 66},
                        "\"QUI=\"",
                        "\"QUJ=\"",
                        "\"QUI\"",
                        "\" QUI=\"",
                        "\"QU I=\"",
                        "\"QUI=\\n\"",
                        "7",
                        "true",
                        "\"hush*\""));
    }

    @ParameterizedTest
    @MethodSource("types")
    void reads_a_value_from_its_one_spelling(Class<?> type, Object value, String accepted, List<String> refused) {
        assertThat(read(accepted, type)).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("types")
    void writes_a_value_as_it_is_read(Class<?> type, Object value, String accepted, List<String> refused) {
        assertThat(JsonObject.parse(strict.write(Map.of("x", value))))
                .isEqualTo(JsonObject.parse("{\"x\":" + accepted + "}"));
    }

    @ParameterizedTest
    @MethodSource("types")
    void refuses_what_is_near_it(Class<?> type, Object value, String accepted, List<String> refused) {
        for (String json : Stream.concat(refused.stream(), NEVER.stream()).toList()) {
            if (json.equals("null") && value.getClass().getName().startsWith("java.util.Optional")) {
                continue;
            }
            assertThatIllegalArgumentException()
                    .as(json)
                    .isThrownBy(() -> read(json, type))
                    .isNotInstanceOf(UnbindableTypeException.class)
                    .withMessageContaining(": expected ")
                    .withMessageNotContaining("hush")
                    .withNoCause();
        }
    }

    @Test
    void reads_what_may_be_changed_later() {
        assertThat(((AtomicInteger) read("7", AtomicInteger.class)).get()).isEqualTo(7);
        assertThat(((AtomicLong) read("7", AtomicLong.class)).get()).isEqualTo(7);
        assertThat(((AtomicBoolean) read("true", AtomicBoolean.class)).get()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "\"1\"", "\"\"", "\" \"", "9223372036854775808", "[]", "{}"})
    void refuses_for_what_may_be_changed_later_what_it_refuses_for_the_number(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> read(json, AtomicInteger.class));
        assertThatIllegalArgumentException().isThrownBy(() -> read(json, AtomicLong.class));
        assertThatIllegalArgumentException().isThrownBy(() -> read(json, AtomicBoolean.class));
    }

    @Test
    void a_uuid_and_a_language_tag_may_be_written_in_either_case() {
        assertThat(read("\"123E4567-E89B-12D3-A456-426614174000\"", UUID.class))
                .isEqualTo(UUID.fromString("123e4567-e89b-12d3-a456-426614174000"));
        assertThat(read("\"EN-us\"", Locale.class)).isEqualTo(Locale.US);
    }

    @Test
    void a_component_is_read_as_exactly() {
        assertThat((OfByte) strict.read(JsonObject.parse("{\"value\":-1}"), OfByte.class))
                .isEqualTo(new OfByte((byte) -1));
        for (String value : List.of("200", "255", "null", "\"1\"")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> strict.read(JsonObject.parse("{\"value\":" + value + "}"), OfByte.class))
                    .withMessageStartingWith("\"value\": expected byte");
        }
    }

    // Arrays

    @Test
    void reads_arrays_of_integers_and_booleans() {
        assertThat(read("[1,32767]", short[].class)).isEqualTo(new short[] {1, 32767});
        assertThat(read("[1]", int[].class)).isEqualTo(new int[] {1});
        assertThat(read("[1]", long[].class)).isEqualTo(new long[] {1});
        assertThat(read("[true]", boolean[].class)).isEqualTo(new boolean[] {true});
        assertThat(read("[\"SECONDS\"]", TimeUnit[].class)).isEqualTo(new TimeUnit[] {TimeUnit.SECONDS});
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[1.0]", "[\"1\"]", "[32768,9223372036854775808]", "\"AQ==\"", "\"\"", "[\" SECONDS\"]", "1"})
    void refuses_what_is_near_an_array(String json) {
        for (Class<?> type : List.of(short[].class, int[].class, long[].class, boolean[].class, TimeUnit[].class)) {
            assertThatIllegalArgumentException().as(type.getName()).isThrownBy(() -> read(json, type));
        }
    }

    // Types for which there is no one rule

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.util.Date",
                "java.util.Calendar",
                "java.util.GregorianCalendar",
                "java.sql.Timestamp",
                "java.sql.Date",
                "javax.xml.datatype.XMLGregorianCalendar",
                "javax.xml.datatype.Duration",
                "javax.xml.namespace.QName",
                "org.w3c.dom.Document",
                "java.time.Duration",
                "java.time.LocalDate",
                "java.time.LocalDateTime",
                "java.time.OffsetDateTime",
                "java.time.ZonedDateTime",
                "java.time.Year",
                "java.time.Period",
                "java.time.ZoneId",
                "java.util.TimeZone",
                "java.nio.charset.Charset",
                "java.util.regex.Pattern",
                "java.io.File",
                "java.nio.file.Path",
                "java.nio.ByteBuffer",
                "java.lang.StringBuilder",
                "java.util.BitSet",
                "java.lang.StackTraceElement",
                "[C",
                "[F",
                "[D"
            })
    void a_type_of_the_jdk_without_a_rule_is_the_callers_mistake(String name) throws Exception {
        Class<?> type = Class.forName(name);
        for (String json : List.of("1795829912", "\"a\"", "\"2026-01-01\"", "{}", "[]", "[1]")) {
            assertThatExceptionOfType(UnbindableTypeException.class)
                    .as(json)
                    .isThrownBy(() -> read(json, type))
                    .withMessageContainingAll("\"x\": ", type.getTypeName());
        }
    }

    @Test
    void a_date_is_neither_read_nor_written_and_the_message_names_instant() {
        for (Class<?> type : List.of(OfDate.class, OfCalendar.class)) {
            assertThatExceptionOfType(UnbindableTypeException.class)
                    .isThrownBy(() -> strict.read(JsonObject.parse("{\"value\":1795829912}"), type))
                    .withMessageContaining("java.time.Instant");
        }
        for (Object value : List.of(new OfDate(new Date(5_000)), new OfCalendar(Calendar.getInstance()))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> strict.write(value))
                    .withMessageContainingAll("\"value\"", "java.time.Instant");
        }
    }

    @Test
    void a_mapper_of_the_callers_reads_and_writes_dates_as_it_says() {
        OfDate date = new OfDate(new Date(5_000));

        assertThat((OfDate) lax.read(JsonObject.parse("{\"value\":5000}"), OfDate.class))
                .isEqualTo(date);
        assertThat(lax.read(lax.write(date), OfDate.class)).isEqualTo(date);
    }

    @ParameterizedTest
    @MethodSource("times")
    void a_time_that_is_not_read_is_not_written(Object time) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> strict.write(Map.of("x", time)))
                .withMessageStartingWith("\"x\": ");
    }

    static Stream<Object> times() {
        return Stream.of(
                Duration.ofMinutes(1),
                Period.ofDays(1),
                LocalDate.EPOCH,
                LocalDate.EPOCH.atStartOfDay(),
                LocalDate.EPOCH.atStartOfDay(ZoneOffset.UTC),
                ZoneOffset.UTC,
                Year.of(2026));
    }

    @Test
    void the_days_of_a_week_are_an_enum_like_others() {
        assertThat(JsonObject.parse(strict.write(Map.of("x", DayOfWeek.MONDAY))))
                .isEqualTo(JsonObject.parse("{\"x\":\"MONDAY\"}"));
        assertThat(read("\"MONDAY\"", DayOfWeek.class)).isEqualTo(DayOfWeek.MONDAY);
    }

    @Test
    void what_is_no_number_is_not_written() {
        for (Object value : List.of(
                Double.NaN, Float.POSITIVE_INFINITY, OptionalDouble.of(Double.NaN), new double[] {1}, new float[] {1
                })) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> strict.write(Map.of("x", value)))
                    .withMessageStartingWith("\"x\": ");
        }
    }

    // Names of members

    @ParameterizedTest
    @CsvSource({
        "java.lang.Byte,127,200 255 01 +1 1.0 -129",
        "java.lang.Short,32767,32768 01 +1",
        "java.lang.Integer,7,07 +7 7.0 2147483648",
        "java.lang.Long,7,07 +7 7.0",
        "java.lang.Boolean,true,TRUE True 1",
        "java.lang.Character,a,ab",
        "java.util.concurrent.TimeUnit,SECONDS,seconds 3",
        "java.util.UUID,123e4567-e89b-12d3-a456-426614174000,1-1-1-1-1 Ej5FZ+ibEtOkVkJmFBdAAA==",
        "java.net.URI,https://a.example,%",
        "java.util.Currency,USD,usd"
    })
    void a_name_of_a_member_is_read_from_its_one_spelling(Class<?> type, String accepted, String refused) {
        Type map = new MapOf(type, Integer.class);

        assertThat(((Map<?, ?>) strict.read(JsonObject.empty().with(accepted, 1), map))
                        .keySet()
                        .iterator()
                        .next())
                .isInstanceOf(type)
                .hasToString(accepted);
        for (String name : refused.split(" ")) {
            assertThatIllegalArgumentException()
                    .as(name)
                    .isThrownBy(() -> strict.read(JsonObject.empty().with(name, 1), map))
                    .isNotInstanceOf(UnbindableTypeException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Date.class,
                Calendar.class,
                Double.class,
                Float.class,
                Locale.class,
                Instant.class,
                StringBuilder.class
            })
    void a_name_of_a_member_is_no_value_for_which_there_is_no_rule(Class<?> type) {
        Type map = new MapOf(type, Integer.class);

        assertThatExceptionOfType(UnbindableTypeException.class)
                .isThrownBy(() -> strict.read(JsonObject.parse("{\"1\":1}"), map));
    }
}
