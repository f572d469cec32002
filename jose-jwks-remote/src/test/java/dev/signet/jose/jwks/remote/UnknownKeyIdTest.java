package dev.signet.jose.jwks.remote;

import static dev.signet.jose.jwks.remote.Keys.NEW;
import static dev.signet.jose.jwks.remote.Keys.OLD;
import static dev.signet.jose.jwks.remote.Keys.forged;
import static dev.signet.jose.jwks.remote.Keys.json;
import static dev.signet.jose.jwks.remote.Keys.token;
import static dev.signet.jose.jwks.remote.TestTimes.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.testkit.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When a token with an unknown {@code kid} leads to a look for new keys, and how it is refused without one. */
class UnknownKeyIdTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration COOL_DOWN = Duration.ofSeconds(5);
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final TestClock clock = TestClock.at(START);
    private final Script script = new Script().answers(json(OLD));

    private RemoteJwkSetBuilder builder() {
        return RemoteJwkSet.builder().clock(clock).transport(script).random(() -> 0);
    }

    private RemoteJwkSet set() {
        return builder().at("https://login.example/jwks.json");
    }

    @Test
    void looks_once_in_five_seconds_for_all_together() {
        RemoteJwkSet set = set();
        JwkSet first = set.current();

        IntStream.range(0, 10_000)
                .forEach(i -> assertThat(set.refreshed("random-" + i)).isSameAs(first));
        assertThat(script.requests).hasSize(2);

        clock.advance(COOL_DOWN.minusMillis(1));
        set.refreshed("random");
        assertThat(script.requests).hasSize(2);

        clock.advance(Duration.ofMillis(1));
        IntStream.range(0, 10_000).forEach(i -> set.refreshed("random-" + i));
        assertThat(script.requests).hasSize(3);
    }

    @Test
    void looks_at_most_twelve_times_in_a_minute_under_a_flood() {
        RemoteJwkSet set = set();
        set.current();
        for (int tenth = 0; tenth < 600; tenth++) {
            set.refreshed("random-" + tenth);
            clock.advance(Duration.ofMillis(100));
        }

        assertThat(script.requests).hasSize(1 + 12);
    }

    @Test
    void under_a_flood_a_rotation_costs_valid_tokens_at_most_one_cool_down() {
        RemoteJwkSet set = set();
        JwsVerifier verifier = JwsVerifier.of(set, Ecdsa.ES256);
        verifier.verify(token(OLD));
        assertThat(refusal(verifier, forged("random")).reason()).isEqualTo(Reason.KEY_NOT_FOUND);
        script.answers(json(OLD, NEW));
        String rotated = token(NEW);
        assertThat(refusal(verifier, rotated).reason()).isEqualTo(Reason.KEY_NOT_FOUND);
        clock.advance(COOL_DOWN);
        // A stranger may come first: the look is for all.
        refusal(verifier, forged("random"));

        assertThat(verifier.verify(rotated).keyId()).contains("new");
    }

    @Test
    void a_failed_look_is_made_again_after_the_pause_and_not_after_the_cool_down() {
        RemoteJwkSet set = set();
        JwkSet first = set.current();
        script.fails();
        assertThat(set.refreshed("new")).isSameAs(first);
        script.answers(json(OLD, NEW));
        clock.advance(SECOND.minusMillis(1));
        assertThat(set.refreshed("new")).isSameAs(first);
        assertThat(script.requests).hasSize(2);
        clock.advance(Duration.ofMillis(1));

        assertThat(set.refreshed("new").byKeyId("new")).hasSize(1);
        assertThat(script.requests).hasSize(3);
    }

    @Test
    void looks_that_fail_pause_longer_each_time() {
        RemoteJwkSet set = set();
        set.current();
        script.fails();
        for (int second = 0; second < 60; second++) {
            set.refreshed("new");
            clock.advance(SECOND);
        }

        // After 0, 1, 3, 7, 15 and 31 seconds.
        assertThat(script.requests).hasSize(1 + 6);
    }

    @Test
    void a_failed_look_leaves_the_set_in_hand_and_is_told_with_the_refusal() {
        RemoteJwkSet set = set();
        JwsVerifier verifier = JwsVerifier.of(set, Ecdsa.ES256);
        verifier.verify(token(OLD));
        clock.advance(SECOND);
        script.fails();

        InvalidTokenException refusal = refusal(verifier, token(NEW));
        assertThat(refusal.reason()).isEqualTo(Reason.KEY_NOT_FOUND);
        assertThat(refusal.keySourceFailedAt()).contains(START.plus(SECOND));
        assertThat(set.state().lastError()).contains("expected status 200, was 503");
        verifier.verify(token(OLD));
    }

    @Test
    void a_look_that_was_answered_is_no_failure() {
        RemoteJwkSet set = set();
        JwsVerifier verifier = JwsVerifier.of(set, Ecdsa.ES256);
        verifier.verify(token(OLD));
        script.fails();
        refusal(verifier, forged("random"));
        script.answers(json(OLD));
        clock.advance(SECOND);

        assertThat(refusal(verifier, forged("random")).keySourceFailedAt()).isEmpty();
        assertThat(refusal(verifier, forged("random")).keySourceFailedAt()).isEmpty();
    }

    @Test
    void a_look_that_takes_longer_than_tokens_wait_counts_as_failed_until_it_is_answered() {
        RemoteJwkSet set = builder().unknownKeyIdWait(Duration.ZERO).at("https://login.example/jwks.json");
        JwsVerifier verifier = JwsVerifier.of(set, Ecdsa.ES256);
        verifier.verify(token(OLD));
        CompletableFuture<JwksTransport.Response> later = new CompletableFuture<>();
        script.answersWhen(later);

        assertThat(refusal(verifier, token(NEW)).keySourceFailedAt()).contains(START);
        later.complete(JwksTransport.Response.of(200, Map.of(), json(NEW).getBytes()));
        assertThat(verifier.verify(token(NEW)).keyId()).contains("new");
        assertThat(set.refreshFailedAt()).isEmpty();
    }

    @Test
    void while_the_set_in_hand_is_fresh_a_stranger_never_makes_the_key_source_fail() {
        RemoteJwkSet set = set();
        JwsVerifier verifier = JwsVerifier.of(set, Ecdsa.ES256);
        verifier.verify(token(OLD));
        script.fails();
        List<String> forged = List.of(forged("a"), forged("b"));
        for (Duration at = SECOND; at.compareTo(LIFETIME) < 0; at = at.plus(SECOND)) {
            clock.advance(SECOND);
            forged.forEach(
                    token -> assertThat(refusal(verifier, token).reason()).isEqualTo(Reason.KEY_NOT_FOUND));
        }
    }

    @Test
    void a_set_past_its_freshness_that_cannot_be_refreshed_does_not_decide_about_an_unknown_kid() {
        RemoteJwkSet set = set();
        JwsVerifier verifier = JwsVerifier.of(set, Ecdsa.ES256);
        verifier.verify(token(OLD));
        script.fails();
        clock.advance(LIFETIME);

        assertThatThrownBy(() -> verifier.verify(token(NEW)))
                .isInstanceOf(KeySourceException.class)
                .hasMessage("no key set from login.example: expected status 200, was 503");
        assertThat(set.refreshedAsync("new").toCompletableFuture()).isCompletedExceptionally();
        assertThat(verifier.verify(token(OLD)).keyId()).contains("old");
    }

    @Test
    void a_set_past_its_freshness_does_not_decide_while_the_next_one_is_late() {
        RemoteJwkSet set = builder().unknownKeyIdWait(Duration.ZERO).at("https://login.example/jwks.json");
        set.current();
        clock.advance(LIFETIME);
        script.answersWhen(new CompletableFuture<>());

        assertThatThrownBy(() -> set.refreshed("new"))
                .isInstanceOf(KeySourceException.class)
                .hasMessage(
                        "no key set from login.example: the keys are past their lifetime, and newer ones are not there"
                                + " yet");
        assertThat(set.refreshed("old").byKeyId("old")).hasSize(1);
    }

    @Test
    void finds_a_new_key_by_its_unknown_kid() {
        RemoteJwkSet set = set();
        set.current();
        script.answers(json(OLD, NEW));

        assertThat(set.refreshed("new").byKeyId("new")).hasSize(1);
        assertThat(set.current().byKeyId("new")).hasSize(1);
        assertThat(script.requests).hasSize(2);
    }

    @Test
    void a_kid_that_is_there_is_not_looked_for() {
        RemoteJwkSet set = set();
        set.current();
        set.refreshed("old");

        assertThat(script.requests).hasSize(1);
    }

    @Test
    void looks_without_validators_for_a_cache_may_say_for_ever_that_nothing_has_changed() {
        RemoteJwkSet set = set();
        script.answers(200, json(OLD), Map.of("ETag", "\"1\""));
        set.current();
        script.answers(200, json(OLD, NEW), Map.of("ETag", "\"1\""));

        assertThat(set.refreshed("new").byKeyId("new")).hasSize(1);
        assertThat(script.requests.get(1).headers()).doesNotContainKey("If-None-Match");
        clock.advance(LIFETIME);
        set.current();
        assertThat(script.requests.get(2).headers()).containsEntry("If-None-Match", "\"1\"");
    }

    @Test
    void without_any_set_a_look_fails_with_the_reason() {
        script.fails();

        assertThatThrownBy(() -> set().refreshed("new"))
                .isInstanceOf(KeySourceException.class)
                .hasMessage("no key set from login.example: expected status 200, was 503");
    }

    @Test
    void no_caller_waits_for_an_unknown_kid_if_so_configured() {
        RemoteJwkSet set = builder().unknownKeyIdWait(Duration.ZERO).at("https://login.example/jwks.json");
        JwkSet first = set.current();
        CompletableFuture<JwksTransport.Response> later = new CompletableFuture<>();
        script.answersWhen(later);

        assertThat(set.refreshed("new")).isSameAs(first);
        later.complete(JwksTransport.Response.of(200, Map.of(), json(NEW).getBytes()));
        assertThat(set.refreshed("new").byKeyId("new")).hasSize(1);
    }

    @Test
    void a_set_that_was_never_asked_has_no_failed_look() {
        Optional<Instant> never = set().refreshFailedAt();

        assertThat(never).isEmpty();
    }

    private static InvalidTokenException refusal(JwsVerifier verifier, String token) {
        return catchThrowableOfType(InvalidTokenException.class, () -> verifier.verify(token));
    }
}
