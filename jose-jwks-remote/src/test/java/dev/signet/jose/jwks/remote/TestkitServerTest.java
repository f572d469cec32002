package dev.signet.jose.jwks.remote;

import static dev.signet.jose.jws.Ecdsa.ES256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.testkit.InvalidToken;
import dev.signet.jose.testkit.JwksServer;
import dev.signet.jose.testkit.TestIssuer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of the server of jose-testkit, as the tests of a service fetch them. */
final class TestkitServerTest {

    private static final TestIssuer ISSUER = TestIssuer.of("https://login.example", "orders", ES256);

    private final JwksServer server = JwksServer.serving(ISSUER.keys());

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void tokens_of_the_issuer_are_accepted_after_one_request_and_others_refused() {
        JwtDecoder decoder = decoder();

        assertThat(decoder.decode(ISSUER.token("bob")).claims().subject()).contains("bob");
        assertThat(decoder.decode(ISSUER.token("bob")).claims().subject()).contains("bob");

        assertThat(server.requests()).isEqualTo(1);
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> decoder.decode(ISSUER.token(InvalidToken.ANOTHER_KEY)))
                .returns(Reason.SIGNATURE_INVALID, InvalidTokenException::reason);
    }

    @Test
    void keys_are_found_by_the_issuer() {
        assertThat(remote().ofIssuer(server.issuer()).current()).isEqualTo(ISSUER.keys());
    }

    @Test
    void after_a_rotation_tokens_of_the_new_key_are_accepted() {
        JwtDecoder decoder = decoder();
        TestIssuer rotated = ISSUER.withNewKey();
        decoder.decode(ISSUER.token("bob"));

        server.serve(rotated.keys());

        assertThat(decoder.decode(rotated.token("bob")).claims().subject()).contains("bob");
        assertThat(decoder.decode(ISSUER.token("bob")).claims().subject()).contains("bob");
        assertThat(server.requests()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 503})
    void a_server_that_fails_has_no_keys(int status) {
        server.fail(status);

        assertThatExceptionOfType(KeySourceException.class)
                .isThrownBy(() -> remote().at(server.uri()).current());
    }

    @Test
    void a_stalled_request_is_answered_when_keys_are_served() {
        server.stall();
        CompletableFuture<JwkSet> waiting =
                remote().at(server.uri()).currentAsync().toCompletableFuture();
        assertThat(waiting).isNotDone();

        server.serve(ISSUER.keys());

        assertThat(waiting.join()).isEqualTo(ISSUER.keys());
    }

    @Test
    void a_server_that_is_closed_has_no_keys() {
        server.stall();
        CompletableFuture<JwkSet> waiting =
                remote().at(server.uri()).currentAsync().toCompletableFuture();

        server.close();

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(waiting::join)
                .withCauseInstanceOf(KeySourceException.class);
        assertThatExceptionOfType(KeySourceException.class)
                .isThrownBy(() -> remote().at(server.uri()).current());
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

    private JwtDecoder decoder() {
        return Jwt.verifiedBy(JwsVerifier.of(remote().at(server.uri()), ES256))
                .issuer("https://login.example")
                .audience("orders")
                .build();
    }
}
