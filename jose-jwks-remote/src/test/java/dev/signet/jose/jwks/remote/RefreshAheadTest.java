package dev.signet.jose.jwks.remote;

import static dev.signet.jose.jwks.remote.Keys.NEW;
import static dev.signet.jose.jwks.remote.Keys.OLD;
import static dev.signet.jose.jwks.remote.Keys.json;
import static dev.signet.jose.jwks.remote.TestTimes.START;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.testkit.TestClock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RefreshAheadTest {

    private final TestClock clock = TestClock.at(START);
    private final Script script = new Script().answers(json(OLD));
    private final ManualTimer timer = new ManualTimer();

    private RemoteJwkSet set() {
        return RemoteJwkSet.builder()
                .clock(clock)
                .transport(script)
                .random(() -> 0)
                .timer(timer)
                .at("https://login.example/jwks.json");
    }

    @Test
    void refreshes_before_the_set_expires() {
        RemoteJwkSet set = set();
        set.current();
        assertThat(timer.milliseconds).isEqualTo(Duration.ofMinutes(8).toMillis());

        script.answers(json(NEW));
        timer.fire();

        assertThat(set.current().byKeyId("new")).hasSize(1);
        assertThat(script.requests).hasSize(2);
    }

    @Test
    void no_caller_waits_while_it_refreshes() {
        RemoteJwkSet set = set();
        set.current();
        script.answersWhen(new CompletableFuture<>());
        timer.fire();

        assertThat(set.current().byKeyId("old")).hasSize(1);
        clock.advance(Duration.ofMinutes(10));
        assertThat(set.current().byKeyId("old")).hasSize(1);
        assertThat(script.requests).hasSize(2);
    }

    @Test
    void an_unknown_kid_waits_for_it_although_it_could_cause_no_look_yet() {
        RemoteJwkSet set = set();
        set.current();
        set.refreshed("new");
        CompletableFuture<JwksTransport.Response> later = new CompletableFuture<>();
        script.answersWhen(later);
        timer.fire();
        CompletableFuture<JwkSet> waiting = set.refreshedAsync("new").toCompletableFuture();
        assertThat(waiting).isNotDone();
        later.complete(JwksTransport.Response.of(200, Map.of(), json(NEW).getBytes(UTF_8)));

        assertThat(waiting.join().byKeyId("new")).hasSize(1);
        assertThat(script.requests).hasSize(3);
    }

    @Test
    void tries_again_after_the_pause_that_follows_a_failure() {
        RemoteJwkSet set = set();
        set.current();
        script.fails();
        timer.fire();
        assertThat(timer.milliseconds).isEqualTo(1000);
        timer.fire();
        assertThat(timer.milliseconds).isEqualTo(2000);
        script.answers(json(NEW));
        timer.fire();

        assertThat(set.current().byKeyId("new")).hasSize(1);
        assertThat(timer.milliseconds).isEqualTo(Duration.ofMinutes(8).toMillis());
    }

    @Test
    void a_set_that_is_closed_is_not_refreshed() {
        RemoteJwkSet set = set();
        set.current();
        set.close();
        timer.fire();

        assertThat(timer.closed).isTrue();
        assertThat(script.requests).hasSize(1);
    }

    @Test
    void its_one_thread_is_a_daemon_and_ends_when_closed() throws Exception {
        CompletableFuture<Thread> ran = new CompletableFuture<>();
        RefreshTimer daemon = RefreshTimer.daemon("signet-jwks-login.example");
        daemon.after(1, () -> ran.complete(Thread.currentThread()));
        Thread thread = ran.get(10, TimeUnit.SECONDS);

        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.getName()).isEqualTo("signet-jwks-login.example");
        daemon.close();
        thread.join(10_000);
        assertThat(thread.isAlive()).isFalse();
        daemon.after(1, () -> {});
    }

    @Test
    void a_new_task_takes_the_place_of_the_one_that_waits() throws Exception {
        CompletableFuture<String> ran = new CompletableFuture<>();
        CountDownLatch busy = new CountDownLatch(1);
        CompletableFuture<String> mayGoOn = new CompletableFuture<>();
        try (RefreshTimer daemon = RefreshTimer.daemon("signet-jwks-login.example")) {
            daemon.after(0, () -> {
                busy.countDown();
                mayGoOn.join();
            });
            assertThat(busy.await(10, TimeUnit.SECONDS)).isTrue();
            // The one thread is held, so both of these wait for it.
            daemon.after(0, () -> ran.complete("old"));
            daemon.after(0, () -> ran.complete("new"));
            mayGoOn.complete("");

            assertThat(ran.get(10, TimeUnit.SECONDS)).isEqualTo("new");
        }
    }

    @Test
    void without_it_there_is_no_thread_of_our_own() {
        RemoteJwkSet.builder()
                .transport(script)
                .at("https://quiet.example/jwks")
                .current();

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("signet-jwks-quiet.example");
    }

    @Test
    void with_it_the_thread_is_there_until_closed() {
        RemoteJwkSet set =
                RemoteJwkSet.builder().transport(script).refreshAhead().at("https://busy.example/jwks");
        set.current();

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .contains("signet-jwks-busy.example");
        set.close();
    }

    @Test
    void spreads_the_moment_over_a_tenth_of_the_lifetime() {
        RemoteJwkSet set = RemoteJwkSet.builder()
                .clock(clock)
                .transport(script.answers(200, json(OLD), Map.of("Cache-Control", "max-age=1000")))
                .random(() -> 1)
                .timer(timer)
                .at("https://login.example/jwks.json");
        set.current();

        assertThat(timer.milliseconds).isBetween(699_999L, 700_001L);
    }

    /** Runs its task when the test says so. */
    private static final class ManualTimer implements RefreshTimer {

        private long milliseconds;
        private boolean closed;
        private Runnable task = () -> {};

        @Override
        public void after(long milliseconds, Runnable task) {
            this.milliseconds = milliseconds;
            this.task = task;
        }

        void fire() {
            task.run();
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
