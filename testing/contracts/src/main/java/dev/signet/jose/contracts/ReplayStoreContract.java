package dev.signet.jose.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.jwt.ReplayStore;
import dev.signet.jose.testsupport.Concurrency;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link ReplayStore} does. Extend it to test one. */
public abstract class ReplayStoreContract {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Returns the store under test; it may be the same for all tests. */
    protected abstract ReplayStore store();

    /** Returns the time by the clock that the store goes by: that of this machine, or one that the test sets. */
    protected Instant now() {
        return Instant.now();
    }

    /** Returns until when the store holds a key that was added, by its own account or by trying. */
    protected abstract Instant heldUntil(String key) throws Exception;

    /** Returns a key as decoders make them. */
    protected static String key() {
        byte[] hash = new byte[32];
        RANDOM.nextBytes(hash);
        return Base64Url.encode(hash);
    }

    @Test
    void adds_a_key_once() {
        String key = key();
        Instant until = now().plusSeconds(300);

        assertThat(store().add(key, until)).isTrue();
        assertThat(store().add(key, until)).isFalse();
        assertThat(store().add(key, until)).isFalse();
    }

    @Test
    void a_later_time_does_not_make_a_key_new() {
        String key = key();

        assertThat(store().add(key, now().plusSeconds(300))).isTrue();
        assertThat(store().add(key, now().plusSeconds(600))).isFalse();
    }

    @Test
    void another_key_is_another_token() {
        Instant until = now().plusSeconds(300);

        assertThat(store().add(key(), until)).isTrue();
        assertThat(store().add(key(), until)).isTrue();
    }

    @Test
    void each_sender_has_its_own_keys() {
        String key = key();
        Instant until = now().plusSeconds(300);

        assertThat(store().forSender("one").add(key, until)).isTrue();
        assertThat(store().forSender("other").add(key, until)).isTrue();
        assertThat(store().forSender("one").add(key, until)).isFalse();
        assertThat(store().add(key, until)).isTrue();
    }

    @Test
    void keys_are_compared_by_case() {
        String key = "a".repeat(21) + key().substring(21);
        Instant until = now().plusSeconds(300);

        assertThat(store().add(key, until)).isTrue();
        assertThat(store().add("A".repeat(21) + key.substring(21), until)).isTrue();
    }

    @Test
    void a_key_is_held_until_its_time_and_not_for_ever() throws Exception {
        String key = key();
        Instant until = now().plusSeconds(300);

        store().add(key, until);

        assertThat(heldUntil(key)).isBetween(until, until.plus(Duration.ofMinutes(2)));
    }

    @Test
    void a_refused_attempt_does_not_shorten_the_time() throws Exception {
        String key = key();
        Instant until = now().plusSeconds(300);

        store().add(key, until);
        store().add(key, now().plusSeconds(1));

        assertThat(heldUntil(key)).isAfterOrEqualTo(until);
    }

    @Test
    void a_time_that_has_passed_is_no_error() {
        assertThat(store().add(key(), now().minusSeconds(1))).isTrue();
        assertThat(store().add(key(), Instant.EPOCH)).isTrue();
    }

    @Test
    void the_latest_time_that_a_token_can_name_is_no_error() {
        String key = key();
        Instant latest = Instant.ofEpochSecond(253_402_300_799L).plus(Duration.ofMinutes(10));

        assertThat(store().add(key, latest)).isTrue();
        assertThat(store().add(key, latest)).isFalse();
    }

    @Test
    void of_eight_threads_with_one_key_exactly_one_is_first() throws Exception {
        for (int round = 0; round < 20; round++) {
            String key = key();
            Instant until = now().plusSeconds(300);

            assertThat(Concurrency.atOnce(() -> store().add(key, until))).containsOnlyOnce(true);
        }
    }
}
