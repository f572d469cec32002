package dev.signet.jose.jwks.remote;

import static dev.signet.jose.jwks.remote.Keys.OLD;
import static dev.signet.jose.jwks.remote.Keys.json;
import static dev.signet.jose.jwks.remote.TestTimes.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.testkit.TestClock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The cool-down between looks, while the clock goes on between the steps of a thread. */
@Timeout(60)
class CoolDownTest {

    private static final int THREADS = 64;
    private static final int STEPS = 50;
    private static final Duration COOL_DOWN = Duration.ofSeconds(5);

    private final TestClock clock = TestClock.at(START);
    private final Script script = new Script().answers(json(OLD));

    @Test
    void is_kept_by_64_threads_and_a_transport_that_answers_at_once() throws Exception {
        RemoteJwkSet set = RemoteJwkSet.builder().clock(clock).transport(script).at("https://login.example/jwks.json");
        set.current();
        set.refreshed("nope");
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        AtomicBoolean done = new AtomicBoolean();
        AtomicReference<CountDownLatch> asked = new AtomicReference<>(new CountDownLatch(0));
        for (int i = 0; i < THREADS; i++) {
            threads.execute(() -> {
                while (!done.get()) {
                    CountDownLatch step = asked.get();
                    set.refreshed("nope");
                    step.countDown();
                }
            });
        }
        for (int step = 0; step < STEPS; step++) {
            clock.advance(COOL_DOWN);
            CountDownLatch next = new CountDownLatch(2 * THREADS);
            asked.set(next);
            assertThat(next.await(30, TimeUnit.SECONDS)).isTrue();
        }
        done.set(true);
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

        // The set, the first look, and one for each time that the clock went on.
        assertThat(script.requests).hasSize(1 + 1 + STEPS);
    }
}
