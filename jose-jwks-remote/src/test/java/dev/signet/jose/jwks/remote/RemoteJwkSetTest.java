package dev.signet.jose.jwks.remote;

import static dev.signet.jose.jwks.remote.Keys.NEW;
import static dev.signet.jose.jwks.remote.Keys.OLD;
import static dev.signet.jose.jwks.remote.Keys.json;
import static dev.signet.jose.jwks.remote.TestTimes.START;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.KeySetFetch;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.jwk.IgnoredMember;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.KeyUse;
import dev.signet.jose.jwk.RsaJwk;
import dev.signet.jose.testkit.TestClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a set is fetched, kept and given up, by a clock that stands still and a transport that answers at once. */
class RemoteJwkSetTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final Duration BOUND = Duration.ofHours(1);

    private final TestClock clock = TestClock.at(START);
    private final Script script = new Script().answers(json(OLD));
    private final List<KeySetFetch> events = new ArrayList<>();

    private RemoteJwkSetBuilder builder() {
        return RemoteJwkSet.builder()
                .clock(clock)
                .transport(script)
                .random(() -> 0)
                .starter(Runnable::run)
                .observer(new Fetches(events::add));
    }

    private RemoteJwkSet set() {
        return builder().at("https://login.example/jwks.json?key=1");
    }

    @Test
    void fetches_nothing_before_it_is_asked() {
        set();

        assertThat(script.requests).isEmpty();
    }

    @Test
    void keeps_the_very_same_set_while_it_is_fresh() {
        RemoteJwkSet set = set();
        JwkSet first = set.current();
        clock.advance(LIFETIME.minusMillis(1));

        assertThat(set.current()).isSameAs(first);
        assertThat(script.requests).hasSize(1);
    }

    @Test
    void fetches_again_once_it_has_expired() {
        RemoteJwkSet set = set();
        set.current();
        clock.advance(LIFETIME);
        script.answers(json(NEW));

        assertThat(set.current().byKeyId("new")).hasSize(1);
        assertThat(set.current().byKeyId("old")).isEmpty();
        assertThat(script.requests).hasSize(2);
    }

    @Test
    void an_equal_set_is_the_same_object() {
        RemoteJwkSet set = set();
        JwkSet first = set.current();
        clock.advance(LIFETIME);
        script.answers(" " + json(OLD) + " ");

        assertThat(set.current()).isSameAs(first);
        assertThat(script.requests).hasSize(2);
        assertThat(events).hasExactlyElementsOfTypes(KeySetFetch.Changed.class, KeySetFetch.Confirmed.class);
    }

    /** Such a key is selected only if no other fits, until its issuer publishes it as the RFC demands. */
    @Test
    void equal_keys_that_no_longer_need_leniency_are_another_set() {
        JsonObject key = RsaJwk.generate(2048).withKeyId("rsa").publicMembers();
        String padded =
                Base64Url.encode(Octets.concat(new byte[1], key.octets("n").orElseThrow()));
        RemoteJwkSet set = set();
        script.answers("{\"keys\":[" + key.with("n", padded).toJson() + "]}");
        JwkSet lenient = set.current();
        clock.advance(LIFETIME);
        script.answers("{\"keys\":[" + key.toJson() + "]}");
        JwkSet strict = set.current();
        clock.advance(LIFETIME);
        script.answers("{\"keys\":[ " + key.toJson() + "]}");

        assertThat(set.current()).isSameAs(strict).isEqualTo(lenient);
        assertThat(lenient.keys()).extracting(Jwk::neededLeniency).containsExactly(true);
        assertThat(strict.keys()).extracting(Jwk::neededLeniency).containsExactly(false);
        assertThat(events)
                .hasExactlyElementsOfTypes(
                        KeySetFetch.Changed.class, KeySetFetch.Changed.class, KeySetFetch.Confirmed.class);
    }

    @Test
    void the_very_same_octets_are_the_same_set_with_a_new_lifetime() {
        RemoteJwkSet set = set();
        JwkSet first = set.current();
        clock.advance(LIFETIME);
        script.answers(200, json(OLD), Map.of("Cache-Control", "max-age=120"));

        assertThat(set.current()).isSameAs(first);
        assertThat(set.state().expires()).contains(START.plus(LIFETIME).plusSeconds(120));
        assertThat(events).hasExactlyElementsOfTypes(KeySetFetch.Changed.class, KeySetFetch.Confirmed.class);
    }

    @Test
    void a_key_that_has_not_changed_is_the_same_object_in_the_next_set() {
        RemoteJwkSet set = set();
        JwkSet first = set.current();
        clock.advance(LIFETIME);
        script.answers(json(NEW, OLD));
        JwkSet second = set.current();

        assertThat(second.keys()).containsExactly(NEW.toPublic(), OLD.toPublic());
        assertThat(second.byKeyId("old").get(0)).isSameAs(first.keys().get(0));
    }

    @Test
    void a_key_that_has_changed_is_read_anew() {
        RemoteJwkSet set = set();
        set.current();
        clock.advance(LIFETIME);
        script.answers(json(OLD.withUse(KeyUse.ENCRYPTION), NEW));

        assertThat(set.current().byKeyId("old"))
                .containsExactly(OLD.withUse(KeyUse.ENCRYPTION).toPublic());
    }

    /** Keys of one issuer are never those of another, even if the octets are the same. */
    @Test
    void two_sources_share_no_key() {
        JwkSet one = set().current();
        JwkSet other = set().current();

        assertThat(other).isEqualTo(one);
        assertThat(other.keys().get(0)).isNotSameAs(one.keys().get(0));
    }

    @Test
    void asks_with_the_validators_of_the_last_answer() {
        RemoteJwkSet set = set();
        script.answers(200, json(OLD), Map.of("etag", "\"1\"", "last-modified", "Sun, 01 Mar 2026 11:00:00 GMT"));
        JwkSet first = set.current();
        clock.advance(LIFETIME);
        script.answers(304, "", Map.of("Cache-Control", "max-age=120"));

        assertThat(set.current()).isSameAs(first);
        assertThat(script.requests.get(0).headers()).doesNotContainKeys("If-None-Match", "If-Modified-Since");
        assertThat(script.requests.get(1).headers())
                .containsEntry("If-None-Match", "\"1\"")
                .containsEntry("If-Modified-Since", "Sun, 01 Mar 2026 11:00:00 GMT");
        assertThat(set.state().expires()).contains(START.plus(LIFETIME).plusSeconds(120));
    }

    @Test
    void a_304_that_was_not_asked_for_is_no_answer() {
        script.answers(304, "", Map.of());

        assertThatThrownBy(set()::current)
                .isInstanceOf(KeySourceException.class)
                .hasMessage("no key set from login.example: expected status 200, was 304");
    }

    @Test
    void does_not_send_a_validator_back_that_no_header_can_hold() {
        RemoteJwkSet set = set();
        script.answers(200, json(OLD), Map.of("ETag", "\"\u00e9\n\""));
        set.current();
        clock.advance(LIFETIME);
        set.current();

        assertThat(script.requests.get(1).headers()).doesNotContainKey("If-None-Match");
    }

    @Test
    void an_outage_leaves_the_last_good_set_until_the_bound_ends() {
        RemoteJwkSet set = set();
        JwkSet first = set.current();
        script.fails();
        clock.advance(LIFETIME.plus(BOUND).minusMillis(1));

        assertThat(set.current()).isSameAs(first);
        clock.advance(Duration.ofMillis(1));
        assertThatThrownBy(set::current)
                .isInstanceOf(KeySourceException.class)
                .hasMessage("no key set from login.example: expected status 200, was 503");
    }

    @Test
    void a_set_that_outlives_its_bound_on_the_way_is_fetched_once_more() {
        RemoteJwkSet set = builder()
                .staleIfError(Duration.ZERO)
                .transport(request -> {
                    if (script.requests.isEmpty()) {
                        clock.advance(LIFETIME);
                    }
                    return script.get(request);
                })
                .at("https://login.example/jwks.json");

        assertThat(set.current().byKeyId("old")).hasSize(1);
        assertThat(script.requests).hasSize(2);
    }

    @Test
    void a_set_that_always_outlives_its_bound_on_the_way_is_not_fetched_for_ever() {
        RemoteJwkSet set = builder()
                .staleIfError(Duration.ZERO)
                .transport(request -> {
                    clock.advance(LIFETIME);
                    return script.get(request);
                })
                .at("https://login.example/jwks.json");

        assertThatThrownBy(set::current).isInstanceOf(KeySourceException.class);
        assertThat(script.requests).hasSize(2);
    }

    @Test
    void with_a_bound_of_zero_nothing_stale_is_served() {
        RemoteJwkSet set = builder().staleIfError(Duration.ZERO).at("https://login.example/jwks.json");
        set.current();
        script.fails();
        clock.advance(LIFETIME);

        assertThatThrownBy(set::current).isInstanceOf(KeySourceException.class);
    }

    @Test
    void the_set_comes_back_after_an_outage() {
        RemoteJwkSet set = set();
        JwkSet first = set.current();
        script.fails();
        clock.advance(LIFETIME.plus(BOUND));
        assertThatThrownBy(set::current).isInstanceOf(KeySourceException.class);
        script.answers(json(OLD));
        clock.advance(SECOND);

        assertThat(set.current()).isSameAs(first);
        assertThat(set.state().failures()).isZero();
    }

    @Test
    void pauses_longer_after_each_failure() {
        RemoteJwkSet set = set();
        script.fails();
        List<Integer> requests = new ArrayList<>();
        for (int second = 0; second < 16; second++) {
            assertThatThrownBy(set::current).isInstanceOf(KeySourceException.class);
            requests.add(script.requests.size());
            clock.advance(SECOND);
        }

        assertThat(requests).containsExactly(1, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4, 5);
    }

    @Test
    void tells_its_state() {
        RemoteJwkSet set = set();
        assertThat(set.state().lastSuccess()).isEmpty();
        set.current();
        assertThat(set.state().retry()).isEmpty();
        clock.advance(LIFETIME);
        script.fails();
        set.current();

        JwksState state = set.state();
        assertThat(state.lastSuccess()).contains(START);
        assertThat(state.age()).contains(LIFETIME);
        assertThat(state.expires()).contains(START.plus(LIFETIME));
        assertThat(state.usableUntil()).contains(START.plus(LIFETIME).plus(BOUND));
        assertThat(state.keys()).isEqualTo(1);
        assertThat(state.lastFailure()).contains(START.plus(LIFETIME));
        assertThat(state.lastError()).contains("expected status 200, was 503");
        assertThat(state.failures()).isEqualTo(1);
        assertThat(state.retry()).contains(START.plus(LIFETIME).plus(SECOND));
    }

    @Test
    void tells_states_apart_by_what_they_tell() {
        RemoteJwkSet set = set();
        JwksState first = set.state();
        set.current();
        JwksState second = set.state();

        assertThat(first).isEqualTo(set().state()).hasSameHashCodeAs(set().state());
        assertThat(second).isNotEqualTo(first).isEqualTo(set.state()).isNotEqualTo("state");
        assertThat(second).doesNotHaveSameHashCodeAs(first);
        assertThat(second.toString())
                .startsWith("JwksState[lastSuccess=Optional[")
                .contains(", keys=1, skippedKeys=[], ");
    }

    @Test
    void tells_its_observer_what_happened() {
        script.answers("{\"keys\":[{\"kty\":\"MARS\"}," + json(OLD).substring("{\"keys\":[".length()));
        RemoteJwkSet set = set();
        set.current();
        set.refreshed("new");
        clock.advance(LIFETIME);
        script.fails();
        set.current();

        Instant expires = START.plus(LIFETIME);
        String host = "login.example";
        assertThat(events).hasSize(3);
        assertThat(events.get(0))
                .isEqualTo(new KeySetFetch.Changed(host, events.get(0).duration(), 1, 1, expires));
        assertThat(events.get(1))
                .isEqualTo(new KeySetFetch.Confirmed(host, events.get(1).duration(), expires));
        assertThat(events.get(2)).isInstanceOfSatisfying(KeySetFetch.Failed.class, failed -> {
            assertThat(failed.host()).isEqualTo(host);
            assertThat(failed.reason()).hasMessageContaining("login.example: expected status 200, was 503");
            assertThat(failed.retry()).isEqualTo(expires.plus(SECOND));
        });
    }

    @Test
    void a_fetch_takes_the_time_that_passes_until_its_answer() {
        RemoteJwkSet set = set();
        CompletableFuture<JwksTransport.Response> answer = new CompletableFuture<>();
        script.answersWhen(answer);
        long before = System.nanoTime();
        set.currentAsync();
        long asked = System.nanoTime();
        while (System.nanoTime() - asked < 2_000_000) {
            Thread.onSpinWait();
        }
        answer.complete(JwksTransport.Response.of(200, Map.of(), json(OLD).getBytes(UTF_8)));

        assertThat(events.get(0).duration())
                .isBetween(Duration.ofMillis(2), Duration.ofNanos(System.nanoTime() - before));
    }

    @Test
    void an_observer_is_told_while_other_threads_can_use_the_set() {
        AtomicReference<RemoteJwkSet> set = new AtomicReference<>();
        AtomicReference<JwkSet> seen = new AtomicReference<>();
        set.set(builder()
                .observer(new Fetches(fetch ->
                        seen.set(CompletableFuture.supplyAsync(() -> set.get().current())
                                .orTimeout(20, TimeUnit.SECONDS)
                                .join())))
                .at("https://login.example/jwks.json"));

        assertThat(set.get().current()).isSameAs(seen.get());
    }

    @Test
    void an_observer_that_throws_spoils_nothing() {
        RemoteJwkSet set = builder()
                .observer(new Fetches(fetch -> {
                    throw new IllegalStateException("mine");
                }))
                .at("https://login.example/jwks.json");

        assertThat(set.current().keys()).hasSize(1);
    }

    @Test
    void sets_private_and_symmetric_keys_aside() {
        JsonObject secret =
                JsonObject.builder().put("kty", "oct").put("k", "AAAA").build();
        script.answers(JsonObject.builder()
                .put("keys", List.of(secret, OLD.privateMembers(), NEW.publicMembers()))
                .build()
                .toJson());
        RemoteJwkSet set = set();

        assertThat(set.current().keys()).containsExactly(NEW.toPublic());
        assertThat(set.state().skippedKeys()).hasSize(2);
    }

    @Test
    void a_member_that_cannot_be_read_beside_a_good_key_is_shown() {
        RemoteJwkSet set = set();
        JwkSet first = set.current();
        assertThat(set.state().ignoredMembers()).isEmpty();
        script.answers(JsonObject.builder()
                .put("keys", List.of(OLD.publicMembers().with("x5t", "!")))
                .build()
                .toJson());
        clock.advance(LIFETIME);

        assertThat(set.current()).isEqualTo(first);
        assertThat(set.state().ignoredMembers())
                .extracting(IgnoredMember::member)
                .containsExactly("x5t");
    }

    @Test
    void a_transport_that_throws_is_a_failed_attempt() {
        RemoteJwkSet set = builder()
                .transport(request -> {
                    throw new IllegalStateException("mine");
                })
                .at("https://login.example/jwks.json");

        assertThatThrownBy(set::current)
                .isInstanceOf(KeySourceException.class)
                .hasMessage("no key set from login.example: expected an answer, the connection failed")
                .hasRootCauseMessage("mine");
    }

    @Test
    void a_transport_that_never_answers_does_not_hold_callers_for_ever() {
        RemoteJwkSet set = builder().responseTimeout(Duration.ofMillis(50)).at("https://login.example/jwks.json");
        script.answersWhen(new CompletableFuture<>());

        assertThatThrownBy(set::current)
                .isInstanceOf(KeySourceException.class)
                .hasMessageEndingWith("expected the whole answer in time, it was late");
        script.answers(json(OLD));
        clock.advance(SECOND);
        assertThat(set.current().keys()).hasSize(1);
    }

    @Test
    void the_asynchronous_doors_do_not_wait() {
        RemoteJwkSet set = set();
        CompletableFuture<JwksTransport.Response> later = new CompletableFuture<>();
        script.answersWhen(later);

        CompletableFuture<JwkSet> warm = set.warm().toCompletableFuture();
        CompletableFuture<JwkSet> current = set.currentAsync().toCompletableFuture();
        CompletableFuture<JwkSet> refreshed = set.refreshedAsync("old").toCompletableFuture();
        assertThat(List.of(warm, current, refreshed)).noneMatch(CompletableFuture::isDone);
        later.complete(JwksTransport.Response.of(200, Map.of(), json(OLD).getBytes()));

        assertThat(warm)
                .isCompletedWithValueMatching(keys -> keys.byKeyId("old").size() == 1);
        assertThat(current.join()).isSameAs(warm.join());
        assertThat(refreshed.join()).isSameAs(warm.join());
        assertThat(script.requests).hasSize(1);
    }

    @Test
    void the_asynchronous_doors_fail_as_the_others_do() {
        script.fails();
        CompletionStage<JwkSet> warm = set().warm();

        assertThat(warm.toCompletableFuture())
                .isCompletedExceptionally()
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .havingRootCause()
                .withMessage("expected status 200, was 503");
    }

    @Test
    void a_caller_cannot_complete_the_attempt_of_others() {
        RemoteJwkSet set = set();
        CompletableFuture<JwksTransport.Response> later = new CompletableFuture<>();
        script.answersWhen(later);
        set.warm().toCompletableFuture().complete(JwkSet.of());
        later.complete(JwksTransport.Response.of(200, Map.of(), json(OLD).getBytes()));

        assertThat(set.current().keys()).hasSize(1);
    }

    @Test
    void once_one_thread_refreshes_the_others_go_on_with_the_stale_set() {
        RemoteJwkSet set = set();
        JwkSet first = set.current();
        clock.advance(LIFETIME);
        CompletableFuture<JwksTransport.Response> later = new CompletableFuture<>();
        script.answersWhen(later);
        CompletableFuture<JwkSet> refreshing = set.currentAsync().toCompletableFuture();

        assertThat(set.current()).isSameAs(first);
        assertThat(refreshing).isNotDone();
        later.complete(JwksTransport.Response.of(200, Map.of(), json(NEW).getBytes()));
        assertThat(refreshing.join()).isSameAs(set.current()).isNotSameAs(first);
    }

    @Test
    void after_a_failure_no_thread_waits_while_the_set_is_usable() {
        RemoteJwkSet set = set();
        JwkSet first = set.current();
        clock.advance(LIFETIME);
        script.fails();
        set.current();
        clock.advance(SECOND);
        script.answersWhen(new CompletableFuture<>());
        CompletableFuture<JwkSet> answered = set.currentAsync().toCompletableFuture();

        // The fetch is in flight, and no thread waits for it.
        assertThat(script.requests).hasSize(3);
        assertThat(answered).isCompletedWithValue(first);
    }

    @Test
    void a_closed_set_fetches_nothing_and_serves_until_its_bound() {
        RemoteJwkSet set = set();
        JwkSet first = set.current();
        set.close();
        clock.advance(LIFETIME);

        assertThat(set.current()).isSameAs(first);
        assertThat(set.refreshed("old")).isSameAs(first);
        assertThatThrownBy(() -> set.refreshed("new")).hasMessage("no key set from login.example: closed");
        clock.advance(BOUND);
        assertThatThrownBy(set::current).hasMessage("no key set from login.example: closed");
        assertThat(script.requests).hasSize(1);
    }

    @Test
    void a_fetch_for_which_no_thread_was_free_before_closing_is_not_made() {
        Deque<Runnable> tasks = new ArrayDeque<>();
        RemoteJwkSet set = builder().starter(tasks::add).at("https://login.example/jwks.json");
        CompletionStage<JwkSet> waiting = set.currentAsync();
        set.close();
        tasks.remove().run();

        assertThat(waiting.toCompletableFuture()).isCompletedExceptionally();
        assertThat(script.requests).isEmpty();
    }

    @Test
    void a_fetch_that_finds_no_thread_at_all_has_failed() {
        RemoteJwkSet set = builder()
                .starter(task -> {
                    throw new RejectedExecutionException("full");
                })
                .at("https://login.example/jwks.json");

        assertThat(set.currentAsync().toCompletableFuture()).isCompletedExceptionally();
        clock.advance(SECOND);
        assertThat(set.current().keys()).hasSize(1);
    }

    @Test
    void closing_releases_those_who_wait() {
        RemoteJwkSet set = set();
        script.answersWhen(new CompletableFuture<>());
        CompletableFuture<JwkSet> waiting = set.currentAsync().toCompletableFuture();
        set.close();

        assertThat(waiting).isCompletedExceptionally();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_answer_that_comes_after_closing_is_dropped(boolean closed) {
        RemoteJwkSet set = set();
        CompletableFuture<JwksTransport.Response> answer = new CompletableFuture<>();
        script.answersWhen(answer);
        CompletionStage<JwkSet> waiting = set.currentAsync();
        if (closed) {
            set.close();
        }
        answer.complete(JwksTransport.Response.of(200, Map.of(), json(OLD).getBytes(UTF_8)));

        assertThat(waiting).isDone();
        assertThat(set.state().lastSuccess().isPresent()).isEqualTo(!closed);
        assertThat(set.state().keys()).isEqualTo(closed ? 0 : 1);
        assertThat(events).hasSize(closed ? 0 : 1);
    }

    @Test
    void a_thread_that_is_interrupted_while_it_waits_stays_interrupted() {
        RemoteJwkSet set = set();
        script.answersWhen(new CompletableFuture<>());
        Thread.currentThread().interrupt();

        assertThatThrownBy(set::current).hasMessage("no key set from login.example: interrupted while waiting");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void shows_its_host_and_nothing_more() {
        assertThat(set()).hasToString("RemoteJwkSet[login.example]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://login.example/jwks",
                "http://127.0.0.1/jwks",
                "file:///etc/keys",
                "jar:file:///a.jar!/keys",
                "data:application/json,{}",
                "ldap://login.example/keys",
                "https:login.example",
                "https:///jwks",
                "https://user@login.example/jwks",
                "https://login.example/jwks#keys",
                "https://login.example:0/jwks",
                "https://login.example:65536/jwks",
                "/jwks",
                "",
                "https://login example/"
            })
    void takes_no_other_address_than_https(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RemoteJwkSet.at(url))
                .withMessageStartingWith("expected ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RemoteJwkSet.ofIssuer(url))
                .withMessageStartingWith("expected ");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 443, 65_535})
    void takes_a_port_from_1_to_65535(int port) {
        assertThat(RemoteJwkSet.at("https://login.example:" + port + "/jwks"))
                .hasToString("RemoteJwkSet[login.example]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1/jwks", "http://localhost:8080/jwks", "http://[::1]:1/jwks", "http://127.9.9.9/"
            })
    void takes_http_to_this_machine_if_allowed(String url) {
        assertThat(builder()
                        .allowingLoopbackHttp()
                        .at(URI.create(url))
                        .current()
                        .keys())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://login.example/jwks",
                "http://127.0.0.1.login.example/",
                "http://localhost.example/",
                "ftp://127.0.0.1/",
                "http://10.0.0.1/"
            })
    void takes_http_to_no_other_machine(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().allowingLoopbackHttp().at(url))
                .withMessage("expected https, or http to a loopback address, was another");
    }
}
