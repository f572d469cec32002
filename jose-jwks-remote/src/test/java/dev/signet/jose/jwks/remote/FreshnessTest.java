package dev.signet.jose.jwks.remote;

import static dev.signet.jose.jwks.remote.TestTimes.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessTest {

    private static final Freshness BOUNDS =
            new Freshness(Duration.ofSeconds(60), Duration.ofSeconds(3600), Duration.ofSeconds(600));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max-age=300 | 300",
                "Max-Age=300 | 300",
                "public, max-age=300, must-revalidate | 300",
                "max-age=\"300\" | 300",
                "max-age=300, max-age=200 | 200",
                "max-age=5 | 60",
                "max-age=0 | 60",
                "max-age=86400 | 3600",
                "max-age=99999999999999999999999 | 3600",
                "max-age=-1 | 60",
                "max-age=soon | 60",
                "max-age= | 60",
                "no-store | 60",
                "no-cache, max-age=300 | 60",
                "s-maxage=300 | 600",
                "private=\"x, max-age=61\", max-age=300 | 300",
                "private=\"x\\\", no-store\", max-age=300 | 300",
                ", ,max-age=300, | 300",
                "public | 600"
            })
    void goes_by_cache_control_within_bounds(String value, long seconds) {
        assertThat(lifetime(Map.of("cache-control", value))).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sun, 1 Mar 2026 12:05:00 GMT | 300",
                "Sun, 01 Mar 2026 12:05:00 GMT | 300",
                "Sun, 01 Mar 2026 11:00:00 GMT | 60",
                "Mon, 01 Mar 2027 12:00:00 GMT | 3600",
                "0 | 60",
                "tomorrow | 60"
            })
    void goes_by_expires_within_bounds(String value, long seconds) {
        assertThat(lifetime(Map.of("Expires", value))).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void measures_expires_by_the_servers_own_clock() {
        assertThat(lifetime(
                        Map.of("Expires", "Sat, 01 Mar 2025 12:05:00 GMT", "Date", "Sat, 01 Mar 2025 12:00:00 GMT")))
                .isEqualTo(Duration.ofSeconds(300));
    }

    @Test
    void takes_max_age_before_expires() {
        assertThat(lifetime(Map.of("Cache-Control", "max-age=300", "Expires", "0")))
                .isEqualTo(Duration.ofSeconds(300));
    }

    @Test
    void counts_the_age_that_an_answer_already_has() {
        assertThat(lifetime(Map.of("Cache-Control", "max-age=300", "Age", "100")))
                .isEqualTo(Duration.ofSeconds(200));
    }

    @Test
    void counts_the_first_of_several_ages() {
        assertThat(lifetime(Map.of("Cache-Control", "max-age=300", "Age", "100, 200")))
                .isEqualTo(Duration.ofSeconds(200));
    }

    @Test
    void keeps_an_answer_that_says_nothing_for_the_time_otherwise() {
        assertThat(lifetime(Map.of())).isEqualTo(Duration.ofSeconds(600));
    }

    /** A number that is longer may be one that no Duration holds. */
    @ParameterizedTest
    @CsvSource({"999999999, 999999999", "1000000000, 1000000000", "5000000000, 1000000000", "0, 0", "1, 1"})
    void reads_numbers_of_nine_digits_and_takes_longer_ones_for_long_enough(String digits, long seconds) {
        Freshness unbounded = new Freshness(Duration.ZERO, Duration.ofDays(36_525), Duration.ofSeconds(600));

        assertThat(unbounded.lifetime(response(Map.of("Cache-Control", "max-age=" + digits)), START))
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    private static JwksTransport.Response response(Map<String, String> headers) {
        return JwksTransport.Response.of(200, new HashMap<>(headers), new byte[0]);
    }

    private static Duration lifetime(Map<String, String> headers) {
        return BOUNDS.lifetime(response(headers), START);
    }
}
