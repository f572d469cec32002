package dev.signet.jose.jwt.replay.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a server whose clock goes back would do; that of a real one does not in a test. */
class ServerTimeTest {

    private final ServerTime time = new ServerTime();

    @Test
    void a_key_that_the_server_holds_is_new() {
        assertThat(time.isNew(10_000, 4_000)).isTrue();
        assertThat(time.isNew(10_000, 1)).isTrue();
    }

    @Test
    void a_key_that_the_server_did_not_keep_is_not() {
        assertThat(time.isNew(10_000, -2)).isFalse();
        assertThat(time.isNew(10_000, 0)).isFalse();
    }

    @Test
    void after_a_clock_that_was_ahead_only_keys_that_end_later_are_new() {
        assertThat(time.isNew(50_000, 1_000)).isTrue();

        assertThat(time.isNew(10_000, 4_000)).isFalse();
        assertThat(time.isNew(49_000, 43_000)).isFalse();
        assertThat(time.isNew(49_001, 43_001)).isTrue();
    }
}
