package dev.signet.jose.jwks.remote;

import static dev.signet.jose.jwks.remote.Keys.OLD;
import static dev.signet.jose.jwks.remote.Keys.json;
import static dev.signet.jose.jwks.remote.TestTimes.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.testkit.TestClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A clock of the application that throws once: no caller waits for good, and the next call fetches the set. */
@Timeout(30)
class ThrowingClockTest {

    private final TestClock clock = TestClock.at(START);
    private final Failing failing = new Failing();
    private LoopbackServer server;
    private RemoteJwkSet set;
    private volatile int status = 200;

    /** Counts its readings, and throws at one of them. */
    private final class Failing implements InstantSource {

        private int readings;
        private Runnable before = () -> {};

        synchronized void throwAt(int reading, Runnable meanwhile) {
            readings = reading;
            before = meanwhile;
        }

        synchronized boolean hasThrown() {
            return readings <= 0;
        }

        @Override
        public synchronized Instant instant() {
            readings--;
            if (readings == 0) {
                before.run();
                throw new IllegalStateException("no time");
            }
            return clock.instant();
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = LoopbackServer.http()
                .on("/jwks", exchange -> LoopbackServer.answer(exchange, status, status == 200 ? json(OLD) : ""));
        set = RemoteJwkSet.builder()
                .allowingLoopbackHttp()
                .clock(failing.withZone(ZoneOffset.UTC))
                .at(server.url("/jwks"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void the_next_call_fetches_the_set(int reading) {
        failing.throwAt(reading, () -> {});
        ended(call());
        assertThat(failing.hasThrown()).isTrue();
        clock.advance(Duration.ofMinutes(1));

        assertThat(ended(call()).join().byKeyId("old")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void the_next_call_fetches_the_set_if_the_server_failed_too(int reading) {
        status = 503;
        failing.throwAt(reading, () -> {});
        assertThat(ended(call())).isCompletedExceptionally();
        assertThat(failing.hasThrown()).isTrue();
        status = 200;
        clock.advance(Duration.ofMinutes(1));

        assertThat(ended(call()).join().byKeyId("old")).hasSize(1);
    }

    /** The last two readings before the request. */
    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void a_call_that_has_joined_the_fetch_gets_the_set(int reading) {
        CompletableFuture<CompletableFuture<JwkSet>> joined = new CompletableFuture<>();
        failing.throwAt(reading, () -> joined.complete(call()));
        assertThat(ended(call())).isCompletedExceptionally();

        assertThat(ended(joined.join()).join().byKeyId("old")).hasSize(1);
    }

    private CompletableFuture<JwkSet> call() {
        try {
            return set.currentAsync().toCompletableFuture();
        } catch (IllegalStateException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Returns a call once it has ended: within ten seconds, of which a fetch may take five. */
    private static CompletableFuture<JwkSet> ended(CompletableFuture<JwkSet> call) {
        assertThat(call.handle((keys, failure) -> "ended")
                        .completeOnTimeout("waits", 10, TimeUnit.SECONDS)
                        .join())
                .isEqualTo("ended");
        return call;
    }
}
