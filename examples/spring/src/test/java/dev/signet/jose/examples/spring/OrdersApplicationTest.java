package dev.signet.jose.examples.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.jwt.UnsecuredJwt;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The real application on a port that is free. */
final class OrdersApplicationTest {

    private static final String NOT_PROTECTED =
            "the token is not protected with a key and an algorithm that are accepted";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static Login login;
    private static ConfigurableApplicationContext application;

    @BeforeAll
    static void start() throws IOException {
        login = new Login();
        application = application(login);
    }

    @AfterAll
    static void stop() {
        application.close();
        login.close();
    }

    @Test
    void alice_sees_her_orders() throws Exception {
        HttpResponse<String> response = see(login.token(login.claims()));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("\"customer\":\"alice\"", "scones");
    }

    @Test
    void a_new_key_is_found_while_everything_runs_and_the_old_token_stays_good() throws Exception {
        // Services of their own: an unknown key is looked for once in 5 seconds, and others here make up keys.
        try (Login rotating = new Login();
                ConfigurableApplicationContext other = application(rotating)) {
            String before = rotating.token(rotating.claims());
            assertThat(see(other, before).statusCode()).isEqualTo(200);
            rotating.rotate();

            assertThat(see(other, rotating.token(rotating.claims())).statusCode())
                    .isEqualTo(200);
            assertThat(see(other, before).statusCode()).isEqualTo(200);
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
        HttpResponse<String> response = see(login.token(login.claims().claim("scope", "profile")));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(challenge(response)).contains("error=\"insufficient_scope\"");
    }

    @Test
    void tokens_that_break_a_rule_are_refused_with_the_reason() throws Exception {
        Instant longAgo = Instant.parse("2020-01-01T00:00:00Z");
        refused(login.token(login.claims().expiresAt(longAgo).issuedAt(longAgo)), "the token has expired");
        refused(login.token(login.claims().audience("invoices")), "the token is for another audience");
        refused(login.token(login.claims().issuer("https://other.example")), "the token is from another issuer");
        refused(UnsecuredJwt.encode(login.claims().build()), NOT_PROTECTED);
        String good = login.token(login.claims());
        refused(good.substring(0, good.lastIndexOf('.') + 1), NOT_PROTECTED);
        refused(good + "x", "the token is malformed");
        try (Login other = new Login()) {
            refused(other.token(login.claims()), NOT_PROTECTED);
        }
    }

    @Test
    void refusals_repeat_nothing_of_a_token() throws Exception {
        String token = login.token(login.claims().audience("invoices"));
        HttpResponse<String> response = see(token);

        assertThat(response.headers().map() + response.body())
                .doesNotContain("invoices", "alice", token.split("\\.")[1]);
    }

    @Test
    void everything_else_is_closed() throws Exception {
        HttpResponse<String> response =
                send(HttpRequest.newBuilder(orders(application).resolve("/actuator"))
                        .header("Authorization", "Bearer " + login.token(login.claims())));

        assertThat(response.statusCode()).isEqualTo(403);
    }

    @Test
    void without_the_login_service_there_are_no_keys_and_no_token_is_at_fault() throws Exception {
        Login away = new Login();
        String token = away.token(away.claims());
        away.close();
        try (ConfigurableApplicationContext other = application(away)) {
            HttpResponse<String> response = see(other, token);

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).contains("5");
        }
    }

    private static void refused(String token, String why) throws Exception {
        HttpResponse<String> response = see(token);

        assertThat(response.statusCode()).as(why).isEqualTo(401);
        assertThat(challenge(response)).contains("error=\"invalid_token\"", "error_description=\"" + why + "\"");
    }

    private static ConfigurableApplicationContext application(Login login) {
        return SpringApplication.run(
                OrdersApplication.class,
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--logging.level.root=error",
                "--login.issuer=" + login.url(),
                "--login.jwks-url=" + login.url() + "/jwks.json");
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
