package dev.signet.jose.jwt.replay.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.contracts.SharedReplayStoreContract;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.ReplayStoreException;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jws.Hmac;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.jwt.ReplayStore;
import dev.signet.jose.testsupport.LoopbackServer;
import dev.signet.jose.testsupport.RedisServer;
import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real server, which writes each command to disk before it answers; skipped where there is none. */
class RedisReplayStoreTest extends SharedReplayStoreContract {

    private static final String PREFIX = "orders:used:";
    private static final OctJwk KEY = OctJwk.generate(32);

    @TempDir
    static Path folder;

    private static RedisServer server;
    private static RedisReplayStore store;
    private static RedisReplayStore other;

    private final List<RedisReplayStore> opened = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        server = RedisServer.start(folder, "--appendonly", "yes", "--appendfsync", "always");
        store = connect(server.port());
        other = connect(server.port());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            store.close();
            other.close();
            server.close();
        }
    }

    @AfterEach
    void close() {
        opened.forEach(RedisReplayStore::close);
    }

    @Override
    protected LoopbackServer server() {
        return server;
    }

    @Override
    protected ReplayStore store() {
        return store;
    }

    @Override
    protected ReplayStore otherInstance() {
        return other;
    }

    @Override
    protected ReplayStore storeThrough(int port) {
        RedisReplayStore through = RedisReplayStore.builder()
                .prefix(PREFIX)
                .timeout(Duration.ofSeconds(2))
                .connect(at(port));
        opened.add(through);
        return through;
    }

    @Override
    protected Instant heldUntil(String key) throws IOException {
        return Instant.now().plusMillis(Long.parseLong(server.command("PTTL", PREFIX + key)));
    }

    @Test
    void two_instances_of_a_service_accept_a_token_once_between_them() {
        JwtDecoder one = decoder(store);
        JwtDecoder another = decoder(other);
        String token = token();

        assertThat(one.decode(token).claims().subject()).contains("alice");
        assertThatThrownBy(() -> another.decode(token))
                .isInstanceOfSatisfying(
                        InvalidTokenException.class,
                        e -> assertThat(e.failures().get(0).code()).isEqualTo(Code.REPLAYED));
    }

    @Test
    void services_with_a_prefix_each_accept_a_token_once_each() {
        String key = key();
        Instant until = now().plusSeconds(300);

        assertThat(store.add(key, until)).isTrue();
        try (RedisReplayStore stock = patient().prefix("stock:used:").connect(at(server.port()))) {
            assertThat(stock.add(key, until)).isTrue();
            assertThat(stock.add(key, until)).isFalse();
        }
    }

    @Test
    void a_key_is_held_to_the_millisecond_and_not_a_part_of_one_less() throws IOException {
        String key = key();

        store.add(key, Instant.ofEpochSecond(4_000_000_000L, 1));

        assertThat(server.command("PEXPIRETIME", PREFIX + key)).isEqualTo("4000000060001");
    }

    /** A server whose clock is ahead may have dropped the key of the token already. */
    @Test
    void a_server_whose_clock_is_ahead_by_more_than_a_minute_lets_nothing_in() {
        Instant past = now().minusSeconds(3600);
        try (RedisReplayStore slow = patient()
                .prefix(PREFIX)
                .clock(Clock.fixed(past, ZoneOffset.UTC))
                .connect(at(server.port()))) {
            String key = key();

            assertThatThrownBy(() -> slow.add(key, past.plusSeconds(300)))
                    .isInstanceOf(ReplayStoreException.class)
                    .hasMessageContaining("the clock of 127.0.0.1:" + server.port())
                    .hasMessageNotContaining(key);
            assertThat(slow.add(key, now().minusSeconds(30))).isTrue();
        }
    }

    @Test
    void something_else_in_the_place_of_a_key_lets_nothing_in() throws IOException {
        String key = key();
        server.command("LPUSH", PREFIX + key, "x");
        String text = key();
        server.command("SET", PREFIX + text, "x");

        assertThatThrownBy(() -> store.add(key, now().plusSeconds(300)))
                .isInstanceOf(ReplayStoreException.class)
                .hasMessageContaining("something else (WRONGTYPE)");
        assertThat(store.add(text, now().plusSeconds(300))).isFalse();
    }

    @Test
    void nothing_is_added_when_the_server_is_full_and_nothing_is_forgotten() throws IOException {
        String used = key();
        Instant until = now().plusSeconds(300);
        store.add(used, until);
        server.command("CONFIG", "SET", "maxmemory", "1");
        try {
            assertThatThrownBy(() -> store.add(key(), until))
                    .isInstanceOf(ReplayStoreException.class)
                    .hasMessageContaining("memory is full");
            assertThatThrownBy(() -> decoder(store).decode(token())).isInstanceOf(ReplayStoreException.class);
        } finally {
            server.command("CONFIG", "SET", "maxmemory", "0");
        }
        assertThat(store.add(used, until)).isFalse();
    }

    @Test
    void it_shows_its_address_and_prefix_and_no_password() {
        assertThat(store)
                .hasToString("RedisReplayStore at 127.0.0.1:" + server.port() + " with the prefix orders:used:");
    }

    @Test
    void after_it_was_closed_it_lets_nothing_in() {
        RedisReplayStore closed = connect(server.port());
        closed.close();

        assertThatThrownBy(() -> closed.add(key(), now().plusSeconds(300)))
                .isInstanceOf(ReplayStoreException.class)
                .hasMessageContaining("is closed");
    }

    @Test
    void settings_have_bounds() {
        RedisReplayStore.Builder builder = RedisReplayStore.builder();

        assertThatThrownBy(() -> builder.prefix("")).isInstanceOf(IllegalArgumentException.class);
        for (Duration timeout : new Duration[] {
            Duration.ZERO,
            Duration.ofMillis(-1),
            Duration.ofNanos(999_999),
            Duration.ofMinutes(1).plusNanos(1)
        }) {
            assertThatThrownBy(() -> builder.timeout(timeout)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(builder.timeout(Duration.ofMillis(1)).timeout(Duration.ofMinutes(1)))
                .isSameAs(builder);
    }

    private static RedisURI at(int port) {
        return RedisURI.create("127.0.0.1", port);
    }

    private static RedisReplayStore connect(int port) {
        return patient().prefix(PREFIX).connect(at(port));
    }

    /** Begins a store that works on a busy machine too. */
    private static RedisReplayStore.Builder patient() {
        return RedisReplayStore.builder().timeout(Duration.ofSeconds(30));
    }

    private static JwtDecoder decoder(ReplayStore used) {
        return Jwt.verifiedBy(Hmac.HS256.verifier(KEY))
                .issuer("https://login.example")
                .audience("orders")
                .maxLifetime(Duration.ofMinutes(5))
                .rejectingReplays(used)
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
}
