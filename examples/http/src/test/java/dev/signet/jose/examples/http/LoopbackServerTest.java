package dev.signet.jose.examples.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class LoopbackServerTest {

    private static final int IDLE = 8;

    private final Browser browser = new Browser();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /login\nContent-Length: 20",
                "GET /keys\nContent-Length: 20",
                "POST /login\nTransfer-Encoding: chunked"
            })
    void bodies_that_never_come_do_not_keep_others_from_the_keys(String head) throws Exception {
        CountDownLatch waiting = new CountDownLatch(4);
        List<Socket> idle = new ArrayList<>();
        try (LoopbackServer server = new LoopbackServer(0)) {
            server.start(
                    new Endpoint("POST", "/login", exchange -> {
                        waiting.countDown();
                        exchange.getRequestBody().readAllBytes();
                        return Reply.failure(401, "access_denied");
                    }),
                    new Endpoint("GET", "/keys", exchange -> {
                        waiting.countDown();
                        exchange.getRequestBody().readAllBytes();
                        return Reply.ok(JsonObject.empty());
                    }));
            for (int i = 0; i < IDLE; i++) {
                idle.add(request(server.url(), head));
            }

            assertThat(waiting.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(browser.get(server.url() + "/keys").statusCode()).isEqualTo(200);
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    @Test
    void a_body_that_comes_is_read() throws Exception {
        try (LoopbackServer server = new LoopbackServer(0)) {
            server.start(new Endpoint(
                    "POST",
                    "/length",
                    exchange -> Reply.ok(JsonObject.empty()
                            .with("octets", exchange.getRequestBody().readAllBytes().length))));

            assertThat(browser.post(server.url() + "/length", "x".repeat(100_000))
                            .body())
                    .isEqualTo("{\"octets\":100000}");
            assertThat(browser.post(server.url() + "/length", "").body()).isEqualTo("{\"octets\":0}");
        }
    }

    /** Sends the head of a request, and no body. */
    private static Socket request(String url, String head) throws IOException {
        URI uri = URI.create(url);
        Socket socket = new Socket(uri.getHost(), uri.getPort());
        String[] lines = head.split("\n");
        socket.getOutputStream()
                .write((lines[0] + " HTTP/1.1\r\nHost: localhost\r\n" + lines[1] + "\r\n\r\n").getBytes(US_ASCII));
        return socket;
    }
}
