package dev.signet.jose.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonBinding;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.UnbindableTypeException;
import dev.signet.jose.jwt.JwtClaims;
import java.net.URI;
import java.time.Instant;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose mistake it is that claims do not become a value: the token's if another token would, else the caller's. */
abstract class BlameContract {

    private final JsonBinding strict;
    private final JsonBinding lax;

    BlameContract(Adapter adapter) {
        strict = adapter.strict();
        lax = adapter.ofMapper();
    }

    private record Texts(String[] x) {}

    private record Nested(String[][] x) {}

    private record Numbers(int[] x) {}

    private record Booleans(boolean[] x) {}

    private record Objects(Texts[] x) {}

    private record ByUnit(EnumMap<TimeUnit, String> x) {}

    private record Perhaps(Optional<String[]> x) {}

    private record Inside(Map<String, String[]> x) {}

    private record Counts(short a, int b, long c) {}

    private enum Level {
        LOW;

        @JsonCreator
        static Level of(String text) {
            if (text.equals("1")) {
                return LOW;
            }
            throw new IllegalArgumentException("no level");
        }
    }

    private record Grade(Level level) {}

    private static void assertTokenIsAtFault(String json, Class<?> type, JsonBinding binding, String message) {
        JwtClaims claims = JwtClaims.of(JsonObject.parse(json));
        assertThatExceptionOfType(InvalidTokenException.class)
                .as(type.getSimpleName())
                .isThrownBy(() -> claims.as(type, binding))
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.CLAIM_REJECTED));
    }

    @Test
    void a_text_in_the_place_of_an_array_is_the_tokens_fault() {
        for (JsonBinding binding : List.of(strict, lax)) {
            for (Class<?> type : List.of(
                    Texts.class,
                    Nested.class,
                    Numbers.class,
                    Booleans.class,
                    Objects.class,
                    Perhaps.class,
                    ByUnit.class)) {
                assertTokenIsAtFault("{\"x\":\"admin\"}", type, binding, "\"x\": expected ");
            }
            assertTokenIsAtFault("{\"x\":[\"admin\"]}", Nested.class, binding, "\"x[0]\": expected ");
            assertTokenIsAtFault("{\"x\":{\"a\":\"b\"}}", Inside.class, binding, "\"x.a\": expected ");
        }
    }

    @Test
    void an_array_in_its_place_is_read() {
        JwtClaims claims = JwtClaims.of(JsonObject.parse("{\"x\":[\"admin\"]}"));

        assertThat(claims.<Texts>as(Texts.class, strict).x()).containsExactly("admin");
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                TimeUnit.class,
                Level.class,
                UUID.class,
                URI.class,
                Instant.class,
                Locale.class,
                Currency.class,
                Character.class,
                CharSequence.class,
                OptionalInt.class,
                AtomicBoolean.class,
                Iterable.class
            })
    void a_type_that_no_object_becomes_is_the_callers_mistake(Class<?> type) {
        JwtClaims claims = JwtClaims.of(JsonObject.parse("{\"sub\":\"1\"}"));

        assertThatExceptionOfType(UnbindableTypeException.class).isThrownBy(() -> claims.as(type, strict));
    }

    @ParameterizedTest
    @CsvSource({"a, 32768, short", "b, 2147483648, int", "c, 9223372036854775808, long"})
    void a_number_out_of_range_is_refused_with_its_own_type_in_the_message(String member, String number, String type) {
        JsonObject all = JsonObject.parse("{\"a\":1,\"b\":1,\"c\":1}").without(member);
        String json = all.toJson().replace("}", ",\"" + member + "\":" + number + "}");

        assertTokenIsAtFault(
                json, Counts.class, strict, "\"" + member + "\": expected a number that " + type + " holds");
    }

    @Test
    void a_method_of_an_enum_that_takes_a_text_gets_no_number() {
        assertThat(((Grade) strict.read(JsonObject.parse("{\"level\":\"1\"}"), Grade.class)).level())
                .isEqualTo(Level.LOW);
        for (String other : List.of("1", "1.0", "true")) {
            assertTokenIsAtFault("{\"level\":" + other + "}", Grade.class, strict, "\"level\": expected ");
        }
    }
}
