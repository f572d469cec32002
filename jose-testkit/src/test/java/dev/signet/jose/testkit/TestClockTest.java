package dev.signet.jose.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class TestClockTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final TestClock clock = TestClock.at(START);

    @Test
    void stands_where_it_was_set() {
        assertThat(clock.instant()).isEqualTo(START);
        assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
        assertThat(clock).hasToString("TestClock[2026-03-01T12:00:00Z, Z]");
    }

    @Test
    void moves_forwards_and_back() {
        clock.advance(Duration.ofMinutes(2));
        assertThat(clock.instant()).isEqualTo("2026-03-01T12:02:00Z");

        clock.advance(Duration.ofMinutes(-3));
        assertThat(clock.instant()).isEqualTo("2026-03-01T11:59:00Z");

        clock.set(START);
        assertThat(clock.instant()).isEqualTo(START);
    }

    @Test
    void clocks_of_other_zones_move_along() {
        ZoneId zone = ZoneId.of("Europe/Vienna");
        Clock elsewhere = clock.withZone(zone);

        clock.advance(Duration.ofHours(1));

        assertThat(elsewhere.getZone()).isEqualTo(zone);
        assertThat(elsewhere.instant()).isEqualTo(clock.instant());
    }
}
