package dev.signet.jose.examples.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.contracts.ReplayStoreContract;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.ReplayStoreException;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jws.Hmac;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.jwt.ReplayStore;
import dev.signet.jose.testsupport.Concurrency;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;

/** Against a real server; skipped where there is none. Nothing waits: how long Redis will hold a key is asked for. */
class RedisReplayStoreTest extends ReplayStoreContract {

    private static final String PREFIX = "orders:used:";
    private static final OctJwk KEY = OctJwk.generate(32);

    @TempDir
    static Path folder;

    private static RedisServer server;
    private static UnifiedJedis redis;

    @BeforeAll
    static void start() throws IOException {
        server = RedisServer.start(folder);
        redis = RedisClient.create("127.0.0.1", server.port());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            redis.close();
            server.close();
        }
    }

    @Override
    protected ReplayStore store() {
        return new RedisReplayStore(redis, PREFIX, Clock.systemUTC());
    }

    @Override
    protected Instant now() {
        return Instant.now();
    }

    @Override
    protected Instant heldUntil(String key) {
        long left = redis.pttl(PREFIX + key);
        return Instant.now().plusMillis(left);
    }

    @Test
    void two_instances_of_a_service_accept_a_token_once_between_them() {
        JwtDecoder one = decoder(redis);
        try (UnifiedJedis connection = RedisClient.create("127.0.0.1", server.port())) {
            JwtDecoder other = decoder(connection);
            String token = token();

            assertThat(one.decode(token).claims().subject()).contains("alice");
            assertReplayed(() -> other.decode(token));
            assertReplayed(() -> one.decode(token));
        }
    }

    @Test
    void services_with_a_prefix_each_accept_it_once_each() {
        String key = key();
        Instant until = now().plusSeconds(300);

        assertThat(store().add(key, until)).isTrue();
        assertThat(new RedisReplayStore(redis, "stock:used:", Clock.systemUTC()).add(key, until))
                .isTrue();
    }

    @Test
    void nothing_is_accepted_when_the_server_is_gone() throws IOException {
        RedisServer gone = RedisServer.start(folder);
        try (UnifiedJedis connection = RedisClient.create("127.0.0.1", gone.port())) {
            JwtDecoder decoder = decoder(connection);
            assertThat(decoder.decode(token())).isNotNull();

            gone.close();

            assertThatThrownBy(() -> decoder.decode(token())).isInstanceOf(ReplayStoreException.class);
        } finally {
            gone.close();
        }
    }

    @Test
    void nothing_is_accepted_when_the_server_is_full() throws IOException {
        try (RedisServer full = RedisServer.start(folder);
                UnifiedJedis connection = RedisClient.create("127.0.0.1", full.port())) {
            JwtDecoder decoder = decoder(connection);
            String used = token();
            decoder.decode(used);

            connection.configSet("maxmemory", "1");

            assertThatThrownBy(() -> decoder.decode(token()))
                    .isInstanceOf(ReplayStoreException.class)
                    .cause()
                    .hasMessageContaining("OOM");
            assertThatThrownBy(() -> decoder.decode(used)).isInstanceOf(ReplayStoreException.class);
        }
    }

    @Test
    void of_eight_threads_with_one_token_exactly_one_is_accepted() throws Exception {
        JwtDecoder decoder = decoder(redis);
        String token = token();

        assertThat(Concurrency.atOnce(() -> {
                    try {
                        return decoder.decode(token) != null;
                    } catch (InvalidTokenException e) {
                        return false;
                    }
                }))
                .containsOnlyOnce(true);
    }

    private static JwtDecoder decoder(UnifiedJedis connection) {
        return Jwt.verifiedBy(Hmac.HS256.verifier(KEY))
                .issuer("https://login.example")
                .audience("orders")
                .maxLifetime(Duration.ofMinutes(5))
                .rejectingReplays(new RedisReplayStore(connection, PREFIX, Clock.systemUTC()))
                .build();
    }

    private static String token() {
        return Jwt.signedWith(Hmac.HS256.signer(KEY))
                .encode(JwtClaims.builder()
                        .issuer("https://login.example")
                        .subject("alice")
                        .audience("orders")
                        .lifetime(Duration.ofMinutes(5))
                        .jwtId()
                        .build());
    }

    private static void assertReplayed(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        InvalidTokenException.class,
                        e -> assertThat(e.failures().get(0).code()).isEqualTo(Code.REPLAYED));
    }
}
