package dev.signet.jose.jwt.replay.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.rotation.RotationStore.Entry;
import dev.signet.jose.testsupport.RedisServer;
import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers for rotating keys, and those that a store is not made with. All are real; skipped where there are none. */
class RotationServersTest {

    @TempDir
    Path folder;

    @Test
    void a_cluster_is_a_store() throws IOException {
        try (RedisServer node = RedisServer.startCluster(folder);
                RedisRotationStore store = patient().connectToCluster(at(node))) {
            assertThat(store.replace(0, new Entry(1, "one"))).isTrue();
            assertThat(store.replace(0, new Entry(1, "another"))).isFalse();
            assertThat(store.read()).contains(new Entry(1, "one"));
            assertThat(store.time().orElseThrow()).isAfter(Instant.now().minusSeconds(60));
        }
    }

    @Test
    void a_cluster_says_that_the_password_is_wrong() throws IOException {
        try (RedisServer node = RedisServer.startCluster(folder)) {
            node.command("CONFIG", "SET", "requirepass", "correct");
            patient()
                    .connectToCluster(RedisURI.create("redis://:correct@127.0.0.1:" + node.port()))
                    .close();

            assertThatThrownBy(() ->
                            patient().connectToCluster(RedisURI.create("redis://:battery@127.0.0.1:" + node.port())))
                    .isInstanceOf(KeySourceException.class)
                    .hasMessageContaining("refused the user or the password (WRONGPASS)")
                    .hasMessageNotContaining("battery");
        }
    }

    @Test
    void the_server_that_a_sentinel_names_is_a_store() throws IOException {
        try (RedisServer server = RedisServer.start(folder);
                RedisServer sentinel = RedisServer.startSentinel(folder, "login", server);
                RedisRotationStore store = patient()
                        .connect(RedisURI.create("redis-sentinel://127.0.0.1:" + sentinel.port() + "/0#login"))) {
            assertThat(store.replace(0, new Entry(1, "one"))).isTrue();
            assertThat(server.command("GET", "signing-keys")).isEqualTo("1 one");
        }
    }

    @Test
    void a_wrong_password_is_an_error_that_does_not_repeat_it() throws IOException {
        try (RedisServer server = RedisServer.start(folder, "--requirepass", "correct")) {
            assertRefused(
                    RedisURI.create("redis://:battery@127.0.0.1:" + server.port()),
                    "the rotation store in the Redis at 127.0.0.1:" + server.port() + " failed",
                    "refused the user or the password");
            assertRefused(at(server), "refused the user or the password");
        }
    }

    @Test
    void a_server_that_is_not_there_is_an_error() throws IOException {
        RedisURI uri;
        try (RedisServer server = RedisServer.start(folder)) {
            uri = at(server);
        }

        assertRefused(uri, "cannot be reached");
    }

    @Test
    void a_user_needs_few_rights() throws IOException {
        try (RedisServer server = RedisServer.start(folder)) {
            server.command("ACL", "SETUSER", "login", "on", ">secret", "~login:*", "+eval", "+get", "+set", "+time");
            RedisURI uri = RedisURI.create("redis://login:secret@127.0.0.1:" + server.port());

            try (RedisRotationStore store = patient().key("login:keys").connect(uri)) {
                assertThat(store.replace(0, new Entry(1, "one"))).isTrue();
                assertThat(store.read()).contains(new Entry(1, "one"));
                assertThat(store.time()).isPresent();
            }
            try (RedisRotationStore store = patient().key("stock:keys").connect(uri)) {
                assertThatThrownBy(store::read)
                        .isInstanceOf(KeySourceException.class)
                        .hasMessageContaining("may not call EVAL, GET, SET and TIME on the key");
            }
        }
    }

    /** The entry has no end: policies for keys that have one do not drop it. */
    @Test
    void a_server_that_drops_any_key_when_it_is_full_is_refused() throws IOException {
        try (RedisServer server = RedisServer.start(folder, "--maxmemory", "50mb")) {
            for (String policy : new String[] {"noeviction", "volatile-lru", "volatile-ttl"}) {
                server.command("CONFIG", "SET", "maxmemory-policy", policy);
                patient().connect(at(server)).close();
            }
            for (String policy : new String[] {"allkeys-lru", "allkeys-random"}) {
                server.command("CONFIG", "SET", "maxmemory-policy", policy);
                assertRefused(
                        at(server),
                        "so the signing keys would be lost",
                        "set maxmemory-policy to noeviction, not " + policy);
            }
        }
    }

    /** Begins a store that works on a busy machine too. */
    private static RedisRotationStore.Builder patient() {
        return RedisRotationStore.builder().timeout(Duration.ofSeconds(30));
    }

    private static RedisURI at(RedisServer server) {
        return RedisURI.create("127.0.0.1", server.port());
    }

    private static void assertRefused(RedisURI uri, String... said) {
        assertThatThrownBy(() -> patient().connect(uri))
                .isInstanceOf(KeySourceException.class)
                .hasMessageContainingAll(said)
                .hasMessageNotContaining("battery");
    }
}
