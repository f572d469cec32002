package dev.signet.jose.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.ReplayStoreException;
import dev.signet.jose.jwt.ReplayStore;
import dev.signet.jose.testsupport.Concurrency;
import dev.signet.jose.testsupport.LoopbackServer;
import dev.signet.jose.testsupport.StallingProxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link ReplayStore} does whose keys are on a server, for several instances. Extend it to test one. */
public abstract class SharedReplayStoreContract extends ReplayStoreContract {

    private static final int THREADS = 8;
    private static final int KEYS = 120;

    /** Returns the server that has the keys. */
    protected abstract LoopbackServer server();

    /** Returns the store of another instance of the service, which is on the same server. */
    protected abstract ReplayStore otherInstance();

    /** Returns a store that reaches the server through another port, and waits two seconds for an answer. */
    protected abstract ReplayStore storeThrough(int port);

    @Test
    void two_instances_add_a_key_once_between_them() throws Exception {
        List<ReplayStore> instances = List.of(store(), otherInstance());
        for (int round = 0; round < 20; round++) {
            String key = key();
            Instant until = now().plusSeconds(300);

            assertThat(Concurrency.atOnce(() -> instances.stream()
                            .filter(instance -> instance.add(key, until))
                            .count()))
                    .containsOnlyOnce(1L)
                    .containsOnly(0L, 1L);
        }
    }

    @Test
    void a_server_that_does_not_answer_in_time_lets_nothing_in() throws Exception {
        try (StallingProxy proxy = StallingProxy.to(server().port())) {
            ReplayStore store = storeThrough(proxy.port());
            String held = key();
            Instant until = now().plusSeconds(300);
            assertThat(store.add(key(), until)).isTrue();

            proxy.stall();
            try {
                assertThatThrownBy(() -> store.add(held, until))
                        .isInstanceOf(ReplayStoreException.class)
                        .hasMessageContaining("did not answer")
                        .hasMessageNotContaining(held);
            } finally {
                proxy.release();
            }

            assertThat(Patience.answer(() -> store.add(key(), until))).isTrue();
        }
    }

    /** Whether the key that had no answer is there is unknown; whichever it is, it is accepted at most once. */
    @Test
    void of_eight_threads_during_an_outage_none_adds_a_key_that_another_has_added() throws Exception {
        ReplayStore store = store();
        Outage outage = new Outage(
                store, Stream.generate(ReplayStoreContract::key).limit(KEYS).toList(), now());

        outage.play();

        assertThat(outage.added).doesNotHaveDuplicates();
        assertThat(outage.added).containsAll(outage.keysWithAllAnswers());
        assertThat(outage.failures)
                .hasSizeGreaterThanOrEqualTo(THREADS)
                .hasOnlyElementsOfType(ReplayStoreException.class);
        assertThat(outage.added).noneMatch(key -> store.add(key, outage.until));
    }

    /** Threads that all add the same keys in the same order, while the server is killed and started again. */
    private final class Outage {
        private final ReplayStore store;
        private final List<String> keys;
        private final Instant until;
        private final List<String> added = Collections.synchronizedList(new ArrayList<>());
        private final List<RuntimeException> failures = Collections.synchronizedList(new ArrayList<>());
        private final Set<String> unanswered = Collections.synchronizedSet(new HashSet<>());
        private final CountDownLatch begun = new CountDownLatch(THREADS);
        private final CountDownLatch killed = new CountDownLatch(1);
        private final CountDownLatch failed = new CountDownLatch(THREADS);
        private final CountDownLatch restarted = new CountDownLatch(1);

        Outage(ReplayStore store, List<String> keys, Instant now) {
            this.store = store;
            this.keys = keys;
            this.until = now.plusSeconds(300);
        }

        List<String> keysWithAllAnswers() {
            return keys.stream().filter(key -> !unanswered.contains(key)).toList();
        }

        void play() throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            try {
                List<Future<?>> all = new ArrayList<>();
                for (int i = 0; i < THREADS; i++) {
                    all.add(threads.submit(() -> {
                        addAll();
                        return null;
                    }));
                }
                await(begun);
                server().kill();
                killed.countDown();
                await(failed);
                server().restart();
                Patience.answer(() -> store.add(key(), until));
                restarted.countDown();
                for (Future<?> one : all) {
                    one.get(Patience.SECONDS, TimeUnit.SECONDS);
                }
            } finally {
                threads.shutdownNow();
            }
        }

        private void addAll() throws InterruptedException {
            for (int i = 0; i < keys.size(); i++) {
                if (i == KEYS / 3) {
                    begun.countDown();
                } else if (i == KEYS / 2) {
                    await(killed);
                }
                add(keys.get(i));
            }
        }

        private void add(String key) throws InterruptedException {
            try {
                if (store.add(key, until)) {
                    added.add(key);
                }
            } catch (RuntimeException e) {
                failures.add(e);
                unanswered.add(key);
                failed.countDown();
                await(restarted);
            }
        }

        private void await(CountDownLatch latch) throws InterruptedException {
            assertThat(latch.await(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }
}
