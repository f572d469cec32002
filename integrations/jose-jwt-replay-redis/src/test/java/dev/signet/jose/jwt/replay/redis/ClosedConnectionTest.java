package dev.signet.jose.jwt.replay.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.KeySourceException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections that are closed without an answer, which Lettuce says at times of those that it has closed itself. */
@Timeout(60)
class ClosedConnectionTest {

    private final AtomicInteger connections = new AtomicInteger();
    private ServerSocket server;
    private Thread serving;
    private volatile int closed;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        serving = new Thread(this::serve);
        serving.setDaemon(true);
        serving.start();
    }

    @AfterEach
    void end() throws IOException, InterruptedException {
        server.close();
        serving.join();
    }

    @Test
    void is_followed_by_another() {
        closed = 1;

        connect().close();

        assertThat(connections).hasValue(2);
    }

    @Test
    void is_not_followed_by_a_third() {
        closed = 2;

        assertThatThrownBy(this::connect)
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining("cannot be reached");
        assertThat(connections).hasValue(2);
    }

    /** Lettuce suppresses what the nodes of a cluster say. */
    @Test
    void is_followed_by_another_in_a_cluster() {
        closed = 2;

        assertThatThrownBy(() -> builder().connectToCluster(at(server)))
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining("cannot be reached");
        assertThat(connections).hasValue(2);
    }

    /** Thrown here: Lettuce says so when its own threads are late, which no server can bring about for sure. */
    @Test
    void is_followed_by_another_if_the_pipeline_is_empty() {
        AtomicInteger attempts = new AtomicInteger();

        assertThat(RedisConnection.told(() -> {
                    if (attempts.incrementAndGet() == 1) {
                        throw new RedisConnectionException(
                                "unable to connect", new IllegalStateException("no handler"));
                    }
                    return "connected";
                }))
                .isEqualTo("connected");
    }

    @Test
    void a_refused_one_is_followed_by_none() {
        AtomicInteger attempts = new AtomicInteger();
        RedisException refused = new RedisConnectionException("unable to connect", new ConnectException("refused"));

        assertThatThrownBy(() -> RedisConnection.told(() -> {
                    attempts.incrementAndGet();
                    throw refused;
                }))
                .isSameAs(refused);
        assertThat(attempts).hasValue(1);
    }

    private RedisRotationStore connect() {
        return builder().connect(at(server));
    }

    /** Begins a store with a time-out for a busy machine. */
    private static RedisRotationStore.Builder builder() {
        return RedisRotationStore.builder().timeout(Duration.ofSeconds(20));
    }

    private static RedisURI at(ServerSocket server) {
        return RedisURI.create("127.0.0.1", server.getLocalPort());
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.setSoTimeout(20_000);
                answer(client, connections.incrementAndGet() > closed);
            } catch (IOException e) {
                // The client or the test has closed its socket.
            }
        }
    }

    /**
     * Answers as a server that knows no HELLO and finds all else right, or reads only the first command: what has not
     * been read would reset the connection.
     */
    private static void answer(Socket client, boolean open) throws IOException {
        String answer = "-ERR unknown command\r\n";
        byte[] commands = new byte[8192];
        int read = client.getInputStream().read(commands);
        while (read >= 0 && open) {
            for (int i = 0; i < read; i++) {
                // Each command begins with one, and none has another.
                if (commands[i] == '*') {
                    client.getOutputStream().write(answer.getBytes(US_ASCII));
                    answer = "+OK\r\n";
                }
            }
            read = client.getInputStream().read(commands);
        }
    }
}
