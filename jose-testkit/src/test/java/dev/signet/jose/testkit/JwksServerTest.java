package dev.signet.jose.testkit;

import static dev.signet.jose.jws.Ecdsa.ES256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwks.remote.RemoteJwkSet;
import dev.signet.jose.jwks.remote.RemoteJwkSetBuilder;
import dev.signet.jose.jws.Hmac;
import dev.signet.jose.jwt.JwtDecoder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JwksServerTest {

    private static final TestIssuer ISSUER = Service.issuer(ES256);

    private final HttpClient client = HttpClient.newHttpClient();
    private final JwksServer server = JwksServer.serving(ISSUER.keys());

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_remote_key_set_finds_the_keys_and_the_requests_are_counted() {
        JwtDecoder decoder = decoder(remote().at(server.uri()));
        assertThat(server.requests()).isZero();

        decoder.decode(ISSUER.token("bob"));
        decoder.decode(ISSUER.token("bob"));

        assertThat(server.requests()).isEqualTo(1);
        Service.assertRefused(Reason.SIGNATURE_INVALID, decoder, ISSUER.token(InvalidToken.ANOTHER_KEY));
    }

    @Test
    void a_remote_key_set_finds_the_keys_by_the_issuer() {
        assertThat(remote().ofIssuer(server.issuer()).current()).isEqualTo(ISSUER.keys());
    }

    @Test
    void the_metadata_is_in_both_places_and_names_the_issuer_and_the_key_set() throws Exception {
        for (String place : new String[] {"openid-configuration", "oauth-authorization-server"}) {
            HttpResponse<String> response = get(URI.create(server.issuer() + "/.well-known/" + place));

            assertThat(JsonObject.parse(response.body()))
                    .isEqualTo(JsonObject.empty()
                            .with("issuer", server.issuer())
                            .with("jwks_uri", server.uri().toString()));
        }
        assertThat(server.requests()).isZero();
    }

    @Test
    void after_a_rotation_tokens_of_the_new_key_are_accepted() {
        JwtDecoder decoder = decoder(remote().at(server.uri()));
        TestIssuer rotated = ISSUER.withNewKey();
        decoder.decode(ISSUER.token("bob"));

        server.serve(rotated.keys());

        assertThat(decoder.decode(rotated.token("bob")).claims().subject()).contains("bob");
        assertThat(decoder.decode(ISSUER.token("bob")).claims().subject()).contains("bob");
        assertThat(server.requests()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 500, 503, 599})
    void fails_with_the_status_until_keys_are_served_again(int status) throws Exception {
        server.fail(status);
        assertThat(get(server.uri()).statusCode()).isEqualTo(status);
        assertThat(get(URI.create(server.issuer() + "/.well-known/openid-configuration"))
                        .statusCode())
                .isEqualTo(status);
        assertThatExceptionOfType(KeySourceException.class)
                .isThrownBy(() -> remote().at(server.uri()).current());

        server.serve(ISSUER.keys());
        assertThat(get(server.uri()).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 302, 399, 600})
    void fails_with_no_other_status(int status) {
        assertThatIllegalArgumentException().isThrownBy(() -> server.fail(status));
    }

    @Test
    void a_stalled_request_is_answered_when_keys_are_served() {
        server.stall();
        server.stall();
        CompletableFuture<JwkSet> waiting =
                remote().at(server.uri()).currentAsync().toCompletableFuture();
        assertThat(waiting).isNotDone();

        server.serve(ISSUER.keys());

        assertThat(waiting.join()).isEqualTo(ISSUER.keys());
    }

    @Test
    void a_stalled_request_is_answered_with_an_error() {
        server.stall();
        CompletableFuture<HttpResponse<String>> waiting =
                client.sendAsync(HttpRequest.newBuilder(server.uri()).build(), BodyHandlers.ofString());
        assertThat(waiting).isNotDone();

        server.fail(503);

        assertThat(waiting.join().statusCode()).isEqualTo(503);
    }

    @Test
    void closing_ends_a_stalled_request_without_an_answer() {
        server.stall();
        CompletableFuture<JwkSet> waiting =
                remote().at(server.uri()).currentAsync().toCompletableFuture();
        assertThat(waiting).isNotDone();

        server.close();

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(waiting::join)
                .withCauseInstanceOf(KeySourceException.class);
    }

    @Test
    void a_closed_server_is_down_and_may_be_closed_again() {
        server.close();
        server.close();

        assertThatExceptionOfType(KeySourceException.class)
                .isThrownBy(() -> remote().at(server.uri()).current());
    }

    @Test
    void a_secret_is_never_published() {
        JwkSet secret = Service.issuer(Hmac.HS256).keys();

        assertThatIllegalStateException().isThrownBy(() -> JwksServer.serving(secret));
        assertThatIllegalStateException().isThrownBy(() -> server.serve(secret));
    }

    @Test
    void its_text_is_the_address() {
        assertThat(server).hasToString("JwksServer[" + server.issuer() + "/.well-known/jwks.json]");
        assertThat(server.issuer()).matches("http://127\\.0\\.0\\.1:[0-9]+");
    }

    private HttpResponse<String> get(URI uri) throws Exception {
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    /** With a time-out that no busy machine reaches. */
    private static RemoteJwkSetBuilder remote() {
        return RemoteJwkSet.builder()
                .allowingLoopbackHttp()
                .connectTimeout(Duration.ofSeconds(50))
                .responseTimeout(Duration.ofSeconds(50))
                .unknownKeyIdWait(Duration.ofSeconds(50))
                .unknownKeyIdCoolDown(Duration.ofSeconds(1));
    }

    private static JwtDecoder decoder(RemoteJwkSet keys) {
        return Service.decoder(keys, ES256).build();
    }
}
