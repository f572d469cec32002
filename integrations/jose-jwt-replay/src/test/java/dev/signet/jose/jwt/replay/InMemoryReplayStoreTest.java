package dev.signet.jose.jwt.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.contracts.ReplayStoreContract;
import dev.signet.jose.core.ReplayStoreException;
import dev.signet.jose.jwt.ReplayStore;
import dev.signet.jose.testkit.TestClock;
import dev.signet.jose.testsupport.Concurrency;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InMemoryReplayStoreTest extends ReplayStoreContract {

    private final TestClock clock = TestClock.at(Instant.parse("2026-03-01T12:00:00Z"));
    private final InMemoryReplayStore store = InMemoryReplayStore.holding(1_000, clock);

    @Override
    protected ReplayStore store() {
        return store;
    }

    @Override
    protected Instant now() {
        return clock.instant();
    }

    /** Tries at each second from now on; what is tried too early changes nothing. */
    @Override
    protected Instant heldUntil(String key) {
        while (!store.add(key, clock.instant().plusSeconds(1))) {
            clock.advance(Duration.ofSeconds(1));
        }
        return clock.instant();
    }

    @Test
    void holds_a_key_to_the_last_nanosecond_and_then_no_longer() {
        String key = key();
        Instant until = now().plusSeconds(300);
        store.add(key, until);

        clock.set(until.minusNanos(1));
        assertThat(store.add(key, until)).isFalse();

        clock.set(until);
        assertThat(store.add(key, until.plusSeconds(1))).isTrue();
    }

    @Test
    void a_thread_that_is_held_up_while_it_adds_a_key_does_not_shorten_its_time() {
        InstantSource slow = () -> {
            Instant now = clock.instant();
            clock.advance(Duration.ofSeconds(1));
            return now;
        };
        InMemoryReplayStore held = InMemoryReplayStore.holding(10, slow.withZone(ZoneOffset.UTC));
        String key = key();
        Instant until = slow.instant().plusSeconds(300);
        held.add(key, until);

        clock.set(until.minusSeconds(1));

        assertThat(held.add(key, until)).isFalse();
    }

    @Test
    void when_it_is_full_it_accepts_nothing_new_and_forgets_nothing_old() {
        InMemoryReplayStore small = InMemoryReplayStore.holding(2, clock);
        List<String> held = List.of(key(), key());
        Instant until = now().plusSeconds(300);
        held.forEach(key -> small.add(key, until));

        assertThatThrownBy(() -> small.add(key(), until))
                .isInstanceOf(ReplayStoreException.class)
                .hasMessageContaining("full");
        assertThat(held).noneMatch(key -> small.add(key, until));
    }

    @Test
    void when_tokens_have_expired_there_is_room_again() {
        InMemoryReplayStore small = InMemoryReplayStore.holding(2, clock);
        small.add(key(), now().plusSeconds(300));
        small.add(key(), now().plusSeconds(300));

        clock.advance(Duration.ofSeconds(302));

        assertThat(small.add(key(), now().plusSeconds(300))).isTrue();
        assertThat(small).hasToString("InMemoryReplayStore with 1 of 2 tokens");
    }

    @Test
    void under_eight_threads_it_is_full_at_its_bound_or_a_thread_each_beyond_it() throws Exception {
        InMemoryReplayStore small = InMemoryReplayStore.holding(100, clock);
        AtomicInteger added = new AtomicInteger();
        Instant until = now().plusSeconds(300);

        Concurrency.atOnce(() -> {
            for (int i = 0; i < 200; i++) {
                try {
                    small.add(key(), until);
                    added.incrementAndGet();
                } catch (ReplayStoreException full) {
                    // What is counted here is who got in.
                }
            }
            return true;
        });

        assertThat(added.get()).isBetween(100, 108);
    }

    @Test
    void a_clock_that_is_set_back_lets_nothing_in_again() {
        String key = key();
        store.add(key, now().plusSeconds(300));

        clock.advance(Duration.ofHours(-2));

        assertThat(store.add(key, now().plusSeconds(300))).isFalse();
        clock.advance(Duration.ofMinutes(124));
        assertThat(store.add(key, now().plusSeconds(300))).isFalse();
    }

    @Test
    void a_token_is_not_accepted_again_after_the_clock_went_forward_and_back() {
        String used = key();
        Instant until = now().plusSeconds(300);
        assertThat(store.add(used, until)).isTrue();

        clock.advance(Duration.ofHours(1));
        assertThat(store.add(key(), now().plusSeconds(300))).isTrue();
        clock.advance(Duration.ofHours(-1));

        assertThatThrownBy(() -> store.add(used, until))
                .isInstanceOf(ReplayStoreException.class)
                .hasMessageContaining("set back by 3600 s");
    }

    @Test
    void after_a_clock_that_was_ahead_only_tokens_that_end_later_are_accepted() {
        clock.advance(Duration.ofHours(1));
        store.add(key(), now().plusSeconds(300));
        Instant ahead = now();
        clock.advance(Duration.ofHours(-1));

        assertThatThrownBy(() -> store.add(key(), ahead)).isInstanceOf(ReplayStoreException.class);
        String later = key();
        assertThat(store.add(later, ahead.plusNanos(1))).isTrue();
        assertThat(store.add(later, ahead.plusNanos(1))).isFalse();

        clock.set(ahead);
        assertThat(store.add(key(), ahead.plusSeconds(1))).isTrue();
    }

    @Test
    void a_clock_that_does_not_go_back_refuses_nothing() {
        assertThat(store.add(key(), now().plusNanos(1))).isTrue();
        assertThat(store.add(key(), now())).isTrue();
        assertThat(store.add(key(), now().minusSeconds(300))).isTrue();
    }

    @Test
    void needs_room_for_one_token() {
        assertThatThrownBy(() -> InMemoryReplayStore.holding(0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(InMemoryReplayStore.holding(1).add(key(), Instant.now().plusSeconds(60)))
                .isTrue();
    }

    @Test
    void shows_no_key() {
        String key = key();
        store.add(key, now().plusSeconds(1));

        assertThat(store.toString()).doesNotContain(key);
    }
}
