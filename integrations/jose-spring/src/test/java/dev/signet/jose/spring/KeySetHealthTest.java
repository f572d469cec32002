package dev.signet.jose.spring;

import static dev.signet.jose.jws.Ecdsa.ES256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwks.remote.RemoteJwkSet;
import dev.signet.jose.testkit.JwksServer;
import dev.signet.jose.testkit.TestClock;
import dev.signet.jose.testkit.TestIssuer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class KeySetHealthTest {

    private static final Instant START = Instant.parse("2026-05-01T12:00:00Z");
    private static final TestIssuer LOGIN = TestIssuer.of("https://login.example", "orders", ES256);
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final TestClock clock = TestClock.at(START);
    private final JwksServer server = JwksServer.serving(LOGIN.keys());
    private final RemoteJwkSet keys = set(server);

    @AfterEach
    void close() {
        keys.close();
        server.close();
    }

    @Test
    void a_set_that_was_fetched_is_up_and_tells_its_age_and_when_it_is_refreshed() {
        keys.current();
        clock.advance(Duration.ofSeconds(30));
        KeySetHealth health = health();

        assertThat(health.isUp()).isTrue();
        assertThat(login(health))
                .isEqualTo(Map.of(
                        "usable",
                        true,
                        "keys",
                        1,
                        "ageSeconds",
                        30L,
                        "failures",
                        0,
                        "nextRefresh",
                        "2026-05-01T12:10:00Z"));
    }

    @Test
    void a_set_that_was_never_fetched_is_down_and_tells_why_and_when_it_is_tried_again() {
        server.fail(503);
        assertThatThrownBy(keys::current).isInstanceOf(KeySourceException.class);
        KeySetHealth health = health();

        assertThat(health.isUp()).isFalse();
        assertThat(login(health))
                .containsEntry("usable", false)
                .containsEntry("keys", 0)
                .containsEntry("failures", 1)
                .containsEntry("lastFailure", "2026-05-01T12:00:00Z")
                .containsEntry("lastError", "expected status 200, was 503")
                .doesNotContainKey("ageSeconds");
        assertThat(Instant.parse(String.valueOf(login(health).get("nextRefresh"))))
                .isBetween(START, START.plusSeconds(1));
    }

    @Test
    void a_stale_set_is_up_until_it_is_no_longer_used() {
        keys.current();
        server.fail(503);
        clock.advance(LIFETIME);
        keys.current();
        assertThat(health().isUp()).isTrue();
        assertThat(login(health())).containsEntry("usable", true).containsEntry("failures", 1);

        clock.advance(Duration.ofHours(1));
        assertThat(health().isUp()).isFalse();
        assertThat(login(health())).containsEntry("usable", false).containsEntry("keys", 1);
    }

    @Test
    void one_set_that_can_be_used_is_enough() {
        keys.current();
        try (JwksServer other = JwksServer.serving(LOGIN.keys());
                RemoteJwkSet unavailable = set(other)) {
            other.fail(503);
            assertThatThrownBy(unavailable::current).isInstanceOf(KeySourceException.class);

            assertThat(KeySetHealth.of(Map.of("login", keys, "partner", unavailable))
                            .isUp())
                    .isTrue();
            assertThat(KeySetHealth.of(Map.of("partner", unavailable)).isUp()).isFalse();
        }
    }

    @Test
    void an_application_without_key_sets_is_up() {
        KeySetHealth health = KeySetHealth.of(Map.of());

        assertThat(health.isUp()).isTrue();
        assertThat(health.details()).isEmpty();
    }

    @Test
    void asking_fetches_a_set_that_is_absent_without_waiting_for_it() {
        server.stall();
        assertThat(health().isUp()).isFalse();

        server.serve(LOGIN.keys());
        keys.current();
        assertThat(server.requests()).isOne();
        assertThat(health().isUp()).isTrue();
    }

    @Test
    void nothing_of_a_key_is_told() {
        keys.current();
        EcJwk key = (EcJwk) LOGIN.keys().keys().get(0);

        assertThat(health().toString())
                .doesNotContain(key.keyId().orElseThrow())
                .doesNotContain(key.toJson());
    }

    @Test
    void details_are_those_at_the_time() {
        Map<String, Map<String, Object>> details = new HashMap<>(Map.of("login", Map.of("usable", true)));
        KeySetHealth health = new KeySetHealth(true, details);
        details.clear();

        assertThat(health.details()).containsKey("login");
        assertThatThrownBy(() -> health.details().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> login(health()).clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    private RemoteJwkSet set(JwksServer from) {
        return RemoteJwkSet.builder()
                .allowingLoopbackHttp()
                .clock(clock)
                .defaultLifetime(LIFETIME)
                .at(from.uri());
    }

    private KeySetHealth health() {
        return KeySetHealth.of(Map.of("login", keys));
    }

    private static Map<String, Object> login(KeySetHealth health) {
        Map<String, Object> details = health.details().get("login");
        assertThat(details).isNotNull();
        return details;
    }
}
