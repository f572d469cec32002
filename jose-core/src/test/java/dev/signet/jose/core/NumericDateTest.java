package dev.signet.jose.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** NumericDate (RFC 7519 section 2): a JSON number of seconds since the epoch. */
final class NumericDateTest {

    @ParameterizedTest
    @CsvSource({
        "0,1970-01-01T00:00:00Z",
        "-0,1970-01-01T00:00:00Z",
        "1516239022,2018-01-18T01:30:22Z",
        "2147483648,2038-01-19T03:14:08Z",
        "253402300799,9999-12-31T23:59:59Z",
        "1516239022.0,2018-01-18T01:30:22Z",
        "1516239022.5,2018-01-18T01:30:22.500Z",
        "1516239022.123456789,2018-01-18T01:30:22.123456789Z",
        "1.516239022e9,2018-01-18T01:30:22Z",
        "15162390220e-1,2018-01-18T01:30:22Z",
        "253402300799.999999999,9999-12-31T23:59:59.999999999Z",
        "0.0,1970-01-01T00:00:00Z",
        "-0.0,1970-01-01T00:00:00Z",
        "0e9999,1970-01-01T00:00:00Z"
    })
    void is_seconds_with_or_without_a_fraction(String number, Instant time) {
        assertThat(instant(number)).isEqualTo(time);
    }

    @ParameterizedTest
    @CsvSource({
        "1.9999999999999,1970-01-01T00:00:01.999999999Z",
        "0.0000000009,1970-01-01T00:00:00Z",
        "1e-400,1970-01-01T00:00:00Z",
        "1e-9999,1970-01-01T00:00:00Z",
        "253402300799.9999999999,9999-12-31T23:59:59.999999999Z"
    })
    void is_cut_to_nanoseconds_and_never_rounded_up(String number, Instant time) {
        assertThat(instant(number)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "253402300800",
                "253402300800.0",
                "9223372036854775807",
                "9223372036854775808",
                "18446744073709551617",
                "18446744073709551616000",
                "1e12",
                "1e400",
                "1e9999",
                "1.7e308",
                "999999999999999999999999999999.5"
            })
    void refuses_times_after_the_year_9999(String number) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> instant(number))
                .withMessage("\"exp\": expected seconds since the epoch, from 1970 to the year 9999");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-0.000000001", "-1e-9999", "-1e400", "-9223372036854775808", "-9223372036854775809"})
    void refuses_times_before_the_epoch(String number) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> instant(number))
                .withMessage("\"exp\": expected seconds since the epoch, from 1970 to the year 9999");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"1516239022\"'|a string",
                "'\"2018-01-18T01:30:22Z\"'|a string",
                "'\"\"'|a string",
                "null|null",
                "true|a boolean",
                "[1516239022]|an array",
                "{}|an object"
            })
    void refuses_whatever_is_no_number(String json, String kind) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> instant(json))
                .withMessage("\"exp\": expected a number of seconds, was " + kind);
    }

    @Test
    void is_written_in_whole_seconds() {
        Instant time = Instant.parse("2018-01-18T01:30:22.999Z");

        assertThat(JsonObject.empty().with("exp", time).toJson()).isEqualTo("{\"exp\":1516239022}");
    }

    private static Instant instant(String number) {
        return JsonObject.parse("{\"exp\":" + number + "}").instant("exp").orElseThrow();
    }
}
