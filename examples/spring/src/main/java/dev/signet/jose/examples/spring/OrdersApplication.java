package dev.signet.jose.examples.spring;

import static dev.signet.jose.jws.Ecdsa.ES256;

import dev.signet.jose.jwks.remote.RemoteJwkSet;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jwt.Jwt;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A resource server: returns orders for an access token of the login service that allows it. */
@RestController
@SpringBootApplication(proxyBeanMethods = false)
public class OrdersApplication {

    /** Starts it; see {@code application.properties} for where the login service is. */
    public static void main(String[] args) {
        SpringApplication.run(OrdersApplication.class, args);
    }

    /** The keys of the login service, for the life of the application; Spring closes them. */
    @Bean
    RemoteJwkSet loginKeys(@Value("${login.jwks-url}") String jwksUrl) {
        return RemoteJwkSet.builder().allowingLoopbackHttp().at(jwksUrl);
    }

    /** The decoder, with every rule for tokens. */
    @Bean
    JwtDecoder jwtDecoder(RemoteJwkSet loginKeys, @Value("${login.issuer}") String issuer) {
        return new SignetJwtDecoder(Jwt.verifiedBy(JwsVerifier.of(loginKeys, ES256))
                .issuer(issuer)
                .audience("orders")
                .type("at+jwt")
                .require("sub", "scope")
                .build());
    }

    @Bean
    SecurityFilterChain security(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/orders")
                        .hasAuthority("SCOPE_orders:read")
                        .anyRequest()
                        .denyAll())
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()))
                .addFilterBefore(new ServiceUnavailableFilter(), BearerTokenAuthenticationFilter.class)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // A browser never sends a bearer token by itself.
                .csrf(csrf -> csrf.disable())
                .build();
    }

    /** Returns the orders of the subject of the token. */
    @GetMapping("/orders")
    Map<String, Object> orders(@AuthenticationPrincipal org.springframework.security.oauth2.jwt.Jwt token) {
        return Map.of("customer", token.getSubject(), "orders", List.of("tea", "scones"));
    }
}
