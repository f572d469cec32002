package dev.signet.jose.jwks.remote;

import static dev.signet.jose.jwks.remote.Keys.OLD;
import static dev.signet.jose.jwks.remote.Keys.json;
import static dev.signet.jose.jwks.remote.TestTimes.START;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.testkit.TestClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which connections are closed and when, as their server sees it. */
@Timeout(60)
class ConnectionsTest {

    private static final String SET = json(OLD);
    private static final String GOOD = "HTTP/1.1 200 OK\r\nContent-Length: " + SET.length() + "\r\n\r\n" + SET;

    private final TestClock clock = TestClock.at(START);
    private final Semaphore begun = new Semaphore(0);
    private final Semaphore ended = new Semaphore(0);
    private volatile String answer = GOOD;
    private ServerSocket server;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::accept);
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    /** Answers each connection once, never hangs up first, and counts the connections that the client has closed. */
    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                Thread thread = new Thread(() -> serve(socket));
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException closed) {
            // The end of the test.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.getInputStream().read(new byte[4096]);
            begun.release();
            socket.getOutputStream().write(answer.getBytes(US_ASCII));
            socket.getOutputStream().flush();
            while (socket.getInputStream().read() >= 0) {
                // Nothing more is asked on this connection.
            }
        } catch (IOException reset) {
            // An end as well.
        } finally {
            ended.release();
        }
    }

    private RemoteJwkSetBuilder builder() {
        return RemoteJwkSet.builder().allowingLoopbackHttp().clock(clock).responseTimeout(Duration.ofSeconds(20));
    }

    private String url() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/jwks";
    }

    private boolean oneEnds() throws InterruptedException {
        return ended.tryAcquire(20, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH\r\n\r\n",
                "HTTP/1.1 2xx OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: z\r\n\r\n"
            })
    void a_head_that_cannot_be_read_leaves_no_connection_where_the_jdk_can_close_it(String head) throws Exception {
        assumeThat(Runtime.version().feature()).isGreaterThanOrEqualTo(21);
        answer = head;
        RemoteJwkSet set = builder().at(url());

        assertThatThrownBy(set::current).isInstanceOf(KeySourceException.class);
        assertThat(oneEnds()).isTrue();
    }

    @Test
    void a_head_that_cannot_be_read_is_followed_by_a_good_answer_to_another_client() {
        answer = "SSH-2.0-OpenSSH\r\n\r\n";
        RemoteJwkSet set = builder().at(url());
        assertThatThrownBy(set::current).isInstanceOf(KeySourceException.class);
        answer = GOOD;
        clock.advance(Duration.ofSeconds(1));

        assertThat(set.current().keys()).hasSize(1);
    }

    @Test
    void closing_closes_an_idle_connection_at_once_where_the_jdk_can() throws Exception {
        assumeThat(Runtime.version().feature()).isGreaterThanOrEqualTo(21);
        RemoteJwkSet set = builder().at(url());
        set.current();
        set.close();

        assertThat(oneEnds()).isTrue();
    }

    @Test
    void closing_closes_the_connection_of_an_answer_that_is_under_way_where_the_jdk_can() throws Exception {
        assumeThat(Runtime.version().feature()).isGreaterThanOrEqualTo(21);
        answer = "";
        RemoteJwkSet set = builder().at(url());
        set.currentAsync();
        assertThat(begun.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        set.close();

        assertThat(oneEnds()).isTrue();
    }

    @Test
    void the_client_of_a_caller_is_left_as_it_is() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        answer = "SSH-2.0-OpenSSH\r\n\r\n";
        RemoteJwkSet failing = builder().transport(JwksTransport.over(client)).at(url());
        assertThatThrownBy(failing::current).isInstanceOf(KeySourceException.class);
        failing.close();
        answer = GOOD;

        assertThat(builder()
                        .transport(JwksTransport.over(client))
                        .at(url())
                        .current()
                        .keys())
                .hasSize(1);
    }
}
