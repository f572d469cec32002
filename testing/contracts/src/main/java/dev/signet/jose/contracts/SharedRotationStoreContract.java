package dev.signet.jose.contracts;

import static dev.signet.jose.jws.Ecdsa.ES256;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.rotation.RotatingKeys;
import dev.signet.jose.jwk.rotation.RotationStore;
import dev.signet.jose.jwk.rotation.RotationStore.Entry;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.jws.JwsVerifier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What every {@link RotationStore} does that is on a server, for several instances. Extend it to test one. */
public abstract class SharedRotationStoreContract extends RotationStoreContract {

    private static final int INSTANCES = 4;
    private static final int ROTATIONS = 4;
    private static final long PATIENCE_SECONDS = 60;
    private static final Duration PERIOD = Duration.ofDays(30);

    /** A connection that was open may learn of the reason. */
    private static final String DOWN = "(?s).*(cannot be reached|shutting down).*";

    private static final OctJwk KEY = OctJwk.generate(32).withKeyId("kek-1");

    /** Returns a store of another instance in the same place. */
    protected abstract RotationStore otherInstance(RotationStore store);

    /** Returns a store in a place of its own that reaches the server by a way that {@link #stall} stops. */
    protected abstract RotationStore stallingStore();

    /** Ends the server at once. */
    protected abstract void kill() throws Exception;

    /** Starts the server again, with what it kept. */
    protected abstract void restart() throws Exception;

    /** Stops the way to the server; connections stay open. */
    protected abstract void stall();

    /** Opens the way to the server again. */
    protected abstract void release();

    @Test
    void an_entry_is_seen_by_the_other_instances() {
        RotationStore store = newStore();
        RotationStore other = otherInstance(store);

        store.replace(0, new Entry(1, "one"));
        assertThat(other.read()).contains(new Entry(1, "one"));
        assertThat(other.replace(1, new Entry(2, "two"))).isTrue();
        assertThat(store.replace(1, new Entry(2, "another"))).isFalse();
        assertThat(store.read()).contains(new Entry(2, "two"));
    }

    @Test
    void the_time_is_that_of_the_server() {
        assertThat(newStore().time().orElseThrow())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
    }

    @Test
    void a_server_that_does_not_answer_in_time_is_an_error_and_loses_nothing() {
        RotationStore store = stallingStore();
        store.replace(0, new Entry(1, "one"));

        stall();
        try {
            assertThatThrownBy(store::read)
                    .isInstanceOf(KeySourceException.class)
                    .hasMessageContaining("did not answer");
        } finally {
            release();
        }

        assertThat(answer(store)).contains(new Entry(1, "one"));
    }

    @Test
    void a_server_that_is_down_is_said_to_be_and_has_the_entry_afterwards() throws Exception {
        RotationStore store = newStore();
        store.replace(0, new Entry(1, "one"));

        kill();
        try {
            assertThatThrownBy(store::read)
                    .isInstanceOf(KeySourceException.class)
                    .hasMessageMatching(DOWN);
            assertThatThrownBy(() -> store.replace(1, new Entry(2, "two")))
                    .isInstanceOf(KeySourceException.class)
                    .hasMessageMatching(DOWN);
        } finally {
            restart();
        }

        assertThat(answer(store)).contains(new Entry(1, "one"));
    }

    /** Instances in threads of their own rotate while the server is killed and started again in the middle. */
    @Test
    void instances_over_a_server_that_dies_sign_with_one_key_and_fail_no_verification() throws Exception {
        RotationStore store = newStore();
        MovedClock clock = new MovedClock(Instant.now().truncatedTo(ChronoUnit.SECONDS));
        List<RotatingKeys> instances = new ArrayList<>();
        for (int i = 0; i < INSTANCES; i++) {
            instances.add(keys(otherInstance(store), clock));
        }
        ExecutorService threads = Executors.newFixedThreadPool(INSTANCES);
        try {
            for (int rotation = 0; rotation < ROTATIONS; rotation++) {
                JwkSet known = instances.get(0).published().keys();
                clock.advance(PERIOD);
                boolean dies = rotation == ROTATIONS / 2;
                List<Future<?>> refreshes = new ArrayList<>();
                for (RotatingKeys instance : instances) {
                    refreshes.add(threads.submit(() -> refresh(instance)));
                }
                if (dies) {
                    kill();
                }
                assertOneSigner(instances, known);
                if (dies) {
                    restart();
                }
                for (Future<?> refresh : refreshes) {
                    refresh.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                }
                assertOneSigner(instances, known);
                assertThat(instances)
                        .extracting(RotatingKeys::keys)
                        .containsOnly(instances.get(0).keys());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Nothing is asked: the key was read one rotation before. */
    private static void assertOneSigner(List<RotatingKeys> instances, JwkSet known) {
        assertThat(instances)
                .extracting(keys -> keys.signer().keyId())
                .containsOnly(instances.get(0).signer().keyId());
        JwsSigner signer = instances.get(0).signer();
        JwsVerifier.of(known, ES256).verify(signer.sign("a payload".getBytes(US_ASCII)));
    }

    /** As the thread of an instance does, again and again. */
    private static void refresh(RotatingKeys keys) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            try {
                keys.refresh();
                return;
            } catch (KeySourceException e) {
                if (System.nanoTime() - end > 0) {
                    throw e;
                }
                Thread.yield();
            }
        }
    }

    /** Asks until there is an answer. */
    private static Optional<Entry> answer(RotationStore store) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            try {
                return store.read();
            } catch (KeySourceException e) {
                if (System.nanoTime() - end > 0) {
                    throw e;
                }
                Thread.yield();
            }
        }
    }

    private static RotatingKeys keys(RotationStore store, Clock clock) {
        return RotatingKeys.in(new Timeless(store))
                .signingWith(ES256)
                .encryptedBy(KEY)
                .publishedBefore(Duration.ofHours(1))
                .signingFor(PERIOD)
                .verifiedAfter(Duration.ofMinutes(10))
                .clock(clock)
                .build();
    }

    /** A store whose clock is not compared: the months of the test are over in a second. */
    private record Timeless(RotationStore store) implements RotationStore {
        @Override
        public Optional<Entry> read() {
            return store.read();
        }

        @Override
        public boolean replace(long expectedVersion, Entry next) {
            return store.replace(expectedVersion, next);
        }
    }

    private static final class MovedClock extends Clock {
        private final AtomicReference<Instant> now;

        MovedClock(Instant now) {
            this.now = new AtomicReference<>(now);
        }

        void advance(Duration time) {
            now.updateAndGet(before -> before.plus(time));
        }

        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
