package dev.signet.jose.examples.spring;

import static dev.signet.jose.jws.Ecdsa.ES256;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.testkit.InvalidToken;
import dev.signet.jose.testkit.JwksServer;
import dev.signet.jose.testkit.TestIssuer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The real application on a port that is free. */
final class OrdersApplicationTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static JwksServer keys;
    private static TestIssuer login;
    private static ConfigurableApplicationContext application;

    @BeforeAll
    static void start() {
        keys = JwksServer.serving(JwkSet.of());
        login = login(keys);
        application = application(keys);
    }

    @AfterAll
    static void stop() {
        application.close();
        keys.close();
    }

    @Test
    void alice_sees_her_orders() throws Exception {
        HttpResponse<String> response = see(login.token("alice"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("\"customer\":\"alice\"", "scones");
    }

    @Test
    void a_new_key_is_found_while_everything_runs_and_the_old_token_stays_good() throws Exception {
        // Services of their own: an unknown key is looked for once in 5 seconds, and others here make up keys.
        try (JwksServer rotating = JwksServer.serving(JwkSet.of())) {
            TestIssuer before = login(rotating);
            try (ConfigurableApplicationContext other = application(rotating)) {
                String old = before.token("alice");
                assertThat(see(other, old).statusCode()).isEqualTo(200);

                TestIssuer after = before.withNewKey();
                rotating.serve(after.keys());

                assertThat(see(other, after.token("alice")).statusCode()).isEqualTo(200);
                assertThat(see(other, old).statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void a_request_without_a_token_is_told_how_to_come_back() throws Exception {
        HttpResponse<String> response = send(HttpRequest.newBuilder(orders(application)));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(challenge(response)).startsWith("Bearer").doesNotContain("error=");
    }

    @Test
    void a_token_that_does_not_allow_it_is_forbidden() throws Exception {
        HttpResponse<String> response = see(login.token(claims -> claims.claim("scope", "profile")));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(challenge(response)).contains("error=\"insufficient_scope\"");
    }

    @ParameterizedTest
    @EnumSource
    void every_invalid_token_is_refused(InvalidToken fault) throws Exception {
        HttpResponse<String> response = see(login.token(fault));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(challenge(response)).contains("error=\"invalid_token\"");
    }

    @Test
    void a_refusal_says_why() throws Exception {
        assertThat(challenge(see(login.token(InvalidToken.EXPIRED))))
                .contains("error_description=\"the token has expired\"");
    }

    @Test
    void a_token_of_another_type_is_refused() throws Exception {
        assertThat(see(login.withType("JWT").token("alice")).statusCode()).isEqualTo(401);
    }

    @Test
    void a_token_without_a_subject_is_refused() throws Exception {
        JwtClaims claims = JwtClaims.builder()
                .issuer(keys.issuer())
                .audience("orders")
                .claim("scope", "orders:read")
                .lifetime(Duration.ofMinutes(5))
                .build();
        String token = Jwt.signedWith(login.signer().withType("at+jwt")).encode(claims);

        assertThat(see(token).statusCode()).isEqualTo(401);
    }

    @Test
    void refusals_repeat_nothing_of_a_token() throws Exception {
        String token = login.token(claims -> claims.audience("invoices"));
        HttpResponse<String> response = see(token);

        assertThat(response.headers().map() + response.body())
                .doesNotContain("invoices", "alice", token.split("\\.")[1]);
    }

    @Test
    void everything_else_is_closed() throws Exception {
        HttpResponse<String> response =
                send(HttpRequest.newBuilder(orders(application).resolve("/actuator")));

        assertThat(response.statusCode()).isEqualTo(401);
    }

    @Test
    void without_the_login_service_there_are_no_keys_and_no_token_is_at_fault() throws Exception {
        JwksServer away = JwksServer.serving(JwkSet.of());
        String token = login(away).token("alice");
        away.close();
        try (ConfigurableApplicationContext other = application(away)) {
            HttpResponse<String> response = see(other, token);

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).contains("5");
        }
    }

    /** Returns the login service as the application sees it, which finds its keys at the server. */
    private static TestIssuer login(JwksServer server) {
        TestIssuer issuer = TestIssuer.of(server.issuer(), "orders", ES256)
                .withType("at+jwt")
                .withClaims(claims -> claims.claim("scope", "orders:read"));
        server.serve(issuer.keys());
        return issuer;
    }

    private static ConfigurableApplicationContext application(JwksServer server) {
        return SpringApplication.run(
                OrdersApplication.class,
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--logging.level.root=error",
                "--login.address=" + server.uri().getAuthority(),
                "--login.jwk-set-uri=" + server.uri());
    }

    private static URI orders(ConfigurableApplicationContext application) {
        String port = application.getEnvironment().getRequiredProperty("local.server.port");
        return URI.create("http://127.0.0.1:" + port + "/orders");
    }

    private static HttpResponse<String> see(String token) throws Exception {
        return see(application, token);
    }

    private static HttpResponse<String> see(ConfigurableApplicationContext at, String token) throws Exception {
        return send(HttpRequest.newBuilder(orders(at)).header("Authorization", "Bearer " + token));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static String challenge(HttpResponse<String> response) {
        return response.headers().firstValue("WWW-Authenticate").orElse("none");
    }
}
