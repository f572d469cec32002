package dev.signet.jose.jwks.remote;

import static dev.signet.jose.jwks.remote.Keys.OLD;
import static dev.signet.jose.jwks.remote.Keys.json;
import static dev.signet.jose.jwks.remote.TestTimes.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.signet.jose.testkit.TestClock;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.ObjIntConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The bounds of each setting, and of those that must agree with one another. */
class SettingsTest {

    private static final String URL = "https://login.example/jwks.json";
    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration YEAR = Duration.ofDays(365);

    private static Arguments time(
            String setting, BiConsumer<RemoteJwkSetBuilder, Duration> set, Duration least, Duration most) {
        return arguments(setting, set, least, most);
    }

    private static Stream<Arguments> times() {
        return Stream.of(
                time("connectTimeout", RemoteJwkSetBuilder::connectTimeout, MILLISECOND, MINUTE),
                time("responseTimeout", RemoteJwkSetBuilder::responseTimeout, MILLISECOND, MINUTE),
                time("minLifetime", RemoteJwkSetBuilder::minLifetime, SECOND, YEAR),
                time("maxLifetime", RemoteJwkSetBuilder::maxLifetime, SECOND, YEAR),
                time("defaultLifetime", RemoteJwkSetBuilder::defaultLifetime, SECOND, YEAR),
                time("unknownKeyIdCoolDown", RemoteJwkSetBuilder::unknownKeyIdCoolDown, SECOND, YEAR),
                time("unknownKeyIdWait", RemoteJwkSetBuilder::unknownKeyIdWait, Duration.ZERO, MINUTE),
                time("staleIfError", RemoteJwkSetBuilder::staleIfError, Duration.ZERO, YEAR),
                time("initialBackoff", RemoteJwkSetBuilder::initialBackoff, MILLISECOND, YEAR),
                time("maxBackoff", RemoteJwkSetBuilder::maxBackoff, MILLISECOND, YEAR));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("times")
    void takes_a_time_within_its_range_and_no_other(
            String setting, BiConsumer<RemoteJwkSetBuilder, Duration> set, Duration least, Duration most) {
        set.accept(RemoteJwkSet.builder(), least);
        set.accept(RemoteJwkSet.builder(), most);

        for (Duration outside : new Duration[] {least.minusNanos(1), most.plusNanos(1)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> set.accept(RemoteJwkSet.builder(), outside))
                    .withMessage(setting + ": expected from " + least + " to " + most + ", was " + outside);
        }
    }

    private static Arguments number(String setting, ObjIntConsumer<RemoteJwkSetBuilder> set, int least, int most) {
        return arguments(setting, set, least, most);
    }

    private static Stream<Arguments> numbers() {
        return Stream.of(
                number("maxOctets", RemoteJwkSetBuilder::maxOctets, 1, 16 << 20),
                number("maxKeys", RemoteJwkSetBuilder::maxKeys, 1, 10_000),
                number("maxRedirects", RemoteJwkSetBuilder::maxRedirects, 0, 10));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("numbers")
    void takes_a_number_within_its_range_and_no_other(
            String setting, ObjIntConsumer<RemoteJwkSetBuilder> set, int least, int most) {
        set.accept(RemoteJwkSet.builder(), least);
        set.accept(RemoteJwkSet.builder(), most);

        for (int outside : new int[] {least - 1, most + 1}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> set.accept(RemoteJwkSet.builder(), outside))
                    .withMessage(setting + ": expected from " + least + " to " + most + ", was " + outside);
        }
    }

    private static Arguments pair(
            String contradiction, UnaryOperator<RemoteJwkSetBuilder> agree, UnaryOperator<RemoteJwkSetBuilder> not) {
        return arguments(contradiction, agree, not);
    }

    private static Stream<Arguments> pairs() {
        return Stream.of(
                pair(
                        "minLifetime: expected at most maxLifetime, which is PT1H, was PT1H1S",
                        b -> b.minLifetime(HOUR),
                        b -> b.minLifetime(HOUR.plus(SECOND))),
                pair(
                        "minLifetime: expected at most defaultLifetime, which is PT59S, was PT1M",
                        b -> b.defaultLifetime(MINUTE),
                        b -> b.defaultLifetime(MINUTE.minus(SECOND))),
                pair(
                        "defaultLifetime: expected at most maxLifetime, which is PT1H, was PT1H1S",
                        b -> b.defaultLifetime(HOUR),
                        b -> b.defaultLifetime(HOUR.plus(SECOND))),
                pair(
                        "initialBackoff: expected at most maxBackoff, which is PT1M, was PT1M1S",
                        b -> b.initialBackoff(MINUTE),
                        b -> b.initialBackoff(MINUTE.plus(SECOND))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void builds_no_source_whose_settings_contradict_each_other(
            String contradiction, UnaryOperator<RemoteJwkSetBuilder> agree, UnaryOperator<RemoteJwkSetBuilder> not) {
        agree.apply(RemoteJwkSet.builder()).at(URL).close();
        agree.apply(RemoteJwkSet.builder()).ofIssuer("https://login.example").close();

        assertThatIllegalStateException()
                .isThrownBy(() -> not.apply(RemoteJwkSet.builder()).at(URL))
                .withMessage(contradiction);
        assertThatIllegalStateException()
                .isThrownBy(() -> not.apply(RemoteJwkSet.builder()).ofIssuer("https://login.example"))
                .withMessage(contradiction);
    }

    @Test
    void keeps_a_set_for_the_lifetime_that_was_set_where_the_server_states_none() {
        assertThat(lifetime(b -> b)).isEqualTo(Duration.ofMinutes(10));
        assertThat(lifetime(b -> b.defaultLifetime(Duration.ofMinutes(20)))).isEqualTo(Duration.ofMinutes(20));
        assertThat(lifetime(b -> b.maxLifetime(Duration.ofMinutes(5)))).isEqualTo(Duration.ofMinutes(5));
        assertThat(lifetime(b -> b.minLifetime(Duration.ofMinutes(30)))).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void keeps_a_set_within_the_bounds_whatever_the_server_states() {
        assertThat(lifetime(b -> b, "max-age=1")).isEqualTo(MINUTE);
        assertThat(lifetime(b -> b.minLifetime(SECOND), "max-age=1")).isEqualTo(SECOND);
        assertThat(lifetime(b -> b, "max-age=86400")).isEqualTo(HOUR);
        assertThat(lifetime(b -> b.maxLifetime(HOUR.multipliedBy(2)), "max-age=86400"))
                .isEqualTo(HOUR.multipliedBy(2));
    }

    private static Duration lifetime(UnaryOperator<RemoteJwkSetBuilder> settings) {
        return lifetime(settings, "public");
    }

    private static Duration lifetime(UnaryOperator<RemoteJwkSetBuilder> settings, String cacheControl) {
        TestClock clock = TestClock.at(START);
        Script script = new Script().answers(200, json(OLD), Map.of("Cache-Control", cacheControl));
        RemoteJwkSet set = settings.apply(RemoteJwkSet.builder())
                .clock(clock)
                .transport(script)
                .at(URL);
        set.current();
        return Duration.between(clock.instant(), set.state().expires().orElseThrow());
    }
}
