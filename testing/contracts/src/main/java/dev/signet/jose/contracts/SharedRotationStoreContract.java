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
import dev.signet.jose.testsupport.LoopbackServer;
import dev.signet.jose.testsupport.StallingProxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
    private static final Duration PERIOD = Duration.ofDays(30);

    /** A connection that was open may learn of the reason. */
    private static final String DOWN = "(?s).*(cannot be reached|shutting down).*";

    private static final OctJwk KEY = OctJwk.generate(32).withKeyId("kek-1");

    /** Returns the server that has the entries. */
    protected abstract LoopbackServer server();

    /** Returns a store of another instance in the same place. */
    protected abstract RotationStore otherInstance(RotationStore store);

    /**
     * Returns a store in a place of its own that reaches the server through another port, and waits two seconds for an
     * answer.
     */
    protected abstract RotationStore storeThrough(int port);

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
    void a_server_that_does_not_answer_in_time_is_an_error_and_loses_nothing() throws Exception {
        try (StallingProxy proxy = StallingProxy.to(server().port())) {
            RotationStore store = storeThrough(proxy.port());
            store.replace(0, new Entry(1, "one"));

            proxy.stall();
            try {
                assertThatThrownBy(store::read)
                        .isInstanceOf(KeySourceException.class)
                        .hasMessageContaining("did not answer");
            } finally {
                proxy.release();
            }

            assertThat(Patience.answer(store::read)).contains(new Entry(1, "one"));
        }
    }

    @Test
    void a_server_that_is_down_is_said_to_be_and_has_the_entry_afterwards() throws Exception {
        RotationStore store = newStore();
        store.replace(0, new Entry(1, "one"));

        server().kill();
        try {
            assertThatThrownBy(store::read)
                    .isInstanceOf(KeySourceException.class)
                    .hasMessageMatching(DOWN);
            assertThatThrownBy(() -> store.replace(1, new Entry(2, "two")))
                    .isInstanceOf(KeySourceException.class)
                    .hasMessageMatching(DOWN);
        } finally {
            server().restart();
        }

        assertThat(Patience.answer(store::read)).contains(new Entry(1, "one"));
    }

    /** Instances in threads of their own rotate while the server is killed and started again in the middle. */
    @Test
    void instances_over_a_server_that_dies_sign_with_one_key_and_fail_no_verification() throws Exception {
        RotationStore store = newStore();
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now().truncatedTo(ChronoUnit.SECONDS));
        List<RotatingKeys> instances = new ArrayList<>();
        for (int i = 0; i < INSTANCES; i++) {
            instances.add(keys(otherInstance(store), now::get));
        }
        ExecutorService threads = Executors.newFixedThreadPool(INSTANCES);
        try {
            for (int rotation = 0; rotation < ROTATIONS; rotation++) {
                JwkSet known = instances.get(0).published().keys();
                now.updateAndGet(before -> before.plus(PERIOD));
                boolean dies = rotation == ROTATIONS / 2;
                List<Future<?>> refreshes = new ArrayList<>();
                for (RotatingKeys instance : instances) {
                    refreshes.add(threads.submit(() -> Patience.answer(() -> {
                        instance.refresh();
                        return instance.keys();
                    })));
                }
                if (dies) {
                    server().kill();
                }
                assertOneSigner(instances, known);
                if (dies) {
                    server().restart();
                }
                for (Future<?> refresh : refreshes) {
                    refresh.get(Patience.SECONDS, TimeUnit.SECONDS);
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

    private static RotatingKeys keys(RotationStore store, InstantSource time) {
        return RotatingKeys.in(new Timeless(store))
                .signingWith(ES256)
                .encryptedBy(KEY)
                .publishedBefore(Duration.ofHours(1))
                .signingFor(PERIOD)
                .verifiedAfter(Duration.ofMinutes(10))
                .clock(time.withZone(ZoneOffset.UTC))
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
}
