package dev.signet.jose.jwks.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    @ParameterizedTest
    @CsvSource({"1,1000", "2,2000", "3,4000", "6,32000", "7,60000", "1000,60000", "2147483647,60000"})
    void doubles_up_to_its_ceiling(int failures, long milliseconds) {
        assertThat(backoff(0).pause(failures)).isEqualTo(milliseconds);
    }

    @ParameterizedTest
    @CsvSource({"1,500", "2,1000", "7,30000"})
    void leaves_out_up_to_half_by_chance(int failures, long milliseconds) {
        assertThat(backoff(1).pause(failures)).isEqualTo(milliseconds);
    }

    private static Backoff backoff(double random) {
        return new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), () -> random);
    }
}
