package dev.signet.jose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ArgumentsTest {

    @ParameterizedTest
    @CsvSource({"30s,PT30S", "5m,PT5M", "2h,PT2H", "7d,PT168H", "0s,PT0S", "PT5M,PT5M", "P1DT1S,PT24H1S", "pt5m,PT5M"})
    void reads_a_time(String text, Duration expected) {
        assertThat(Arguments.duration(text)).hasValue(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "m", "5 m", "5M", "1.5h", "-5m", "+5m", "5m30s", "1w", "1000000000s", "\u0665m"})
    void refuses_what_is_no_time(String text) {
        assertThat(Arguments.duration(text)).isEmpty();
    }
}
