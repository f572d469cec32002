package dev.signet.jose.jwks.remote;

import static dev.signet.jose.jwks.remote.Keys.NEW;
import static dev.signet.jose.jwks.remote.Keys.OLD;
import static dev.signet.jose.jwks.remote.Keys.forged;
import static dev.signet.jose.jwks.remote.Keys.json;
import static dev.signet.jose.jwks.remote.Keys.token;
import static dev.signet.jose.jwks.remote.TestTimes.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.testkit.TestClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Verifiers on several threads, a real server, and keys that change under them. */
@Timeout(60)
class UnderLoadTest {

    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final TestClock clock = TestClock.at(START);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicReference<String> published = new AtomicReference<>(json(OLD));
    private LoopbackServer server;

    @BeforeEach
    void start() throws IOException {
        server = LoopbackServer.http();
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        server.close();
    }

    private RemoteJwkSetBuilder builder() {
        return RemoteJwkSet.builder().allowingLoopbackHttp().clock(clock);
    }

    @Test
    void many_threads_that_need_the_first_set_make_one_request() throws Exception {
        server.on("/jwks", exchange -> LoopbackServer.answer(exchange, 200, published.get()));
        JwsVerifier verifier = JwsVerifier.of(builder().at(server.url("/jwks")), Ecdsa.ES256);
        String token = token(OLD);
        CyclicBarrier together = new CyclicBarrier(8);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(threads.submit(() -> {
                together.await();
                return verifier.verify(token);
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }

        assertThat(server.requests).hasValue(1);
    }

    @Test
    void known_kids_verify_while_a_slow_server_is_asked_for_unknown_ones() throws Exception {
        AtomicBoolean slow = new AtomicBoolean();
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch mayAnswer = new CountDownLatch(1);
        server.on("/jwks", exchange -> {
            if (slow.get()) {
                asked.countDown();
                await(mayAnswer);
            }
            LoopbackServer.answer(exchange, 200, published.get());
        });
        RemoteJwkSet set = builder()
                .responseTimeout(Duration.ofSeconds(30))
                .unknownKeyIdWait(Duration.ofSeconds(30))
                .at(server.url("/jwks"));
        JwsVerifier verifier = JwsVerifier.of(set, Ecdsa.ES256);
        verifier.verify(token(OLD));
        slow.set(true);

        AtomicInteger refused = new AtomicInteger();
        List<Future<?>> unknown = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            String strangers = forged("random-" + thread);
            unknown.add(threads.submit(() -> assertKeyNotFound(verifier, strangers, refused)));
        }
        await(asked);
        String token = token(OLD);
        List<Future<?>> known = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            known.add(threads.submit(() -> {
                for (int i = 0; i < 250; i++) {
                    verifier.verify(token);
                }
            }));
        }
        // All of these end while the server still holds its answer back.
        for (Future<?> one : known) {
            one.get();
        }
        assertThat(refused).hasValue(0);
        mayAnswer.countDown();
        for (Future<?> one : unknown) {
            one.get();
        }

        assertThat(refused).hasValue(4);
        for (int i = 0; i < 200; i++) {
            assertKeyNotFound(verifier, forged("flood-" + i % 10), refused);
        }
        assertThat(server.requests).hasValue(2);
    }

    /** A thread that kept its carrier while it waits would keep all others from running: carriers are few. */
    @Test
    void waiting_keeps_no_carrier_of_virtual_threads() throws Exception {
        CountDownLatch mayAnswer = new CountDownLatch(1);
        server.on("/jwks", exchange -> {
            await(mayAnswer);
            LoopbackServer.answer(exchange, 200, published.get());
        });
        RemoteJwkSet set = builder().responseTimeout(Duration.ofSeconds(30)).at(server.url("/jwks"));
        ExecutorService virtual = virtualThreads();
        List<Future<?>> waiting = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            waiting.add(virtual.submit(set::current));
        }
        virtual.submit(() -> {}).get(10, TimeUnit.SECONDS);
        assertThat(waiting).noneMatch(Future::isDone);
        mayAnswer.countDown();
        for (Future<?> one : waiting) {
            one.get();
        }

        assertThat(server.requests).hasValue(1);
    }

    /** Two hundred that waited one after the other would take longer than the test may. */
    @Test
    @Timeout(20)
    void unknown_kids_do_not_wait_longer_than_they_may() {
        CountDownLatch mayAnswer = new CountDownLatch(1);
        AtomicBoolean slow = new AtomicBoolean();
        server.on("/jwks", exchange -> {
            if (slow.get()) {
                await(mayAnswer);
            }
            LoopbackServer.answer(exchange, 200, published.get());
        });
        RemoteJwkSet set = builder()
                .responseTimeout(Duration.ofSeconds(30))
                .unknownKeyIdWait(Duration.ofMillis(200))
                .at(server.url("/jwks"));
        JwsVerifier verifier = JwsVerifier.of(set, Ecdsa.ES256);
        verifier.verify(token(OLD));
        slow.set(true);

        String strangers = forged("random");
        for (int i = 0; i < 200; i++) {
            assertKeyNotFound(verifier, strangers, new AtomicInteger());
        }
        assertThat(mayAnswer.getCount()).as("the server has not answered").isEqualTo(1);
        mayAnswer.countDown();
    }

    /**
     * Publishes a key, signs with it, withdraws the one before, many times over, while two threads verify. The injected
     * clock jumps past the cool-down before a new key is used, and past the lifetime after one was withdrawn.
     */
    @Test
    void rotation_refuses_no_valid_token_and_accepts_no_withdrawn_key() throws Exception {
        server.on("/jwks", exchange -> LoopbackServer.answer(exchange, 200, published.get()));
        RemoteJwkSet set = builder().staleIfError(Duration.ZERO).at(server.url("/jwks"));
        JwsVerifier verifier = JwsVerifier.of(set, Ecdsa.ES256);
        AtomicReference<String> valid = new AtomicReference<>(token(OLD));
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger verified = new AtomicInteger();
        List<Future<?>> hammers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            hammers.add(threads.submit(() -> {
                while (!done.get()) {
                    verifyCurrent(verifier, valid);
                    verified.incrementAndGet();
                }
            }));
        }

        Jwk before = OLD;
        for (int round = 0; round < 12; round++) {
            Jwk next = (round % 2 == 0 ? NEW : OLD).withKeyId("key-" + round);
            published.set(json(before, next));
            clock.advance(Duration.ofSeconds(31));
            valid.set(token(next));
            int soFar = verified.get();
            while (verified.get() < soFar + 4) {
                hammers.forEach(UnderLoadTest::rethrow);
                Thread.onSpinWait();
            }
            String withdrawn = token(before);
            published.set(json(next));
            clock.advance(LIFETIME);
            assertThatThrownBy(() -> verifier.verify(withdrawn))
                    .isInstanceOfSatisfying(
                            InvalidTokenException.class,
                            refusal -> assertThat(refusal.reason()).isEqualTo(Reason.KEY_NOT_FOUND));
            before = next;
        }
        done.set(true);
        for (Future<?> one : hammers) {
            one.get();
        }

        assertThat(verified.get()).isGreaterThanOrEqualTo(48);
    }

    /** A token that was replaced while it was being verified is no longer one that must pass. */
    private static void verifyCurrent(JwsVerifier verifier, AtomicReference<String> valid) {
        String token = valid.get();
        try {
            verifier.verify(token);
        } catch (InvalidTokenException e) {
            if (token.equals(valid.get())) {
                throw e;
            }
        }
    }

    private static void rethrow(Future<?> hammer) {
        if (hammer.isDone()) {
            try {
                hammer.get();
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        }
    }

    private static void assertKeyNotFound(JwsVerifier verifier, String token, AtomicInteger refused) {
        assertThatThrownBy(() -> verifier.verify(token))
                .isInstanceOfSatisfying(
                        InvalidTokenException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(Reason.KEY_NOT_FOUND));
        refused.incrementAndGet();
    }

    static ExecutorService virtualThreads() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException e) {
            return Assumptions.abort("virtual threads come with JDK 21");
        }
    }

    static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
