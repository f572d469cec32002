package dev.signet.jose.spring.boot;

import static dev.signet.jose.jws.Ecdsa.ES256;
import static dev.signet.jose.spring.boot.RunningApplication.challenge;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.jwt.ReplayStore;
import dev.signet.jose.testkit.TestIssuer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;

/** The errors of applications that have a filter chain of their own. */
final class ErrorsTest {

    private static final TestIssuer LOGIN = TestIssuer.of("https://login.example", "orders", ES256)
            .withClaims(claims -> claims.jwtId().claim("scope", "orders:read"));

    @TempDir
    private Path folder;

    /** A replay store that can fail, and that knows every token or none. */
    static final class Store implements ReplayStore {

        private volatile boolean isDown;
        private volatile boolean knowsAll;

        @Override
        public boolean add(String key, Instant until) {
            if (isDown) {
                throw new IllegalStateException("down");
            }
            return !knowsAll;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(Application.class)
    static class Servlet {

        @Bean
        Store store() {
            return new Store();
        }

        @Bean
        SecurityFilterChain ownChain(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.requestMatchers("/claims")
                            .hasAuthority("SCOPE_orders:write")
                            .anyRequest()
                            .authenticated())
                    .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()))
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(Application.class)
    static class Reactive {

        @Bean
        Store store() {
            return new Store();
        }

        @Bean
        SecurityWebFilterChain ownChain(ServerHttpSecurity http) {
            return http.authorizeExchange(exchanges -> exchanges
                            .pathMatchers("/claims")
                            .hasAuthority("SCOPE_orders:write")
                            .anyExchange()
                            .authenticated())
                    .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()))
                    .build();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void each_refusal_has_its_status_and_says_what_the_client_can_do(WebApplicationType type) throws Exception {
        try (RunningApplication application = start(type)) {
            Store store = application.context().getBean(Store.class);
            String token = LOGIN.token("alice");
            assertThat(application.get("/who", token).statusCode()).isEqualTo(200);

            HttpResponse<String> forbidden = application.get("/claims", token);
            assertThat(forbidden.statusCode()).isEqualTo(403);
            assertThat(challenge(forbidden)).startsWith("Bearer ").contains("error=\"insufficient_scope\"");

            store.knowsAll = true;
            HttpResponse<String> used = application.get("/who", token);
            assertThat(used.statusCode()).isEqualTo(401);
            assertThat(challenge(used)).contains("error=\"invalid_token\"", "\"the token was used before\"");

            store.isDown = true;
            HttpResponse<String> down = application.get("/who", token);
            assertThat(down.statusCode()).isEqualTo(503);
            assertThat(down.headers().firstValue("Retry-After")).contains("5");
            assertThat(challenge(down)).isEmpty();
            assertThat(down.headers().map() + down.body()).doesNotContain("alice", token);
        }
    }

    private RunningApplication start(WebApplicationType type) throws IOException {
        Path keys = Files.writeString(folder.resolve("keys.json"), LOGIN.keys().toJson());
        return RunningApplication.start(
                type == WebApplicationType.SERVLET ? Servlet.class : Reactive.class,
                type,
                "signet.jwt.issuers[0].issuer=https://login.example",
                "signet.jwt.issuers[0].audiences=orders",
                "signet.jwt.issuers[0].algorithms=ES256",
                "signet.jwt.issuers[0].keys.location=" + keys.toUri(),
                "signet.jwt.issuers[0].reject-replays=true");
    }
}
