package dev.signet.jose.examples.recipes;

import static dev.signet.jose.examples.recipes.Refusals.assertRefused;
import static dev.signet.jose.jws.Ecdsa.ES256;
import static dev.signet.jose.jws.Hmac.HS256;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwks.remote.JwksTransport;
import dev.signet.jose.jwks.remote.JwksTransport.Request;
import dev.signet.jose.jwks.remote.JwksTransport.Response;
import dev.signet.jose.jwks.remote.RemoteJwkSet;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.testkit.JwksServer;
import dev.signet.jose.testkit.TestClock;
import dev.signet.jose.testkit.TestIssuer;
import dev.signet.jose.testsupport.RedisServer;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against a real Redis and a real key server on the loopback; skipped where there is no Redis. */
@Timeout(120)
final class SharedJwksTest {

    private static final TestIssuer LOGIN = TestIssuer.of("https://login.example", "orders", ES256);
    private static final TestIssuer STRANGER = TestIssuer.of("https://login.example", "orders", ES256);
    private static final OctJwk SECRET = OctJwk.generate(32);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** A busy machine is no failure. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    static Path folder;

    private static RedisServer redis;
    private static RedisClient client;

    private final TestClock clock = TestClock.at(Instant.now());
    private final JwksServer server = JwksServer.serving(LOGIN.keys());

    @BeforeAll
    static void start() throws IOException {
        redis = RedisServer.start(folder);
        client = RedisClient.create(address(redis));
    }

    @AfterAll
    static void stop() {
        if (redis != null) {
            client.shutdown(0, 2, TimeUnit.SECONDS);
            redis.close();
        }
    }

    @BeforeEach
    void empty() throws IOException {
        redis.command("FLUSHALL");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_hundred_sets_that_start_at_once_cause_one_request() throws Exception {
        assertThat(atOnce(100, () -> set(shared())))
                .hasSize(100)
                .containsOnly(LOGIN.keys().publicOnly());
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void sets_that_share_nothing_cause_a_request_each() throws Exception {
        assertThat(atOnce(10, () -> set(fetching()))).hasSize(10);
        assertThat(server.requests()).isEqualTo(10);
    }

    @Test
    void an_instance_that_comes_later_gets_the_answer_with_its_age() throws Exception {
        Response first = get(shared());
        clock.advance(Duration.ofSeconds(100));
        Response later = get(shared());

        assertThat(server.requests()).isEqualTo(1);
        assertThat(later.body()).isEqualTo(first.body());
        assertThat(later.header("Cache-Control")).contains("max-age=600");
        assertThat(later.header("ETag")).isEqualTo(first.header("ETag")).isNotEmpty();
        assertThat(first.header("Age")).contains("0");
        assertThat(later.header("Age")).contains("100");
    }

    @Test
    void keys_that_are_no_longer_fresh_are_fetched_once_more() {
        List<RemoteJwkSet> instances = List.of(set(shared()), set(shared()), set(shared()));
        instances.forEach(RemoteJwkSet::current);
        clock.advance(Duration.ofMinutes(12));
        instances.forEach(RemoteJwkSet::current);

        assertThat(server.requests()).isEqualTo(2);
    }

    @Test
    void a_new_key_is_fetched_by_the_instance_that_sees_it_first() {
        JwtDecoder one = decoder(set(shared()));
        JwtDecoder another = decoder(set(shared()));
        one.decode(LOGIN.token("alice"));
        another.decode(LOGIN.token("alice"));
        TestIssuer rotated = LOGIN.withNewKey();
        server.serve(rotated.keys());

        assertThat(one.decode(rotated.token("bob")).claims().subject()).contains("bob");
        assertThat(another.decode(rotated.token("bob")).claims().subject()).contains("bob");
        assertThat(server.requests()).isEqualTo(2);
    }

    @Test
    void a_failure_of_the_key_server_is_shared_for_a_moment() throws Exception {
        server.fail(503);
        assertUnavailable(set(shared()));
        // A busy machine could need longer than the moment.
        assertThat(redis.command("PERSIST", "jwks:" + server.uri())).isEqualTo("1");

        assertUnavailable(set(shared()));
        assertUnavailable(set(shared()));
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void a_key_server_that_cannot_be_reached_leaves_no_lock_behind() throws Exception {
        server.close();

        assertThatThrownBy(() -> get(shared())).isInstanceOf(CompletionException.class);
        assertThat(redis.command("EXISTS", lock())).isEqualTo("0");
    }

    @Test
    void without_redis_each_instance_fetches_for_itself() throws Exception {
        Path own = folder.resolve("dying");
        assertThat(own.toFile().mkdir()).isTrue();
        RedisServer dying = RedisServer.start(own);
        RedisClient impatient = SharedJwks.client(address(dying));
        try {
            RemoteJwkSet early = set(shared(impatient, SECRET));
            early.current();
            dying.kill();
            clock.advance(Duration.ofMinutes(12));

            assertThat(early.current()).isEqualTo(LOGIN.keys().publicOnly());
            assertThat(set(shared(impatient, SECRET)).current())
                    .isEqualTo(LOGIN.keys().publicOnly());
            assertThat(server.requests()).isEqualTo(3);
        } finally {
            impatient.shutdown(0, 2, TimeUnit.SECONDS);
            dying.close();
        }
    }

    /** The end comes with the lock, in one command: no instance dies in between. */
    @Test
    void the_lock_of_an_instance_that_died_expires() throws Exception {
        CompletableFuture<Response> never = new CompletableFuture<>();
        SharedJwks dying = new SharedJwks(client, answers(SECRET), request -> never);
        assertThat(dying.get(request(PATIENCE)).toCompletableFuture()).isNotDone();
        assertThat(Long.parseLong(redis.command("PTTL", lock()))).isBetween(1L, PATIENCE.toMillis());
        redis.command("PEXPIRE", lock(), "300");

        assertThat(set(shared()).current()).isEqualTo(LOGIN.keys().publicOnly());
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void a_lock_that_another_program_set_for_ever_keeps_no_thread_longer_than_the_time_out() throws Exception {
        redis.command("SET", lock(), "");
        CompletableFuture<Response> answer =
                shared().get(request(Duration.ofMillis(200))).toCompletableFuture();

        assertThatThrownBy(answer::join)
                .hasCauseInstanceOf(TimeoutException.class)
                .hasMessageContaining("another instance fetches");
        assertThat(server.requests()).isZero();
    }

    @Test
    void what_an_instance_wrote_is_used() throws Exception {
        plant(answers(SECRET).write(answer(STRANGER), server.uri()));

        assertThat(decoder(set(shared())).decode(STRANGER.token("mallory"))).isNotNull();
        assertThat(server.requests()).isZero();
    }

    @Test
    void what_others_wrote_is_not_used() throws Exception {
        String ended = new KeptAnswers(SECRET, Clock.offset(clock, Duration.ofMinutes(-12)))
                .write(answer(STRANGER), server.uri());
        JwtClaims ofAnotherKind = JwtClaims.builder()
                .issuer(server.uri().toString())
                .lifetime(Duration.ofMinutes(5))
                .build();
        for (String text : List.of(
                STRANGER.keys().publicOnly().toJson(),
                answers(OctJwk.generate(32)).write(answer(STRANGER), server.uri()),
                answers(SECRET).write(answer(STRANGER), URI.create("https://other.example/jwks.json")),
                Jwt.signedWith(HS256.signer(SECRET)).encode(ofAnotherKind),
                ended,
                "x")) {
            plant(text);
            int before = server.requests();
            JwtDecoder decoder = decoder(set(shared()));

            assertThat(decoder.decode(LOGIN.token("alice"))).isNotNull();
            assertRefused(Reason.KEY_NOT_FOUND, () -> decoder.decode(STRANGER.token("mallory")));
            assertThat(server.requests()).isGreaterThan(before);
            assertThat(redis.command("GET", "jwks:" + server.uri())).isNotEqualTo(text);
        }
    }

    @Test
    void something_else_in_the_place_of_an_answer_is_no_obstacle() throws Exception {
        redis.command("LPUSH", "jwks:" + server.uri(), "x");

        assertThat(set(shared()).current()).isEqualTo(LOGIN.keys().publicOnly());
    }

    @Test
    void nothing_is_connected_before_a_key_is_needed() {
        OctJwk secret = SECRET;
        RedisClient client = SharedJwks.client(RedisURI.create("rediss://orders:secret@redis.internal:6380"));
        KeptAnswers answers = new KeptAnswers(secret, Clock.systemUTC());
        RemoteJwkSet keys = RemoteJwkSet.builder()
                .transport(new SharedJwks(client, answers, JwksTransport.over(HttpClient.newHttpClient())))
                .at("https://login.example/.well-known/jwks.json");

        assertThat(keys.state().failures()).isZero();
        client.shutdown(0, 2, TimeUnit.SECONDS);
    }

    private static void assertUnavailable(RemoteJwkSet keys) {
        assertThatThrownBy(keys::current).isInstanceOf(KeySourceException.class).hasMessageContaining("503");
    }

    /** Returns the keys of instances that so many threads ask in the same moment. */
    private static List<JwkSet> atOnce(int threads, Instances instances) throws Exception {
        CyclicBarrier together = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<JwkSet>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                RemoteJwkSet set = instances.next();
                running.add(pool.submit(() -> {
                    together.await();
                    return set.current();
                }));
            }
            List<JwkSet> found = new ArrayList<>();
            for (Future<JwkSet> one : running) {
                found.add(one.get());
            }
            return found;
        } finally {
            pool.shutdownNow();
        }
    }

    /** Instances that start. */
    private interface Instances {
        RemoteJwkSet next();
    }

    private RemoteJwkSet set(JwksTransport transport) {
        return RemoteJwkSet.builder()
                .allowingLoopbackHttp()
                .responseTimeout(PATIENCE)
                .unknownKeyIdWait(PATIENCE)
                .clock(clock)
                .transport(transport)
                .at(server.uri());
    }

    private JwtDecoder decoder(RemoteJwkSet keys) {
        return Jwt.verifiedBy(JwsVerifier.of(keys, ES256))
                .issuer("https://login.example")
                .audience("orders")
                .build();
    }

    private SharedJwks shared() {
        return shared(client, SECRET);
    }

    private SharedJwks shared(RedisClient client, OctJwk secret) {
        return new SharedJwks(client, answers(secret), fetching());
    }

    private KeptAnswers answers(OctJwk secret) {
        return new KeptAnswers(secret, clock);
    }

    /** Returns the way to the key server, which does not say itself how long its answers are fresh. */
    private static JwksTransport fetching() {
        JwksTransport http = JwksTransport.over(HTTP);
        return request -> http.get(request)
                .thenApply(answer -> Response.of(
                        answer.status(),
                        Map.of("Cache-Control", "max-age=600", "ETag", "\"of-the-server\""),
                        answer.body()));
    }

    private Response get(JwksTransport transport) {
        return transport.get(request(PATIENCE)).toCompletableFuture().join();
    }

    private Request request(Duration timeout) {
        return new Request(server.uri(), Map.of(), timeout, 100_000);
    }

    private static Response answer(TestIssuer issuer) {
        return Response.of(
                200,
                Map.of("Cache-Control", "max-age=600"),
                issuer.keys().publicOnly().toJson().getBytes(UTF_8));
    }

    private void plant(String text) throws IOException {
        redis.command("SET", "jwks:" + server.uri(), text);
    }

    private String lock() {
        return "jwks:" + server.uri() + ":fetching";
    }

    private static RedisURI address(RedisServer server) {
        return RedisURI.create("127.0.0.1", server.port());
    }
}
