package dev.signet.jose.testkit;

import static dev.signet.jose.jws.Ecdsa.ES256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jws.Hmac;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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
    void the_keys_are_served_and_the_requests_counted() throws Exception {
        assertThat(server.requests()).isZero();

        assertThat(JwkSet.parse(get(server.uri()).body())).isEqualTo(ISSUER.keys());
        assertThat(JwkSet.parse(get(server.uri()).body())).isEqualTo(ISSUER.keys());

        assertThat(server.requests()).isEqualTo(2);
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
    void after_a_rotation_the_new_keys_are_served() throws Exception {
        TestIssuer rotated = ISSUER.withNewKey();

        server.serve(rotated.keys());

        assertThat(JwkSet.parse(get(server.uri()).body()))
                .isEqualTo(rotated.keys())
                .isNotEqualTo(ISSUER.keys());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 500, 503, 599})
    void fails_with_the_status_until_keys_are_served_again(int status) throws Exception {
        server.fail(status);
        assertThat(get(server.uri()).statusCode()).isEqualTo(status);
        assertThat(get(URI.create(server.issuer() + "/.well-known/openid-configuration"))
                        .statusCode())
                .isEqualTo(status);

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
        CompletableFuture<HttpResponse<String>> waiting = waiting();
        assertThat(waiting).isNotDone();

        server.serve(ISSUER.keys());

        assertThat(JwkSet.parse(waiting.join().body())).isEqualTo(ISSUER.keys());
    }

    @Test
    void a_stalled_request_is_answered_with_an_error() {
        server.stall();
        CompletableFuture<HttpResponse<String>> waiting = waiting();
        assertThat(waiting).isNotDone();

        server.fail(503);

        assertThat(waiting.join().statusCode()).isEqualTo(503);
    }

    @Test
    void closing_ends_a_stalled_request_without_an_answer() {
        server.stall();
        CompletableFuture<HttpResponse<String>> waiting = waiting();
        assertThat(waiting).isNotDone();

        server.close();

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(waiting::join)
                .withCauseInstanceOf(IOException.class);
    }

    @Test
    void a_closed_server_is_down_and_may_be_closed_again() {
        server.close();
        server.close();

        assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> get(server.uri()));
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

    private CompletableFuture<HttpResponse<String>> waiting() {
        return client.sendAsync(HttpRequest.newBuilder(server.uri()).build(), BodyHandlers.ofString());
    }
}
