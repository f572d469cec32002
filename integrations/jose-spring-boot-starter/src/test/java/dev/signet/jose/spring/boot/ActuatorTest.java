package dev.signet.jose.spring.boot;

import static dev.signet.jose.jws.Ecdsa.ES256;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.testkit.InvalidToken;
import dev.signet.jose.testkit.JwksServer;
import dev.signet.jose.testkit.TestIssuer;
import java.net.http.HttpResponse;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** What the Actuator of an application shows, whose only key set is down at the start. */
final class ActuatorTest {

    private static final TestIssuer LOGIN = TestIssuer.of("https://login.example", "orders", ES256);
    private static final int ATTEMPTS = 1000;
    private static final Pattern COUNT = Pattern.compile("\"statistic\":\"COUNT\",\"value\":([0-9.]+)");
    private static JwksServer server;
    private static RunningApplication application;

    @Configuration(proxyBeanMethods = false)
    @Import(Application.class)
    static class WithOpenActuator {

        @Bean
        SecurityFilterChain ownChain(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/**")
                            .permitAll()
                            .anyRequest()
                            .authenticated())
                    .oauth2ResourceServer(oauth -> oauth.jwt(Customizer.withDefaults()))
                    .build();
        }
    }

    @BeforeAll
    static void start() {
        server = JwksServer.serving(JwkSet.of());
        server.fail(503);
        application = RunningApplication.start(
                WithOpenActuator.class,
                WebApplicationType.SERVLET,
                "signet.jwt.issuers[0].issuer=https://login.example",
                "signet.jwt.issuers[0].audiences=orders",
                "signet.jwt.issuers[0].algorithms=ES256",
                "signet.jwt.issuers[0].jwk-set-uri=" + server.uri(),
                "signet.jwt.issuers[0].allow-http=" + server.uri().getAuthority(),
                "signet.jwt.key-sets.initial-backoff=1ms",
                "signet.jwt.key-sets.max-backoff=1ms",
                "management.endpoint.health.show-details=always",
                "management.endpoints.web.exposure.include=health,metrics");
    }

    @AfterAll
    static void stop() {
        application.close();
        server.close();
    }

    @Test
    void health_and_meters_tell_what_becomes_of_key_sets_and_tokens() {
        HttpResponse<String> down = health(response -> details(response).has("lastError"));
        assertThat(down.statusCode()).isEqualTo(503);
        assertThat(details(down).toMap())
                .containsEntry("usable", false)
                .containsEntry("lastError", "expected status 200, was 503")
                .containsKeys("lastFailure", "nextRefresh");
        assertThat(application.get("/who", LOGIN.token("alice")).statusCode()).isEqualTo(503);

        server.serve(LOGIN.keys());
        HttpResponse<String> up = health(response -> response.statusCode() == 200);
        assertThat(details(up).toMap())
                .containsEntry("usable", true)
                .containsEntry("keys", 1L)
                .containsKeys("ageSeconds", "nextRefresh");

        application.get("/who", LOGIN.token("alice"));
        application.get("/who", LOGIN.token(InvalidToken.EXPIRED));
        application.get("/who", LOGIN.token(InvalidToken.ANOTHER_AUDIENCE));

        assertThat(count("jose.tokens.accepted")).isOne();
        assertThat(count("jose.tokens.refused?tag=reason:EXPIRED")).isOne();
        assertThat(count("jose.tokens.refused?tag=reason:CLAIM_REJECTED")).isOne();
        assertThat(count("jose.claims.refused?tag=code:UNEXPECTED")).isOne();
        assertThat(count("jose.tokens.undecided?tag=missing:keys")).isOne();
        assertThat(count("jose.jwks.fetches?tag=set:issuers%5B0%5D&tag=outcome:changed"))
                .isOne();
        assertThat(count("jose.jwks.fetches?tag=set:issuers%5B0%5D&tag=outcome:failed"))
                .isPositive();
    }

    /** Returns the first answer about the health that is as expected in the end: sets are fetched in the background. */
    private static HttpResponse<String> health(Predicate<HttpResponse<String>> expected) {
        return Stream.generate(() -> application.get("/actuator/health"))
                .limit(ATTEMPTS)
                .filter(expected)
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError(application.get("/actuator/health").body()));
    }

    private static JsonObject details(HttpResponse<String> health) {
        return object(
                object(object(object(JsonObject.parse(health.body()), "components"), "jwkSets"), "details"),
                "https://login.example");
    }

    private static JsonObject object(JsonObject parent, String name) {
        return (JsonObject) parent.value(name).orElseThrow();
    }

    private static double count(String meter) {
        String measured = application.get("/actuator/metrics/" + meter).body();
        Matcher count = COUNT.matcher(measured);
        assertThat(count.find()).as(measured).isTrue();
        return Double.parseDouble(count.group(1));
    }
}
