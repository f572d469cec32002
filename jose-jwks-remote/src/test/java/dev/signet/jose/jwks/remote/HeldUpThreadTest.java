package dev.signet.jose.jwks.remote;

import static dev.signet.jose.jwks.remote.Keys.NEW;
import static dev.signet.jose.jwks.remote.Keys.OLD;
import static dev.signet.jose.jwks.remote.Keys.json;
import static dev.signet.jose.jwks.remote.TestTimes.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.testkit.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A thread that has read the clock, is held up while another one fetches the set, and goes on with its old reading. */
final class HeldUpThreadTest {

    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final Duration COOL_DOWN = Duration.ofSeconds(5);

    private final TestClock clock = TestClock.at(START);
    private final Script script = new Script().answers(json(OLD));
    private final Slow slow = new Slow();
    private final RemoteJwkSet set = RemoteJwkSet.builder()
            .clock(slow.withZone(ZoneOffset.UTC))
            .transport(script)
            .unknownKeyIdWait(Duration.ZERO)
            .at("https://login.example/jwks.json");

    /** Reads the clock, and after a number of readings runs what another thread does before the last one is used. */
    private final class Slow implements InstantSource {

        private int readings;
        private Runnable others = () -> {};

        void holdUpAfter(int more, Runnable meanwhile) {
            readings = more;
            others = meanwhile;
        }

        @Override
        public Instant instant() {
            Instant read = clock.instant();
            readings--;
            if (readings == 0) {
                others.run();
            }
            return read;
        }
    }

    @Test
    void keeps_the_cool_down_that_ends_meanwhile() {
        set.current();
        set.refreshed("nope");
        clock.advance(COOL_DOWN.minusMillis(500));
        set.refreshed("nope");
        assertThat(script.requests).hasSize(2);
        slow.holdUpAfter(1, () -> {
            clock.advance(Duration.ofMillis(500));
            set.refreshed("other");
        });
        set.refreshed("nope");

        assertThat(script.requests).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void keeps_the_cool_down_after_anothers_look(int readings) {
        set.current();
        set.refreshed("nope");
        clock.advance(COOL_DOWN);
        slow.holdUpAfter(readings, () -> set.refreshed("other"));
        set.refreshed("nope");
        assertThat(slow.readings).isNotPositive();
        assertThat(script.requests).hasSize(3);

        clock.advance(COOL_DOWN);
        set.refreshed("nope");
        assertThat(script.requests).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void fetches_no_set_that_another_has_fetched(int readings) {
        set.current();
        clock.advance(LIFETIME);
        script.answers(json(NEW));
        slow.holdUpAfter(readings, set::current);

        assertThat(set.current().byKeyId("new")).hasSize(1);
        assertThat(slow.readings).isNotPositive();
        assertThat(script.requests).hasSize(2);
    }
}
