package dev.signet.jose.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.jwk.rotation.RotationStore;
import dev.signet.jose.jwk.rotation.RotationStore.Entry;
import dev.signet.jose.testsupport.Concurrency;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every {@link RotationStore} does. Extend it to test one. */
public abstract class RotationStoreContract {

    private static final String LONGEST = "e".repeat(262_144);

    /** Returns a store whose place is empty, and which no other test has used. */
    protected abstract RotationStore newStore();

    @Test
    void a_place_is_empty_at_first() {
        assertThat(newStore().read()).isEmpty();
    }

    @Test
    void what_is_put_into_an_empty_place_is_read() {
        RotationStore store = newStore();

        assertThat(store.replace(0, new Entry(1, "one"))).isTrue();

        assertThat(store.read()).contains(new Entry(1, "one"));
        assertThat(store.read()).contains(new Entry(1, "one"));
    }

    @Test
    void a_place_that_is_not_empty_is_not_taken_for_one() {
        RotationStore store = newStore();
        store.replace(0, new Entry(1, "one"));

        assertThat(store.replace(0, new Entry(1, "another"))).isFalse();
        assertThat(store.replace(0, new Entry(2, "another"))).isFalse();
        assertThat(store.read()).contains(new Entry(1, "one"));
    }

    @Test
    void an_entry_is_replaced_by_the_next() {
        RotationStore store = newStore();
        store.replace(0, new Entry(1, "one"));

        assertThat(store.replace(1, new Entry(2, "two"))).isTrue();
        assertThat(store.replace(2, new Entry(17, "seventeen"))).isTrue();

        assertThat(store.read()).contains(new Entry(17, "seventeen"));
    }

    @Test
    void an_entry_of_another_version_is_not_replaced() {
        RotationStore store = newStore();
        assertThat(store.replace(1, new Entry(2, "two"))).isFalse();
        assertThat(store.read()).isEmpty();
        store.replace(0, new Entry(12, "twelve"));

        assertThat(store.replace(1, new Entry(2, "two"))).isFalse();
        assertThat(store.replace(11, new Entry(13, "thirteen"))).isFalse();
        assertThat(store.replace(120, new Entry(13, "thirteen"))).isFalse();
        assertThat(store.read()).contains(new Entry(12, "twelve"));
    }

    @Test
    void the_longest_text_and_the_highest_version_come_back_as_they_were() {
        RotationStore store = newStore();
        Entry longest = new Entry(Long.MAX_VALUE, LONGEST);

        assertThat(store.replace(0, longest)).isTrue();

        assertThat(store.read()).contains(longest);
        assertThat(store.replace(Long.MAX_VALUE - 1, new Entry(1, "less"))).isFalse();
        assertThat(store.replace(Long.MAX_VALUE, new Entry(1, "less"))).isTrue();
    }

    @Test
    void of_eight_threads_that_expect_the_same_entry_exactly_one_replaces_it() throws Exception {
        RotationStore store = newStore();
        AtomicInteger calls = new AtomicInteger();
        for (int round = 0; round < 10; round++) {
            long expected = round;
            List<Boolean> replaced = Concurrency.atOnce(
                    () -> store.replace(expected, new Entry(expected + 1, "by the call " + calls.incrementAndGet())));

            assertThat(replaced).containsOnlyOnce(true);
            assertThat(store.read().orElseThrow().version()).isEqualTo(expected + 1);
        }
    }
}
