package dev.signet.jose.jwt.replay.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.contracts.SharedRotationStoreContract;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.rotation.RotationStore;
import dev.signet.jose.jwk.rotation.RotationStore.Entry;
import dev.signet.jose.testsupport.LoopbackServer;
import dev.signet.jose.testsupport.RedisServer;
import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real server, which writes each command to disk before it answers; skipped where there is none. */
class RedisRotationStoreTest extends SharedRotationStoreContract {

    @TempDir
    static Path folder;

    private static RedisServer server;

    private final String key = "login:" + UUID.randomUUID();
    private final List<RedisRotationStore> stores = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        server = RedisServer.start(folder, "--appendonly", "yes", "--appendfsync", "always");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @AfterEach
    void close() {
        stores.forEach(RedisRotationStore::close);
    }

    @Override
    protected LoopbackServer server() {
        return server;
    }

    @Override
    protected RotationStore newStore() {
        return opened(builder().connect(at(server.port())));
    }

    @Override
    protected RotationStore otherInstance(RotationStore store) {
        return newStore();
    }

    @Override
    protected RotationStore storeThrough(int port) {
        return opened(builder().timeout(Duration.ofSeconds(2)).connect(at(port)));
    }

    @Test
    void the_entry_is_one_key_without_an_end() throws IOException {
        newStore().replace(0, new Entry(7, "seven"));

        assertThat(server.command("GET", key)).isEqualTo("7 seven");
        assertThat(server.command("TTL", key)).isEqualTo("-1");
    }

    /** As a client does when the connection broke before the answer came. */
    @Test
    void a_call_that_is_sent_twice_has_replaced_the_entry() {
        RotationStore calls = newStore();
        calls.replace(0, new Entry(1, "one"));
        assertThat(calls.replace(1, new Entry(2, "two"))).isTrue();

        assertThat(calls.replace(1, new Entry(2, "two"))).isTrue();
        assertThat(calls.replace(1, new Entry(2, "another"))).isFalse();
    }

    @Test
    void something_else_in_the_place_of_the_entry_is_not_used_and_not_overwritten() throws IOException {
        RotationStore intruded = newStore();
        for (String value : new String[] {"x", "", " one", "0 zero", "-1 one", "1e3 one", "99999999999999999999 one"}) {
            server.command("SET", key, value);

            assertThatThrownBy(intruded::read)
                    .as(value)
                    .isInstanceOf(KeySourceException.class)
                    .hasMessageContaining("is no entry of a rotation store");
            assertThat(intruded.replace(0, new Entry(1, "one"))).as(value).isFalse();
            assertThat(intruded.replace(1, new Entry(2, "two"))).as(value).isFalse();
            assertThat(server.command("GET", key)).isEqualTo(value.strip());
        }
        server.command("DEL", key);
        server.command("LPUSH", key, "x");
        assertThatThrownBy(intruded::read)
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining("something else (WRONGTYPE)");
        assertThatThrownBy(() -> intruded.replace(0, new Entry(1, "one")))
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining("something else (WRONGTYPE)");
    }

    @Test
    void a_server_that_is_full_keeps_the_entry() throws IOException {
        RotationStore full = newStore();
        full.replace(0, new Entry(1, "one"));
        server.command("CONFIG", "SET", "maxmemory", "1");
        try {
            assertThatThrownBy(() -> full.replace(1, new Entry(2, "two")))
                    .isInstanceOf(KeySourceException.class)
                    .hasMessageContaining("memory is full");
        } finally {
            server.command("CONFIG", "SET", "maxmemory", "0");
        }
        assertThat(full.read()).contains(new Entry(1, "one"));
    }

    @Test
    void after_it_was_closed_it_answers_nothing() {
        RedisRotationStore closed = builder().connect(at(server.port()));
        closed.close();

        assertThatThrownBy(closed::read).isInstanceOf(KeySourceException.class).hasMessageContaining("is closed");
    }

    @Test
    void it_shows_its_address_and_key_and_no_password() {
        assertThat(newStore()).hasToString("RedisRotationStore at 127.0.0.1:" + server.port() + " with the key " + key);
    }

    @Test
    void settings_have_bounds() {
        RedisRotationStore.Builder builder = RedisRotationStore.builder();

        assertThatThrownBy(() -> builder.key("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.timeout(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    private RedisRotationStore opened(RedisRotationStore store) {
        stores.add(store);
        return store;
    }

    /** Begins a store that works on a busy machine too. */
    private RedisRotationStore.Builder builder() {
        return RedisRotationStore.builder().key(key).timeout(Duration.ofSeconds(30));
    }

    private static RedisURI at(int port) {
        return RedisURI.create("127.0.0.1", port);
    }
}
