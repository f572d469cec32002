package dev.signet.jose.jwks.remote;

import static dev.signet.jose.jwks.remote.Keys.NEW;
import static dev.signet.jose.jwks.remote.Keys.OLD;
import static dev.signet.jose.jwks.remote.Keys.forged;
import static dev.signet.jose.jwks.remote.Keys.json;
import static dev.signet.jose.jwks.remote.Keys.token;
import static dev.signet.jose.jwks.remote.TestTimes.START;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.JoseException;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.testkit.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a service sees of each fault of a server, over an hour of its clock: the table of docs/jwks-remote.md. The server
 * is a real one, one valid token comes every 30 seconds unless a row says otherwise, and no test sleeps.
 */
@Timeout(60)
class FaultMatrixTest {

    private static final Path PAGE = Path.of("../docs/jwks-remote.md");
    private static final String HEAD = "| the server | valid tokens | refused | requests |";
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final List<String> MADE_UP =
            IntStream.range(0, 10).mapToObj(i -> forged("made-up-" + i)).toList();

    private static final Map<String, Consumer<FaultMatrixTest>> ROWS = rows();

    private final TestClock clock = TestClock.at(START);
    private final CountDownLatch never = new CountDownLatch(1);
    private final AtomicBoolean underWay = new AtomicBoolean();
    private LoopbackServer server;
    private RemoteJwkSet set;
    private JwsVerifier verifier;
    private String valid = token(OLD);
    private int tokens;
    private int refused;

    // Set by the test, read by the threads of the server and of fetches; the address is the one that the metadata has.
    private volatile String address = "/jwks";

    private volatile CompletableFuture<?> exchange = CompletableFuture.completedFuture(null);

    private volatile HttpHandler answer = exchange -> LoopbackServer.answer(exchange, 200, json(OLD));

    @BeforeEach
    void start() throws IOException {
        server = LoopbackServer.http();
        server.on("/jwks", exchange -> answer.handle(exchange));
        serve(builder().at(server.url("/jwks")));
    }

    @AfterEach
    void stop() {
        set.close();
        server.close();
    }

    static List<String> names() {
        return List.copyOf(ROWS.keySet());
    }

    @ParameterizedTest
    @MethodSource("names")
    void the_server(String fault) throws IOException {
        ROWS.get(fault).accept(this);

        assertThat(table()).contains("| " + fault + " | " + tokens + " | " + refused + " | " + server.requests + " |");
    }

    @Test
    void the_table_has_a_row_for_each_fault_and_no_other() throws IOException {
        assertThat(table()).hasSameSizeAs(ROWS.keySet());
        assertThat(table().stream().map(row -> row.split(" \\| ")[0].substring(2)))
                .containsExactlyElementsOf(ROWS.keySet());
    }

    private static Map<String, Consumer<FaultMatrixTest>> rows() {
        Map<String, Consumer<FaultMatrixTest>> rows = new LinkedHashMap<>();
        rows.put("answers", FaultMatrixTest::anHour);
        rows.put("accepts connections and says nothing, from the first expiry on", test -> test.isLate(exchange -> {}));
        rows.put(
                "begins an answer and never ends it, from the first expiry on",
                test -> test.isLate(exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write('{');
                    exchange.getResponseBody().flush();
                }));
        rows.put(
                "hangs up within the body for half an hour",
                test -> test.isDown(exchange -> {
                    exchange.sendResponseHeaders(200, 10_000);
                    exchange.getResponseBody().write('{');
                    // Else the status is not sent either, and the client asks once more by itself.
                    exchange.getResponseBody().flush();
                }));
        rows.put("sends a body without end for half an hour", test -> test.isDown(FaultMatrixTest::withoutEnd));
        rows.put("answers 503 for half an hour", test -> test.isDown(status(503)));
        rows.put(
                "answers with a page for people for half an hour",
                test -> test.isDown(exchange -> LoopbackServer.answer(exchange, 200, "<html>Sign in</html>")));
        rows.put(
                "publishes keys that nothing can use for half an hour",
                test -> test.isDown(exchange -> LoopbackServer.answer(exchange, 200, "{\"keys\":[{\"kty\":\"X\"}]}")));
        rows.put(
                "redirects to itself for half an hour",
                test -> test.isDown(exchange -> {
                    exchange.getResponseHeaders().set("Location", "/jwks");
                    exchange.sendResponseHeaders(302, -1);
                }));
        rows.put("answers 503 for two hours", test -> {
            test.verify();
            test.answer = status(503);
            test.pass(Duration.ofHours(2));
        });
        rows.put("answers 503 for the first minute", test -> {
            HttpHandler well = test.answer;
            test.answer = status(503);
            test.verify();
            test.pass(Duration.ofMinutes(1));
            test.answer = well;
            test.pass(Duration.ofMinutes(59));
        });
        rows.put("answers 304 for ever", test -> {
            test.answer = confirming(json(OLD));
            test.anHour();
        });
        rotations(rows);
        clocks(rows);
        return rows;
    }

    private static void rotations(Map<String, Consumer<FaultMatrixTest>> rows) {
        rows.put("publishes a new key, and signs with it after the lifetime of the set", test -> {
            test.verify();
            test.publishes(OLD, NEW);
            test.pass(LIFETIME);
            test.valid = token(NEW);
            test.pass(Duration.ofMinutes(50));
        });
        rows.put("signs at once with a new key", test -> {
            test.verify();
            test.rotates(OLD, NEW);
            test.anHour();
        });
        rows.put("signs at once with a new key, behind a cache that answers 304 for ever", test -> {
            test.answer = confirming(json(OLD));
            test.verify();
            test.answer = confirming(json(OLD, NEW));
            test.valid = token(NEW);
            test.anHour();
        });
        rows.put(
                "signs at once with a new key, while strangers make up ten `kid`s a second; one token a second",
                test -> {
                    test.verify();
                    test.flood();
                    test.rotates(OLD, NEW);
                    IntStream.range(0, 600).forEach(second -> {
                        test.flood();
                        test.verify();
                        test.clock.advance(Duration.ofSeconds(1));
                    });
                });
        rows.put("signs at once with a new key under the same `kid`", test -> {
            test.verify();
            test.rotates(NEW.withKeyId("old"));
            test.anHour();
        });
        rows.put("signs at once with a new key at a new address, which its metadata has", test -> {
            test.server.on(
                    "/.well-known/openid-configuration",
                    exchange -> LoopbackServer.answer(
                            exchange,
                            200,
                            "{\"issuer\":\"" + test.server.url("") + "\",\"jwks_uri\":\""
                                    + test.server.url(test.address) + "\"}"));
            test.server.on("/moved", 200, json(NEW));
            test.serve(test.builder().ofIssuer(test.server.url("")));
            test.verify();
            test.address = "/moved";
            test.answer = status(404);
            test.valid = token(NEW);
            test.anHour();
        });
    }

    private static void clocks(Map<String, Consumer<FaultMatrixTest>> rows) {
        rows.put("answers; strangers make up ten `kid`s a second; one token a second for ten minutes", test -> {
            test.verify();
            IntStream.range(0, 600).forEach(second -> {
                test.flood();
                test.verify();
                test.clock.advance(Duration.ofSeconds(1));
            });
        });
        rows.put("answers; the clock of the service jumps a day ahead", test -> {
            test.verify();
            test.clock.advance(Duration.ofDays(1));
            test.anHour();
        });
        rows.put("answers; the clock of the service jumps a day back", test -> {
            test.verify();
            test.clock.advance(Duration.ofDays(-1));
            test.anHour();
        });
        rows.put("answers; the clock of the service goes back a second before each token", test -> {
            test.verify();
            for (int i = 0; i < 120; i++) {
                test.clock.advance(Duration.ofSeconds(-1));
                test.verify();
            }
        });
    }

    private RemoteJwkSetBuilder builder() {
        JwksTransport standard = HttpClientTransport.standard(Duration.ofSeconds(10));
        return RemoteJwkSet.builder()
                .allowingLoopbackHttp()
                .transport(request -> {
                    underWay.set(true);
                    CompletionStage<JwksTransport.Response> response = standard.get(request);
                    exchange = response.handle((answered, failed) -> null).toCompletableFuture();
                    return response;
                })
                .observer(new Fetches(fetch -> ended()))
                .clock(clock)
                .random(() -> 0)
                .responseTimeout(Duration.ofSeconds(30));
    }

    private void serve(RemoteJwkSet keys) {
        set = keys;
        verifier = JwsVerifier.of(keys, Ecdsa.ES256);
    }

    private void verify() {
        tokens++;
        try {
            verifier.verify(valid);
        } catch (JoseException e) {
            refused++;
        }
        awaitEnd();
    }

    /**
     * A fetch that no token waited for has an end before the clock goes on, and so has its exchange: a client is closed
     * after a failure, with the exchanges that it has, and hours pass here in which it does so.
     */
    private void awaitEnd() {
        synchronized (this) {
            try {
                while (underWay.get()) {
                    wait();
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        exchange.join();
    }

    private synchronized void ended() {
        underWay.set(false);
        notifyAll();
    }

    private void pass(Duration time) {
        for (Duration at = STEP; at.compareTo(time) <= 0; at = at.plus(STEP)) {
            clock.advance(STEP);
            verify();
        }
    }

    private void anHour() {
        verify();
        pass(Duration.ofHours(1));
    }

    /** The first set is there in time; what comes after its lifetime is not. */
    private void isLate(HttpHandler beginning) {
        serve(builder().responseTimeout(Duration.ofSeconds(1)).at(server.url("/jwks")));
        verify();
        answer = exchange -> {
            beginning.handle(exchange);
            await(never);
        };
        clock.advance(LIFETIME);
        verify();
        pass(Duration.ofMinutes(1));
    }

    private void isDown(HttpHandler fault) {
        HttpHandler well = answer;
        verify();
        answer = fault;
        pass(LIFETIME.plusMinutes(30));
        answer = well;
        pass(Duration.ofMinutes(20));
    }

    private void publishes(Jwk... keys) {
        String body = json(keys);
        answer = exchange -> LoopbackServer.answer(exchange, 200, body);
    }

    private void rotates(Jwk... keys) {
        publishes(keys);
        valid = token(keys[keys.length - 1]);
    }

    private void flood() {
        for (int i = 0; i < MADE_UP.size(); i++) {
            try {
                verifier.verify(MADE_UP.get(i));
                throw new AssertionError("accepted a token of a stranger");
            } catch (InvalidTokenException expected) {
                assertThat(expected.reason()).isEqualTo(InvalidTokenException.Reason.KEY_NOT_FOUND);
            }
        }
    }

    private static HttpHandler status(int status) {
        return exchange -> LoopbackServer.answer(exchange, status, "");
    }

    private static HttpHandler confirming(String body) {
        return exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"1\"");
            boolean asked = exchange.getRequestHeaders().containsKey("If-None-Match");
            LoopbackServer.answer(exchange, asked ? 304 : 200, asked ? "" : body);
        };
    }

    private static void withoutEnd(HttpExchange exchange) throws IOException {
        byte[] block = " ".repeat(1 << 16).getBytes(US_ASCII);
        exchange.sendResponseHeaders(200, 0);
        while (true) {
            exchange.getResponseBody().write(block);
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static List<String> table() throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        return lines.subList(lines.indexOf(HEAD) + 2, lines.size()).stream()
                .takeWhile(line -> line.startsWith("| "))
                .toList();
    }
}
