package dev.signet.jose.jwks.remote;

import static dev.signet.jose.jwks.remote.Keys.NEW;
import static dev.signet.jose.jwks.remote.Keys.OLD;
import static dev.signet.jose.jwks.remote.Keys.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.jwt.VerifiedJwt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Decoders that do not wait for a real server. It answers a request each time the test says so. */
@Timeout(60)
class DecodeAsyncTest {

    private static final String ISSUER = "https://login.example";
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Semaphore answers = new Semaphore(0);
    private final CountDownLatch asked = new CountDownLatch(1);
    private volatile int status = 200;
    private volatile String published = json(OLD);
    private LoopbackServer server;

    @BeforeEach
    void start() throws IOException {
        server = LoopbackServer.http();
        server.on("/jwks", exchange -> {
            asked.countDown();
            answers.acquireUninterruptibly();
            LoopbackServer.answer(exchange, status, published);
        });
    }

    @AfterEach
    void stop() {
        answers.release(1000);
        server.close();
    }

    @Test
    void the_callers_thread_goes_on_while_the_server_is_silent() throws Exception {
        CompletableFuture<VerifiedJwt> result = decode(decoder(builder()), OLD);
        assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(result).isNotDone();

        answers.release();
        assertThat(result.get(30, TimeUnit.SECONDS).keyId()).contains("old");
    }

    @Test
    void a_transport_that_blocks_does_not_hold_the_callers_thread_up() throws Exception {
        RemoteJwkSetBuilder blocking = RemoteJwkSet.builder().transport(request -> {
            answers.acquireUninterruptibly();
            byte[] body = published.getBytes(StandardCharsets.UTF_8);
            return CompletableFuture.completedStage(JwksTransport.Response.of(200, Map.of(), body));
        });
        JwtDecoder decoder = decoder(blocking.at("https://login.example/jwks.json"));
        CompletableFuture<VerifiedJwt> result = decode(decoder, OLD);
        assertThat(result).isNotDone();

        answers.release();
        assertThat(result.get(30, TimeUnit.SECONDS).keyId()).contains("old");
    }

    @Test
    void sixty_four_tokens_make_one_request() throws Exception {
        JwtDecoder decoder = decoder(builder());
        List<CompletableFuture<VerifiedJwt>> results =
                Stream.generate(() -> decode(decoder, OLD)).limit(64).toList();
        assertThat(results).noneMatch(CompletableFuture::isDone);

        answers.release();
        for (CompletableFuture<VerifiedJwt> result : results) {
            assertThat(result.get(30, TimeUnit.SECONDS).keyId()).contains("old");
        }
        assertThat(server.requests).hasValue(1);
    }

    @Test
    void sixty_four_tokens_under_a_new_key_make_one_request_more() throws Exception {
        JwtDecoder decoder = decoder(builder());
        answers.release();
        decode(decoder, OLD).get(30, TimeUnit.SECONDS);
        published = json(OLD, NEW);
        List<CompletableFuture<VerifiedJwt>> results =
                Stream.generate(() -> decode(decoder, NEW)).limit(64).toList();
        assertThat(results).noneMatch(CompletableFuture::isDone);

        answers.release();
        for (CompletableFuture<VerifiedJwt> result : results) {
            assertThat(result.get(30, TimeUnit.SECONDS).keyId()).contains("new");
        }
        assertThat(server.requests).hasValue(2);
    }

    @Test
    void an_unknown_key_is_refused_when_tokens_wait_no_longer_though_the_server_is_silent() {
        JwtDecoder decoder = decoder(builder().unknownKeyIdWait(Duration.ofMillis(50)));
        answers.release();
        decode(decoder, OLD).join();

        assertThat(failure(decode(decoder, NEW))).isInstanceOfSatisfying(InvalidTokenException.class, refusal -> {
            assertThat(refusal.reason()).isEqualTo(Reason.KEY_NOT_FOUND);
            assertThat(refusal.keySourceFailedAt()).isPresent();
        });
    }

    @Test
    void a_server_that_fails_fails_the_stage() {
        status = 503;
        answers.release();

        assertThat(failure(decode(decoder(builder()), OLD)))
                .isInstanceOf(KeySourceException.class)
                .hasMessage("no key set from 127.0.0.1: expected status 200, was 503");
    }

    @Test
    void a_server_that_is_silent_for_too_long_fails_the_stage() {
        assertThat(failure(decode(decoder(builder().responseTimeout(Duration.ofMillis(50))), OLD)))
                .isInstanceOf(KeySourceException.class)
                .hasMessage("no key set from 127.0.0.1: expected the whole answer in time, it was late");
    }

    @Test
    void a_closed_set_fails_the_stage_and_those_that_are_waited_for() {
        RemoteJwkSet keys = set(builder());
        JwtDecoder decoder = decoder(keys);
        CompletableFuture<VerifiedJwt> waiting = decode(decoder, OLD);
        keys.close();

        assertThat(failure(waiting)).hasMessage("no key set from 127.0.0.1: closed");
        assertThat(failure(decode(decoder, OLD))).hasMessage("no key set from 127.0.0.1: closed");
    }

    @Test
    void a_cancelled_stage_ends_no_fetch() throws Exception {
        JwtDecoder decoder = decoder(builder());
        CompletableFuture<VerifiedJwt> mine = decode(decoder, OLD);
        CompletableFuture<VerifiedJwt> others = decode(decoder, OLD);
        mine.cancel(true);
        answers.release();

        assertThat(others.get(30, TimeUnit.SECONDS).keyId()).contains("old");
        assertThat(server.requests).hasValue(1);
    }

    private static RemoteJwkSetBuilder builder() {
        return RemoteJwkSet.builder()
                .allowingLoopbackHttp()
                .responseTimeout(LONG)
                .unknownKeyIdWait(LONG);
    }

    private RemoteJwkSet set(RemoteJwkSetBuilder builder) {
        return builder.at(server.url("/jwks"));
    }

    private JwtDecoder decoder(RemoteJwkSetBuilder builder) {
        return decoder(set(builder));
    }

    private static JwtDecoder decoder(RemoteJwkSet keys) {
        return Jwt.verifiedBy(JwsVerifier.of(keys, Ecdsa.ES256))
                .issuer(ISSUER)
                .anyAudience()
                .build();
    }

    private static CompletableFuture<VerifiedJwt> decode(JwtDecoder decoder, Jwk key) {
        String token = Jwt.signedWith(JwsSigner.of(key, Ecdsa.ES256))
                .encode(JwtClaims.builder()
                        .issuer(ISSUER)
                        .lifetime(Duration.ofMinutes(5))
                        .build());
        return decoder.decodeAsync(token).toCompletableFuture();
    }

    private static Throwable failure(CompletableFuture<VerifiedJwt> result) {
        return result.handle((jwt, failure) -> failure).join();
    }
}
