package dev.signet.jose.jwks.remote;

import static dev.signet.jose.jwks.remote.Keys.NEW;
import static dev.signet.jose.jwks.remote.Keys.OLD;
import static dev.signet.jose.jwks.remote.Keys.json;
import static dev.signet.jose.jwks.remote.TestTimes.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.testkit.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A clock that is set back, and what a key set makes of it. */
class SteadyClockTest {

    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MONTH = Duration.ofDays(30);

    private final TestClock clock = TestClock.at(START);
    private final AtomicLong running = new AtomicLong();
    private final SteadyClock steady = SteadyClock.of(clock, running::get);
    private final Script script = new Script().answers(json(OLD));

    private RemoteJwkSetBuilder builder() {
        return RemoteJwkSet.builder().clock(clock).transport(script).random(() -> 0);
    }

    private RemoteJwkSet set() {
        return builder().at("https://login.example/jwks.json");
    }

    @Test
    void goes_with_the_clock_of_the_day() {
        clock.advance(HOUR);
        assertThat(steady.millis()).isEqualTo(START.plus(HOUR).toEpochMilli());
        clock.advance(Duration.ofMillis(1));

        assertThat(steady.millis()).isEqualTo(START.plus(HOUR).plusMillis(1).toEpochMilli());
    }

    @Test
    void stands_when_that_is_set_back_and_then_goes_on() {
        clock.advance(HOUR);
        long before = steady.millis();
        clock.advance(MONTH.negated());
        assertThat(steady.millis()).isEqualTo(before);
        clock.advance(HOUR);

        assertThat(steady.millis()).isEqualTo(before + HOUR.toMillis());
    }

    @Test
    void does_not_lose_the_running_time_before_that_was_set_back() {
        clock.advance(HOUR.minus(MONTH));
        running.addAndGet(HOUR.toMillis());

        assertThat(steady.millis()).isEqualTo(START.plus(HOUR).toEpochMilli());
    }

    @Test
    void counts_a_pause_of_the_machine_which_only_the_clock_of_the_day_sees() {
        clock.advance(HOUR);
        running.addAndGet(1);

        assertThat(steady.millis()).isEqualTo(START.plus(HOUR).toEpochMilli());
    }

    @Test
    void shows_its_times_as_the_clock_of_the_day_does_now() {
        long before = steady.millis();
        clock.advance(MONTH.negated());
        clock.advance(HOUR);

        Instant shown = steady.instant(before);
        assertThat(Duration.between(shown, clock.instant())).isEqualTo(Duration.ofMillis(steady.millis() - before));
    }

    @Test
    void the_bound_on_outages_holds() {
        RemoteJwkSet set = builder().staleIfError(Duration.ZERO).at("https://login.example/jwks.json");
        set.current();
        script.fails();
        clock.advance(MONTH.negated());
        set.current();
        clock.advance(LIFETIME);

        assertThatThrownBy(set::current).isInstanceOf(KeySourceException.class);
    }

    @Test
    void an_old_set_does_not_become_young() {
        RemoteJwkSet set = set();
        set.current();
        clock.advance(LIFETIME.minusMillis(1));
        JwkSet old = set.current();
        clock.advance(MONTH.negated());
        assertThat(set.current()).isSameAs(old);
        script.answers(json(NEW));
        clock.advance(Duration.ofMillis(1));

        assertThat(set.current().byKeyId("new")).hasSize(1);
    }

    @Test
    void a_pause_does_not_become_longer() {
        RemoteJwkSet set = set();
        set.current();
        script.fails();
        set.refreshed("new");
        clock.advance(MONTH.negated());
        set.refreshed("new");
        script.answers(json(NEW));
        clock.advance(Duration.ofSeconds(1));

        assertThat(set.refreshed("new").byKeyId("new")).hasSize(1);
    }

    @Test
    void a_thousand_small_steps_back_make_no_request() {
        RemoteJwkSet set = set();
        set.current();
        set.refreshed("random");
        for (int i = 0; i < 1000; i++) {
            clock.advance(Duration.ofMillis(-5));
            set.current();
            set.refreshed("random");
        }

        assertThat(script.requests).hasSize(2);
    }

    @Test
    void the_state_shows_the_true_age_by_the_clock_of_the_day() {
        RemoteJwkSet set = set();
        set.current();
        clock.advance(MONTH.negated());
        set.current();
        clock.advance(Duration.ofMinutes(5));

        assertThat(set.state().age()).contains(Duration.ofMinutes(5));
        assertThat(set.state().lastSuccess()).contains(clock.instant().minus(Duration.ofMinutes(5)));
        assertThat(set.state().expires()).contains(clock.instant().plus(Duration.ofMinutes(5)));
    }
}
