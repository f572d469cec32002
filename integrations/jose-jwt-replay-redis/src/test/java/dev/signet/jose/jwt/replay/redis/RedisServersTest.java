package dev.signet.jose.jwt.replay.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.ReplayStoreException;
import dev.signet.jose.testsupport.Concurrency;
import dev.signet.jose.testsupport.RedisServer;
import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers of several kinds, and those that a store is not made with. All are real; skipped where there are none. */
class RedisServersTest {

    @TempDir
    Path folder;

    private final Instant until = Instant.now().plusSeconds(300);

    @Test
    void a_cluster_is_a_store() throws Exception {
        try (RedisServer node = RedisServer.startCluster(folder);
                RedisReplayStore store = patient().connectToCluster(at(node))) {
            // All slots at once, from the first command on.
            for (int i = 0; i < 50; i++) {
                String key = "key " + i;
                assertThat(Concurrency.atOnce(() -> store.add(key, until))).containsOnlyOnce(true);
            }
            assertThat(store)
                    .hasToString("RedisReplayStore at 127.0.0.1:" + node.port() + " with the prefix used-token:");

            assertThatThrownBy(() -> patient()
                            .connectToCluster(RedisURI.create("127.0.0.1", 1), RedisURI.create("127.0.0.1", 2)))
                    .isInstanceOf(ReplayStoreException.class)
                    .hasMessageContaining("127.0.0.1:1,127.0.0.1:2")
                    .hasMessageContaining("cannot be reached");
        }
    }

    @Test
    void the_server_that_a_sentinel_names_is_a_store() throws IOException {
        try (RedisServer server = RedisServer.start(folder);
                RedisServer sentinel = RedisServer.startSentinel(folder, "orders", server);
                RedisReplayStore store = patient()
                        .connect(RedisURI.create("redis-sentinel://127.0.0.1:" + sentinel.port() + "/0#orders"))) {
            assertThat(store.add("a", until)).isTrue();
            assertThat(store.add("a", until)).isFalse();
            assertThat(server.command("EXISTS", "used-token:a")).isEqualTo("1");
            assertThat(store.toString()).contains("127.0.0.1:" + sentinel.port() + ",orders");
        }
    }

    @Test
    void a_server_that_is_not_there_is_an_error() throws IOException {
        int port;
        try (RedisServer server = RedisServer.start(folder)) {
            port = server.port();
        }

        assertRefused(RedisURI.create("127.0.0.1", port), "127.0.0.1:" + port, "cannot be reached");
    }

    @Test
    void a_wrong_password_is_an_error_that_does_not_repeat_it() throws IOException {
        try (RedisServer server = RedisServer.start(folder, "--requirepass", "correct")) {
            RedisURI right = RedisURI.create("redis://:correct@127.0.0.1:" + server.port());
            try (RedisReplayStore store = patient().connect(right)) {
                assertThat(store.add("a", until)).isTrue();
                assertThat(store.toString()).doesNotContain("correct");
            }

            assertRefused(
                    RedisURI.create("redis://:battery@127.0.0.1:" + server.port()), "refused the user or the password");
            assertRefused(at(server), "refused the user or the password");
        }
    }

    @Test
    void a_user_needs_few_rights() throws IOException {
        try (RedisServer server = RedisServer.start(folder)) {
            server.command("ACL", "SETUSER", "orders", "on", ">secret", "~orders:*", "+eval", "+set", "+get", "+pttl");
            RedisURI uri = RedisURI.create("redis://orders:secret@127.0.0.1:" + server.port());

            assertMayUseOrdersOnly(prefix -> patient().prefix(prefix).connect(uri));
        }
    }

    private void assertMayUseOrdersOnly(Function<String, RedisReplayStore> withPrefix) {
        try (RedisReplayStore store = withPrefix.apply("orders:")) {
            assertThat(store.add("a", until)).isTrue();
            assertThat(store.add("a", until)).isFalse();
        }
        try (RedisReplayStore store = withPrefix.apply("stock:")) {
            assertThatThrownBy(() -> store.add("a", until))
                    .isInstanceOf(ReplayStoreException.class)
                    .hasMessageContaining("may not call EVAL, SET, GET and PTTL");
        }
    }

    @Test
    void a_cluster_says_that_the_password_is_wrong() throws IOException {
        try (RedisServer node = RedisServer.startCluster(folder)) {
            node.command("CONFIG", "SET", "requirepass", "correct");
            RedisURI right = RedisURI.create("redis://:correct@127.0.0.1:" + node.port());
            try (RedisReplayStore store = patient().connectToCluster(right)) {
                assertThat(store.add("a", until)).isTrue();
            }

            RedisURI wrong = RedisURI.create("redis://:battery@127.0.0.1:" + node.port());
            assertClusterRefused(wrong, "refused the user or the password (WRONGPASS)");
            assertClusterRefused(at(node), "refused the user or the password (NOAUTH)");
        }
    }

    @Test
    void a_user_of_a_cluster_needs_few_rights() throws IOException {
        try (RedisServer node = RedisServer.startCluster(folder)) {
            RedisURI uri = RedisURI.create("redis://orders:secret@127.0.0.1:" + node.port());
            node.command("ACL", "SETUSER", "orders", "on", ">secret", "~orders:*", "+eval", "+set", "+get", "+pttl");
            assertClusterRefused(uri, "may not call", "or CLUSTER NODES in a cluster (NOPERM)");

            node.command("ACL", "SETUSER", "orders", "+cluster|nodes");
            assertMayUseOrdersOnly(prefix -> patient().prefix(prefix).connectToCluster(uri));
        }
    }

    @Test
    void each_server_of_a_cluster_that_has_slots_is_asked_what_it_drops() throws IOException {
        try (RedisServer node = RedisServer.startCluster(folder)) {
            node.command("CONFIG", "SET", "maxmemory", "50mb");
            patient().connectToCluster(at(node)).close();

            node.command("CONFIG", "SET", "maxmemory-policy", "volatile-lru");
            assertClusterRefused(at(node), "set maxmemory-policy to noeviction, not volatile-lru");
        }
        try (RedisServer node = startBesideADeadNode("0-16382", "16383")) {
            assertClusterRefused(at(node), "cannot be reached");
        }
    }

    @Test
    void a_node_that_died_and_lost_its_slots_is_not_asked() throws IOException {
        try (RedisServer node = startBesideADeadNode("0-16383", "")) {
            patient().connectToCluster(at(node)).close();
        }
    }

    @Test
    void a_server_that_drops_keys_when_it_is_full_is_refused() throws IOException {
        try (RedisServer server = RedisServer.start(folder, "--maxmemory", "50mb")) {
            patient().connect(at(server)).close();
            for (String policy : new String[] {"volatile-lru", "allkeys-random", "volatile-ttl"}) {
                server.command("CONFIG", "SET", "maxmemory-policy", policy);
                assertRefused(at(server), "set maxmemory-policy to noeviction, not " + policy);
            }

            server.command("CONFIG", "SET", "maxmemory", "0");
            patient().connect(at(server)).close();
        }
    }

    /** Begins a store that works on a busy machine too. */
    private static RedisReplayStore.Builder patient() {
        return RedisReplayStore.builder().timeout(Duration.ofSeconds(30));
    }

    private static RedisURI at(RedisServer server) {
        return RedisURI.create("127.0.0.1", server.port());
    }

    /** Starts a server that remembers another one in its cluster. */
    private RedisServer startBesideADeadNode(String slots, String slotsOfTheDead) throws IOException {
        Files.writeString(
                folder.resolve("nodes.conf"), """
            %s :0@0 myself,master - 0 0 1 connected %s
            %s 127.0.0.1:1@10001 master,fail - 1 1 2 disconnected %s
            vars currentEpoch 2 lastVoteEpoch 0
            """.formatted("a".repeat(40), slots, "b".repeat(40), slotsOfTheDead));
        return RedisServer.start(folder, "--cluster-enabled", "yes", "--cluster-config-file", "nodes.conf");
    }

    private static void assertClusterRefused(RedisURI uri, String... said) {
        assertThatThrownBy(() -> patient().connectToCluster(uri))
                .isInstanceOf(ReplayStoreException.class)
                .hasMessageContainingAll(said)
                .hasMessageNotContaining("battery");
    }

    private static void assertRefused(RedisURI uri, String... said) {
        assertThatThrownBy(() -> patient().connect(uri))
                .isInstanceOf(ReplayStoreException.class)
                .hasMessageContainingAll(said)
                .hasMessageNotContaining("battery");
    }
}
