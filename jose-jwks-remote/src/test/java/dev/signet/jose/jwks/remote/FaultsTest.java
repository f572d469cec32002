package dev.signet.jose.jwks.remote;

import static dev.signet.jose.jwks.remote.Keys.NEW;
import static dev.signet.jose.jwks.remote.Keys.OLD;
import static dev.signet.jose.jwks.remote.Keys.json;
import static dev.signet.jose.jwks.remote.Keys.token;
import static dev.signet.jose.jwks.remote.TestTimes.START;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.KeySetFetch;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.RsaJwk;
import dev.signet.jose.jwk.SkippedKey;
import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.testkit.TestClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server can do wrong, done by a real one. */
@Timeout(30)
class FaultsTest {

    private static final Duration SHORT = Duration.ofSeconds(1);

    private final TestClock clock = TestClock.at(START);
    private LoopbackServer server;

    @BeforeEach
    void start() throws IOException {
        server = LoopbackServer.http();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private RemoteJwkSetBuilder builder() {
        return RemoteJwkSet.builder().allowingLoopbackHttp().clock(clock);
    }

    private RemoteJwkSet set() {
        return builder().at(server.url("/jwks"));
    }

    private void assertRefused(RemoteJwkSet set, String reason) {
        assertThatThrownBy(set::current)
                .isInstanceOf(KeySourceException.class)
                .hasMessageStartingWith("no key set from 127.0.0.1: " + reason);
        assertThat(set.state().lastError().orElseThrow()).startsWith(reason);
        assertThat(set.state().keys()).isZero();
    }

    @Test
    void reads_a_set() {
        server.on("/jwks", 200, json(OLD, NEW));

        assertThat(set().current()).isEqualTo(JwkSet.of(OLD.toPublic(), NEW.toPublic()));
    }

    @Test
    void asks_without_secrets_and_credentials() {
        server.on("/jwks", exchange -> {
            List<String> names = exchange.getRequestHeaders().keySet().stream()
                    .map(String::toLowerCase)
                    .toList();
            boolean plain = !names.contains("cookie") && !names.contains("authorization");
            boolean unnamed =
                    exchange.getRequestHeaders().getFirst("User-Agent").equals("signet-jose");
            LoopbackServer.answer(exchange, plain && unnamed ? 200 : 400, json(OLD));
        });

        assertThat(set().current().keys()).hasSize(1);
    }

    @Test
    void confirms_an_unchanged_set_by_its_tag() {
        server.on("/jwks", exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"1\"");
            boolean known = "\"1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            LoopbackServer.answer(exchange, known ? 304 : 200, known ? "" : json(OLD));
        });
        RemoteJwkSet set = set();
        JwkSet first = set.current();
        clock.advance(Duration.ofMinutes(10));

        assertThat(set.current()).isSameAs(first);
        assertThat(set.state().lastSuccess()).contains(clock.instant());
        assertThat(server.requests).hasValue(2);
    }

    @Test
    void refused_connection() {
        String url = server.url("/jwks");
        server.close();

        assertRefused(builder().at(url), "expected a connection, there was none");
    }

    /** The response may take half a minute: only the bound on connecting can end this in time. */
    @Test
    @Timeout(20)
    void a_server_that_accepts_no_connection() throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Socket> queue = fill(full);
            RemoteJwkSet set = builder()
                    .connectTimeout(Duration.ofMillis(200))
                    .responseTimeout(Duration.ofSeconds(30))
                    .at("http://127.0.0.1:" + full.getLocalPort() + "/jwks");

            assertRefused(set, "expected a connection, there was none");
            for (Socket waiting : queue) {
                waiting.close();
            }
        }
    }

    /** These connections are not accepted, so at some number of them the next one waits to be let in. */
    private static List<Socket> fill(ServerSocket server) throws IOException {
        List<Socket> queue = new ArrayList<>();
        while (queue.size() < 16) {
            Socket next = new Socket();
            queue.add(next);
            try {
                next.connect(server.getLocalSocketAddress(), 200);
            } catch (SocketTimeoutException full) {
                return queue;
            }
        }
        return Assumptions.abort("this system queues connections without a bound");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 400, 401, 404, 429, 500, 503})
    void any_status_but_200(int status) {
        server.on("/jwks", status, status == 204 ? "" : json(OLD));

        assertRefused(set(), "expected status 200, was " + status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"keys\":[",
                "<!DOCTYPE html><html><body>Sign in</body></html>",
                "",
                "[]",
                "{\"keys\":[],\"keys\":[]}",
                "{\"keys\":[]} trailing"
            })
    void what_is_no_json_object(String body) {
        server.on("/jwks", 200, body);

        assertRefused(set(), "expected one strict JSON object, was none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"keys\":{}}", "{\"keys\":null}", "{\"error\":\"down\"}"})
    void a_json_object_that_is_no_set(String body) {
        server.on("/jwks", 200, body);

        assertRefused(set(), "expected a JWK Set: \"keys\": expected an array");
    }

    @Test
    void a_broken_answer_leaves_the_good_keys() {
        String[] body = {json(OLD)};
        server.on("/jwks", exchange -> LoopbackServer.answer(exchange, 200, body[0]));
        RemoteJwkSet set = set();
        JwkSet first = set.current();
        clock.advance(Duration.ofMinutes(10));
        body[0] = json(NEW).substring(1);

        assertThat(set.current()).isSameAs(first);
        assertThat(set.state().failures()).isEqualTo(1);
    }

    @Test
    void a_body_shorter_than_announced() {
        server.on("/jwks", exchange -> {
            exchange.sendResponseHeaders(200, 10_000);
            exchange.getResponseBody().write(json(OLD).getBytes(US_ASCII));
            exchange.getResponseBody().flush();
            throw new IOException("hangs up");
        });

        assertRefused(set(), "expected an answer, the connection failed");
    }

    @Test
    void twenty_mebibytes() {
        long[] written = {0};
        CountDownLatch ended = new CountDownLatch(1);
        server.on("/jwks", exchange -> {
            byte[] block = " ".repeat(1 << 16).getBytes(US_ASCII);
            exchange.sendResponseHeaders(200, 0);
            try {
                for (int i = 0; i < 320; i++) {
                    exchange.getResponseBody().write(block);
                    written[0] += block.length;
                }
            } finally {
                ended.countDown();
            }
        });

        assertRefused(set(), "expected at most 524288 octets, were more");
        assertThat(await(ended)).isTrue();
        assertThat(written[0]).isLessThan(20 << 20);
    }

    @Test
    void a_body_beside_an_error_that_never_comes_is_not_waited_for() {
        CountDownLatch hungUp = new CountDownLatch(1);
        server.on("/jwks", exchange -> {
            exchange.sendResponseHeaders(500, 1000);
            exchange.getResponseBody().flush();
            await(hungUp);
        });

        assertRefused(set(), "expected status 200, was 500");
        hungUp.countDown();
    }

    @Test
    void a_long_body_beside_an_error_is_not_read() {
        CountDownLatch ended = new CountDownLatch(1);
        server.on("/jwks", exchange -> {
            exchange.sendResponseHeaders(500, 0);
            try {
                while (true) {
                    exchange.getResponseBody().write(new byte[1 << 16]);
                }
            } finally {
                ended.countDown();
            }
        });

        assertRefused(set(), "expected status 200, was 500");
        assertThat(await(ended)).isTrue();
    }

    @Test
    void one_octet_after_the_other() {
        CountDownLatch hungUp = new CountDownLatch(1);
        server.on("/jwks", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                OutputStream body = exchange.getResponseBody();
                while (!hungUp.await(20, TimeUnit.MILLISECONDS)) {
                    body.write(' ');
                    body.flush();
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            } finally {
                hungUp.countDown();
            }
        });

        assertRefused(
                builder().responseTimeout(SHORT).at(server.url("/jwks")),
                "expected the whole answer in time, it was late");
        assertThat(await(hungUp)).as("the connection is closed").isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"keys\":"})
    void silence_after(String words) throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CountDownLatch hungUp = new CountDownLatch(1);
            Thread thread = new Thread(() -> {
                try (Socket socket = silent.accept()) {
                    socket.getOutputStream().write(words.getBytes(US_ASCII));
                    socket.getOutputStream().flush();
                    InputStream in = socket.getInputStream();
                    while (in.read() >= 0) {
                        // The request, and then the end.
                    }
                } catch (IOException reset) {
                    // An end as well.
                } finally {
                    hungUp.countDown();
                }
            });
            thread.setDaemon(true);
            thread.start();

            assertRefused(
                    builder().responseTimeout(SHORT).at("http://127.0.0.1:" + silent.getLocalPort() + "/jwks"),
                    "expected the whole answer in time, it was late");
            assertThat(await(hungUp)).as("the connection is closed").isTrue();
        }
    }

    @Test
    void redirects_up_to_the_bound() {
        server.on("/jwks", 200, json(OLD))
                .redirecting("/1", "jwks")
                .redirecting("/2", server.url("/1"))
                .redirecting("/3", "/2");

        assertThat(builder().at(server.url("/3")).current().keys()).hasSize(1);
    }

    @Test
    void a_redirect_with_a_fragment_is_followed_without_it() {
        server.on("/jwks", 200, json(OLD)).redirecting("/1", "/jwks#keys");

        assertThat(builder().at(server.url("/1")).current().keys()).hasSize(1);
    }

    @Test
    void one_redirect_too_many() {
        server.on("/jwks", 200, json(OLD)).redirecting("/1", "/jwks").redirecting("/2", "/1");

        assertRefused(builder().maxRedirects(1).at(server.url("/2")), "expected at most 1 redirects, were more");
    }

    @Test
    void endless_redirects() {
        server.redirecting("/jwks", "/jwks");

        assertRefused(set(), "expected at most 3 redirects, were more");
        assertThat(server.requests).hasValue(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"file:///etc/passwd", "ftp://127.0.0.1/", "data:application/json,{}", "http://10.0.0.1/jwks"})
    void a_redirect_elsewhere(String location) {
        server.redirecting("/jwks", location);

        assertRefused(set(), "expected ");
        assertThat(server.requests).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://user@127.0.0.1:1/", "http://[", "//"})
    void a_redirect_to_no_good_address(String location) {
        server.redirecting("/jwks", location);

        assertRefused(set(), "expected ");
    }

    @Test
    void a_redirect_to_nowhere() {
        server.on("/jwks", 302, "");

        assertRefused(set(), "expected a redirect with a Location, was without");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/jwk-set+json", "image/png", "nonsense"})
    void content_types_do_not_matter(String type) {
        server.on("/jwks", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            LoopbackServer.answer(exchange, 200, json(OLD));
        });

        assertThat(set().current().keys()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "identity, gzip", "x-none"})
    void a_packed_body(String coding) {
        server.on("/jwks", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", coding);
            LoopbackServer.answer(exchange, 200, json(OLD));
        });

        assertRefused(set(), "expected a body without content coding, has one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "identity", "Identity, identity", ","})
    void a_body_that_is_as_it_is(String coding) {
        server.on("/jwks", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", coding);
            LoopbackServer.answer(exchange, 200, json(OLD));
        });

        assertThat(set().current().keys()).hasSize(1);
    }

    @Test
    void more_keys_than_allowed() {
        server.on("/jwks", 200, "{\"keys\":[" + String.join(",", Collections.nCopies(513, "{}")) + "]}");

        assertRefused(set(), "expected at most 512 keys, were more");
    }

    @Test
    void unknown_keys_beside_good_ones() {
        JsonObject akp = JsonObject.builder()
                .put("kty", "AKP")
                .put("alg", "ML-DSA-44")
                .put("kid", "quantum")
                .put("pub", "AAAA")
                .build();
        JsonObject martian = JsonObject.builder().put("kty", "MARS").build();
        server.on("/jwks", 200, object(List.of(akp, 7L, martian, OLD.publicMembers())));
        RemoteJwkSet set = set();

        assertThat(set.current().byKeyId("old")).hasSize(1);
        assertThat(set.state().keys()).isEqualTo(1);
        assertThat(set.state().skippedKeys()).extracting(SkippedKey::position).containsExactly(0, 1, 2);
    }

    @Test
    void a_member_that_cannot_be_read_costs_the_key_if_so_configured() {
        server.on("/jwks", 200, object(List.of(OLD.publicMembers().with("x5t", "!"), NEW.publicMembers())));
        RemoteJwkSet set = builder().strictKeys().at(server.url("/jwks"));

        assertThat(set.current().keys()).containsExactly(NEW.toPublic());
        assertThat(set.state().skippedKeys()).hasSize(1);
        assertThat(set.state().ignoredMembers()).isEmpty();
    }

    @Test
    void an_rsa_key_with_a_small_exponent_is_unusable_unless_it_is_allowed() {
        JsonObject rsa = JsonObject.parse("{\"kty\":\"RSA\",\"kid\":\"small\",\"e\":\"Aw\"}")
                .with("n", RsaJwk.generate(2048).publicMembers().string("n").orElseThrow());
        server.on("/jwks", 200, object(List.of(rsa, OLD.publicMembers())));

        assertThat(set().current().byKeyId("small")).isEmpty();
        assertThat(builder()
                        .acceptingSmallExponents()
                        .at(server.url("/jwks"))
                        .current()
                        .byKeyId("small"))
                .hasSize(1);
    }

    @Test
    void more_keys_than_usual_if_so_configured() {
        String body = "{\"keys\":[" + "{},".repeat(600) + json(OLD).substring("{\"keys\":[".length());
        server.on("/jwks", 200, body);

        assertThat(builder().maxKeys(601).at(server.url("/jwks")).current().keys())
                .hasSize(1);
        assertRefused(builder().maxKeys(600).at(server.url("/jwks")), "expected at most 600 keys, were more");
    }

    @Test
    void keys_of_which_none_can_be_used() {
        server.on("/jwks", 200, "{\"keys\":[{\"kty\":\"MARS\"},{\"kty\":\"VENUS\"}]}");

        assertRefused(
                set(), "expected a key that can be used, none of the 2 keys of the set can, the first because of: ");
    }

    @Test
    void keys_of_which_none_can_be_used_leave_the_good_ones_until_the_bound_ends() {
        Script script = new Script().answers(json(OLD));
        List<KeySetFetch> events = new ArrayList<>();
        RemoteJwkSet set =
                builder().transport(script).observer(new Fetches(events::add)).at(server.url("/jwks"));
        JwkSet first = set.current();
        clock.advance(Duration.ofMinutes(10));
        script.answers("{\"keys\":[{\"kty\":\"MARS\"}]}");

        assertThat(set.current()).isSameAs(first);
        assertThat(set.state().failures()).isEqualTo(1);
        assertThat(events.get(1)).isInstanceOf(KeySetFetch.Failed.class);
        clock.advance(Duration.ofHours(1));
        assertThatThrownBy(set::current).isInstanceOf(KeySourceException.class);
    }

    @Test
    void no_keys_at_all_replace_the_good_ones_at_once() {
        String[] body = {json(OLD)};
        server.on("/jwks", exchange -> LoopbackServer.answer(exchange, 200, body[0]));
        RemoteJwkSet set = set();
        set.current();
        clock.advance(Duration.ofMinutes(10));
        body[0] = "{\"keys\":[]}";

        assertThat(set.current().keys()).isEmpty();
        assertThat(set.state().failures()).isZero();
    }

    @Test
    void two_keys_of_one_name_serve_no_token_and_spoil_no_other() {
        server.on("/jwks", 200, json(OLD, NEW.withKeyId("old"), NEW));
        JwsVerifier verifier = JwsVerifier.of(set(), Ecdsa.ES256);

        verifier.verify(token(NEW));
        assertThatThrownBy(() -> verifier.verify(token(OLD)))
                .isInstanceOfSatisfying(
                        InvalidTokenException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(Reason.KEY_NOT_FOUND));
    }

    private static String object(List<Object> keys) {
        return JsonObject.builder().put("keys", keys).build().toJson();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
