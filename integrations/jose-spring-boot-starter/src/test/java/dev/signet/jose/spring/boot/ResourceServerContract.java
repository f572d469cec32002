package dev.signet.jose.spring.boot;

import static dev.signet.jose.jws.Ecdsa.ES256;
import static dev.signet.jose.spring.boot.RunningApplication.challenge;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.testkit.InvalidToken;
import dev.signet.jose.testkit.JwksServer;
import dev.signet.jose.testkit.TestIssuer;
import java.net.http.HttpResponse;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;

/**
 * What a resource server of either kind does. One application with three issuers: one whose keys are found by its
 * metadata and whose tokens are access tokens that are remembered, one that rotates its keys, and one whose server is
 * down at the start.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ResourceServerContract {

    private final JwksServer login = JwksServer.serving(JwkSet.of());
    private final JwksServer partner = JwksServer.serving(JwkSet.of());
    private final JwksServer late = JwksServer.serving(JwkSet.of());
    private final TestIssuer accessTokens = TestIssuer.of(login.issuer(), "orders", ES256)
            .withType("at+jwt")
            .withClaims(claims -> claims.claim("client_id", "shop"));
    private final TestIssuer partnerTokens = TestIssuer.of("https://partner.example", "orders", ES256);
    private final TestIssuer lateTokens = TestIssuer.of("https://late.example", "orders", ES256);
    private RunningApplication application;

    /** Returns the kind of the application. */
    abstract WebApplicationType type();

    @BeforeAll
    void start() {
        login.serve(accessTokens.keys());
        partner.serve(partnerTokens.keys());
        late.fail(503);
        application = RunningApplication.start(
                Application.class,
                type(),
                "signet.jwt.issuers[0].issuer=" + login.issuer(),
                "signet.jwt.issuers[0].audiences=orders,invoices",
                "signet.jwt.issuers[0].algorithms=ES256,RS256",
                "signet.jwt.issuers[0].allow-http=" + login.uri().getAuthority(),
                "signet.jwt.issuers[0].profile=at+jwt",
                "signet.jwt.issuers[0].remembering=100",
                "signet.jwt.issuers[1].issuer=https://partner.example",
                "signet.jwt.issuers[1].audiences=orders",
                "signet.jwt.issuers[1].algorithms=ES256",
                "signet.jwt.issuers[1].jwk-set-uri=" + partner.uri(),
                "signet.jwt.issuers[1].allow-http=" + partner.uri().getAuthority(),
                "signet.jwt.issuers[2].issuer=https://late.example",
                "signet.jwt.issuers[2].audiences=orders",
                "signet.jwt.issuers[2].algorithms=ES256",
                "signet.jwt.issuers[2].jwk-set-uri=" + late.uri(),
                "signet.jwt.issuers[2].allow-http=" + late.uri().getAuthority(),
                // Spring's own decoder backs off.
                "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://127.0.0.1:1/",
                "signet.jwt.key-sets.initial-backoff=1ms",
                "signet.jwt.key-sets.max-backoff=1ms");
    }

    @AfterAll
    void stop() {
        application.close();
        login.close();
        partner.close();
        late.close();
    }

    @Test
    void tokens_of_each_issuer_are_accepted() {
        String token = accessTokens.token("alice");

        assertThat(application.get("/who", token).body()).isEqualTo("alice");
        assertThat(application.get("/who", token).body()).isEqualTo("alice");
        assertThat(application.get("/who", partnerTokens.token("bob")).body()).isEqualTo("bob");
    }

    @ParameterizedTest
    @EnumSource
    void every_invalid_token_is_refused(InvalidToken fault) {
        String token = accessTokens.token(fault);
        HttpResponse<String> response = application.get("/who", token);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(challenge(response)).startsWith("Bearer ").contains("error=\"invalid_token\"");
        assertThat(response.headers().map() + response.body()).doesNotContain(token.split("\\.")[0]);
    }

    @Test
    void a_refusal_says_why() {
        assertThat(challenge(application.get("/who", accessTokens.token(InvalidToken.EXPIRED))))
                .contains("error_description=\"the token has expired\"");
        assertThat(challenge(application.get("/who", accessTokens.token(InvalidToken.ANOTHER_AUDIENCE))))
                .contains("error_description=\"the token is for another audience\"");
    }

    @Test
    void an_issuer_cannot_write_a_token_of_another() {
        TestIssuer forger = partnerTokens
                .withType("at+jwt")
                .withClaims(claims -> claims.issuer(login.issuer()).claim("client_id", "shop"));

        assertThat(application.get("/who", forger.token("alice")).statusCode()).isEqualTo(401);
    }

    @Test
    void rules_of_one_issuer_are_not_those_of_another() {
        String anotherService = partnerTokens.token(claims -> claims.audience("invoices"));
        String ours = accessTokens.token(claims -> claims.audience("invoices"));
        String otherKind = accessTokens.withType("JWT").token("alice");

        assertThat(application.get("/who", anotherService).statusCode()).isEqualTo(401);
        assertThat(application.get("/who", ours).statusCode()).isEqualTo(200);
        assertThat(application.get("/who", otherKind).statusCode()).isEqualTo(401);
    }

    @Test
    void a_request_without_a_token_is_told_that_one_is_needed() {
        HttpResponse<String> response = application.get("/who");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(challenge(response)).startsWith("Bearer").doesNotContain("error");
    }

    @Test
    void a_new_key_is_found_while_everything_runs_and_the_old_token_stays_good() {
        String old = partnerTokens.token("bob");
        assertThat(application.get("/who", old).statusCode()).isEqualTo(200);

        TestIssuer rotated = partnerTokens.withNewKey();
        partner.serve(rotated.keys());

        assertThat(application.get("/who", rotated.token("bob")).statusCode()).isEqualTo(200);
        assertThat(application.get("/who", old).statusCode()).isEqualTo(200);
    }

    @Test
    void a_key_set_that_is_down_at_the_start_is_503_and_used_once_it_is_back() {
        String token = lateTokens.token("carol");
        HttpResponse<String> down = application.get("/who", token);

        assertThat(down.statusCode()).isEqualTo(503);
        assertThat(down.headers().firstValue("Retry-After")).contains("5");
        assertThat(challenge(down)).isEmpty();

        late.serve(lateTokens.keys());
        // A fetch may fall into the pause of a millisecond after the one before.
        assertThat(IntStream.range(0, 100)
                        .map(i -> application.get("/who", token).statusCode())
                        .anyMatch(status -> status == 200))
                .isTrue();
    }
}
