package dev.signet.jose.jwt.replay.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.KeySourceException;
import io.lettuce.core.RedisURI;
import java.io.IOException;
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

    private static final byte[] REFUSAL =
            "-WRONGPASS invalid username-password pair or user is disabled.\r\n".getBytes(US_ASCII);

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
    void the_attempt_after_it_tells_why() {
        closed = 1;

        assertRefused("refused the user or the password");
    }

    @Test
    void there_is_one_such_attempt() {
        closed = Integer.MAX_VALUE;

        assertRefused("cannot be reached");
        assertThat(connections).hasValue(2);
    }

    private void assertRefused(String said) {
        RedisURI uri = RedisURI.create("redis://:battery@127.0.0.1:" + server.getLocalPort());

        // A time-out for a busy machine.
        assertThatThrownBy(() -> RedisRotationStore.builder()
                        .timeout(Duration.ofSeconds(20))
                        .connect(uri))
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining(said)
                .hasMessageNotContaining("battery");
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

    /** Reads what a connection is closed with or refused: what has not been read would reset it. */
    private static void answer(Socket client, boolean refused) throws IOException {
        byte[] request = new byte[8192];
        while (client.getInputStream().read(request) >= 0 && refused) {
            client.getOutputStream().write(REFUSAL);
        }
    }
}
