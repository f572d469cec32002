package dev.signet.jose.jwt.replay.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.KeySourceException;
import io.lettuce.core.RedisCredentialsProvider;
import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever ends an attempt to connect, no thread of its client is left. */
@Timeout(60)
class FailedConnectTest {

    private final Set<Thread> before = threads();
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void end() throws IOException {
        server.close();
    }

    @Test
    void credentials_that_cannot_be_had() throws InterruptedException {
        IllegalStateException away = new IllegalStateException("the vault is away");

        assertThatThrownBy(() -> connect(withCredentials(() -> {
                    throw away;
                })))
                .isSameAs(away);
        assertNoThreadIsLeft();
    }

    @Test
    void credentials_whose_classes_are_missing() throws InterruptedException {
        Error missing = new NoClassDefFoundError("vault/Client");

        assertThatThrownBy(() -> connect(withCredentials(() -> {
                    throw missing;
                })))
                .isSameAs(missing);
        assertNoThreadIsLeft();
    }

    @Test
    void sentinels_that_are_not_told_whom_they_watch() throws InterruptedException {
        RedisURI uri = RedisURI.builder()
                .withSentinel("127.0.0.1", server.getLocalPort())
                .build();

        assertThatThrownBy(() -> connect(uri)).isInstanceOf(IllegalArgumentException.class);
        assertNoThreadIsLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"redis-socket:///run/redis.sock", "redis-sentinel://127.0.0.1:26379#main"})
    void a_node_of_a_cluster_without_host_and_port(String uri) throws InterruptedException {
        RedisURI there = RedisURI.create("127.0.0.1", server.getLocalPort());

        assertThatThrownBy(() -> RedisReplayStore.builder().connectToCluster(there, RedisURI.create(uri)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected the host and the port of each node of the cluster, not a socket or sentinels");
        assertNoThreadIsLeft();
    }

    @Test
    @SuppressWarnings("NullAway") // What an application without null checks may do.
    void no_address() throws InterruptedException {
        assertThatThrownBy(() -> connect(null)).isInstanceOf(NullPointerException.class);
        assertNoThreadIsLeft();
    }

    @Test
    void a_server_that_is_not_there() throws Exception {
        server.close();
        RedisURI uri = RedisURI.create("127.0.0.1", server.getLocalPort());

        assertThatThrownBy(() -> connect(uri)).isInstanceOf(KeySourceException.class);
        assertNoThreadIsLeft();
    }

    private RedisURI withCredentials(RedisCredentialsProvider provider) {
        return RedisURI.builder()
                .withHost("127.0.0.1")
                .withPort(server.getLocalPort())
                .withAuthentication(provider)
                .build();
    }

    private static void connect(RedisURI uri) {
        RedisRotationStore.builder().connect(uri).close();
    }

    /** Netty says that a thread has ended a moment before it has. */
    private void assertNoThreadIsLeft() throws InterruptedException {
        Set<Thread> left = threads();
        left.removeAll(before);
        for (Thread thread : left) {
            if (thread.getName().startsWith("lettuce-")) {
                thread.join(10_000);
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
    }

    private static Set<Thread> threads() {
        return new HashSet<>(Thread.getAllStackTraces().keySet());
    }
}
