package dev.signet.jose.jwks.remote;

import static dev.signet.jose.jwks.remote.Keys.NEW;
import static dev.signet.jose.jwks.remote.Keys.OLD;
import static dev.signet.jose.jwks.remote.Keys.json;
import static dev.signet.jose.jwks.remote.TestTimes.START;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.testkit.TestClock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key set by way of its issuer's metadata, from a real server. */
@Timeout(30)
class IssuerTest {

    private final TestClock clock = TestClock.at(START);
    private LoopbackServer server;

    @BeforeEach
    void start() throws IOException {
        server = LoopbackServer.http().on("/jwks", 200, json(OLD)).on("/other", 200, json(NEW));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private RemoteJwkSet set(String path) {
        return RemoteJwkSet.builder()
                .allowingLoopbackHttp()
                .clock(clock)
                .minLifetime(Duration.ofSeconds(1))
                .ofIssuer(server.url(path));
    }

    private String metadata(String issuerPath, String jwksPath) {
        return JsonObject.builder()
                .put("issuer", server.url(issuerPath))
                .put("jwks_uri", server.url(jwksPath))
                .put("id_token_signing_alg_values_supported", List.of("ES256", "none"))
                .build()
                .toJson();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/"})
    void by_openid_connect_discovery(String path) {
        server.on("/.well-known/openid-configuration", 200, metadata(path, "/jwks"));

        assertThat(set(path).current().byKeyId("old")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tenant", "/tenant/"})
    void by_openid_connect_discovery_behind_a_path(String path) {
        server.on("/tenant/.well-known/openid-configuration", 200, metadata(path, "/jwks"));

        assertThat(set(path).current().byKeyId("old")).hasSize(1);
    }

    @Test
    void by_rfc_8414_between_host_and_path() {
        server.on("/.well-known/oauth-authorization-server/tenant", 200, metadata("/tenant", "/jwks"));

        assertThat(set("/tenant").current().byKeyId("old")).hasSize(1);
        assertThat(server.requests).hasValue(2);
    }

    @Test
    void advertised_algorithms_are_told() {
        server.on("/.well-known/openid-configuration", 200, metadata("", "/jwks"));
        RemoteJwkSet set = set("");
        set.current();

        assertThat(set.state().advertisedAlgorithms()).containsExactly("ES256", "none");
    }

    @Test
    void metadata_of_another_issuer_is_refused() {
        server.on("/.well-known/openid-configuration", 200, metadata("/", "/jwks"));

        String issuer = server.url("");
        assertRefused("", "expected metadata with the issuer \"" + issuer + "\", names \"" + issuer + "/\";");
        assertThat(server.requests).hasValue(1);
    }

    @Test
    void metadata_without_an_issuer_are_refused() {
        server.on(
                "/.well-known/openid-configuration",
                200,
                JsonObject.parse(metadata("", "/jwks")).without("issuer").toJson());

        assertRefused("", "expected metadata with the issuer \"" + server.url("") + "\", has no issuer");
    }

    @Test
    void the_issuer_of_others_metadata_is_shown_escaped_and_shortened() {
        server.on(
                "/.well-known/openid-configuration",
                200,
                JsonObject.parse(metadata("", "/jwks"))
                        .with("issuer", "\n\u202e" + "x".repeat(1000))
                        .toJson());

        assertRefused(
                "",
                "expected metadata with the issuer \"" + server.url("") + "\", names \"\\u000a\\u202e" + "x".repeat(126)
                        + "...\";");
    }

    @Test
    void a_set_that_moved_is_found_by_an_unknown_kid_while_the_metadata_are_fresh() {
        String[] path = {"/jwks"};
        server.on("/.well-known/openid-configuration", exchange -> {
            exchange.getResponseHeaders().set("Cache-Control", "max-age=3600");
            LoopbackServer.answer(exchange, 200, metadata("", path[0]));
        });
        RemoteJwkSet set = set("");
        set.current();
        path[0] = "/other";

        assertThat(set.refreshed("new").byKeyId("new")).hasSize(1);
        clock.advance(Duration.ofMinutes(10));
        assertThat(set.current().byKeyId("new")).hasSize(1);
        assertThat(server.requests).as("metadata and set twice, then the set").hasValue(5);
    }

    @Test
    void a_look_that_finds_no_metadata_leaves_those_in_hand() {
        String metadata = server.url("/.well-known/openid-configuration");
        Pages pages = new Pages()
                .answer(metadata, 200, metadata("", "/jwks"), Map.of("Cache-Control", "max-age=3600"))
                .page(server.url("/jwks"), json(OLD));
        RemoteJwkSet set = RemoteJwkSet.builder()
                .allowingLoopbackHttp()
                .clock(clock)
                .transport(pages)
                .ofIssuer(server.url(""));
        set.current();
        pages.answer(metadata, 503, "", Map.of());
        set.refreshed("new");
        assertThat(set.state().failures()).isEqualTo(1);
        clock.advance(Duration.ofMinutes(10));

        assertThat(set.current().byKeyId("old")).hasSize(1);
        assertThat(set.state().failures()).isZero();
    }

    @Test
    void metadata_that_come_after_those_of_a_later_fetch_are_not_kept() {
        Late late = new Late();
        RemoteJwkSet set = late.overtaken();
        assertThat(set.refreshed("new").byKeyId("new")).hasSize(1);

        late.answer.complete(page(metadata("", "/jwks")));
        clock.advance(Duration.ofMinutes(10));

        assertThat(set.current().byKeyId("new")).hasSize(1);
    }

    @Test
    void metadata_that_come_after_a_later_fetch_has_failed_are_not_kept() {
        Late late = new Late();
        RemoteJwkSet set = late.overtaken();
        late.pages.answer(server.url("/other"), 503, "", Map.of());
        set.refreshed("new");
        assertThat(set.state().failures()).isEqualTo(2);

        late.answer.complete(page(metadata("", "/jwks")));
        late.pages.page(server.url("/other"), json(NEW));
        clock.advance(Duration.ofMinutes(10));

        assertThat(set.current().byKeyId("new")).hasSize(1);
    }

    /** Shows that the metadata above would be taken if they came in time. */
    @Test
    void metadata_that_come_before_those_of_a_later_fetch_are_kept() {
        Late late = new Late();
        RemoteJwkSet set = late.overtaken();

        late.answer.complete(page(metadata("", "/jwks")));
        clock.advance(Duration.ofMinutes(10));

        assertThat(set.current().byKeyId("old")).hasSize(1);
    }

    /** A transport that leaves one request for metadata open; after that they name another address. */
    private final class Late implements JwksTransport {

        private final CompletableFuture<Response> answer = new CompletableFuture<>();
        private final Pages pages =
                new Pages().page(server.url("/jwks"), json(OLD)).page(server.url("/other"), json(NEW));
        private boolean isOpen;

        @Override
        public CompletionStage<Response> get(Request request) {
            return isOpen ? answer : pages.get(request);
        }

        /** Returns a set of which a fetch has ended without an answer, and the next one is due. */
        RemoteJwkSet overtaken() {
            RemoteJwkSet set = RemoteJwkSet.builder()
                    .allowingLoopbackHttp()
                    .clock(clock)
                    .transport(this)
                    .responseTimeout(Duration.ofSeconds(1))
                    .ofIssuer(server.url(""));
            pageOf("/jwks");
            set.current();
            isOpen = true;
            set.refreshed("new");
            assertThat(set.state().lastError()).contains("expected the whole answer in time, it was late");
            isOpen = false;
            pageOf("/other");
            clock.advance(Duration.ofSeconds(5));
            return set;
        }

        private void pageOf(String path) {
            pages.answer(
                    server.url("/.well-known/openid-configuration"),
                    200,
                    metadata("", path),
                    Map.of("Cache-Control", "max-age=3600"));
        }
    }

    private static JwksTransport.Response page(String body) {
        return JwksTransport.Response.of(200, Map.of("Cache-Control", "max-age=3600"), body.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://login.example/jwks", "file:///etc/keys", "jwks", "https://user@login.example/jwks"})
    void a_jwks_uri_that_must_not_be_asked_is_refused(String uri) {
        server.on(
                "/.well-known/openid-configuration",
                200,
                JsonObject.parse(metadata("", "/jwks")).with("jwks_uri", uri).toJson());

        assertRefused("", "metadata: expected ");
    }

    @Test
    void metadata_without_a_jwks_uri_is_refused() {
        server.on(
                "/.well-known/openid-configuration",
                200,
                JsonObject.parse(metadata("", "/jwks")).without("jwks_uri").toJson());

        assertRefused("", "expected metadata with a jwks_uri, has none");
    }

    @Test
    void metadata_with_wrong_types_is_refused() {
        server.on("/.well-known/openid-configuration", 200, "{\"issuer\":7}");

        assertRefused("", "metadata: \"issuer\": expected a string, was a number");
    }

    @Test
    void no_metadata_at_all_is_refused() {
        assertRefused("", "expected status 200, was 404");
        assertThat(server.requests).hasValue(0);
    }

    @Test
    void metadata_is_kept_while_it_is_fresh() {
        server.on("/.well-known/openid-configuration", exchange -> {
            exchange.getResponseHeaders().set("Cache-Control", "max-age=3600");
            LoopbackServer.answer(exchange, 200, metadata("", "/jwks"));
        });
        RemoteJwkSet set = set("");
        set.current();
        clock.advance(Duration.ofMinutes(10));
        set.current();

        assertThat(server.requests).hasValue(3);
    }

    @Test
    void a_set_that_moved_is_followed_when_the_metadata_is_old() {
        String[] path = {"/jwks"};
        server.on(
                "/.well-known/openid-configuration",
                exchange -> LoopbackServer.answer(exchange, 200, metadata("", path[0])));
        RemoteJwkSet set = set("");
        set.current();
        path[0] = "/other";
        clock.advance(Duration.ofMinutes(10));

        assertThat(set.current().byKeyId("new")).hasSize(1);
    }

    @Test
    void an_issuer_has_no_query() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RemoteJwkSet.ofIssuer("https://login.example/?tenant=1"))
                .withMessage("expected an issuer without query, has one");
    }

    private void assertRefused(String path, String reason) {
        assertThatThrownBy(set(path)::current)
                .isInstanceOf(KeySourceException.class)
                .hasMessageStartingWith("no key set from 127.0.0.1: " + reason);
    }
}
