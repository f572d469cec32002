package dev.signet.jose.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.spring.SignetJwtDecoder;
import dev.signet.jose.spring.SignetJwtEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;

/** Which beans there are, in applications without a server. */
final class BeansTest {

    @TempDir
    static Path folder;

    private static String[] both;

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Plain {}

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithOwnBeans {

        @Bean
        JwtDecoder ownDecoder() {
            return token -> {
                throw new JwtException("own");
            };
        }

        @Bean
        JwtEncoder ownEncoder() {
            return parameters -> {
                throw new JwtException("own");
            };
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithOwnRules {

        @Bean
        dev.signet.jose.jwt.JwtDecoder ownRules(IssuerKeys keys) {
            return dev.signet.jose.jwt.Jwt.verifiedBy(keys.verifiers().get(0))
                    .issuer("https://login.example")
                    .anyAudience()
                    .build();
        }
    }

    @BeforeAll
    static void key() throws IOException {
        Path key = Files.writeString(
                folder.resolve("key.json"),
                EcJwk.generate(Curve.P_256).withKeyId("2026-01").privateJson());
        both = new String[] {
            "signet.jwt.issuers[0].issuer=https://login.example",
            "signet.jwt.issuers[0].audiences=orders",
            "signet.jwt.issuers[0].algorithms=ES256",
            "signet.jwt.issuers[0].keys.location=" + key.toUri(),
            "signet.jwt.encoder.key.location=" + key.toUri(),
            "signet.jwt.encoder.algorithm=ES256",
            "signet.jwt.encoder.issuer=https://login.example",
            "signet.jwt.encoder.lifetime=5m",
            "signet.jwt.encoder.max-octets=400"
        };
    }

    @Test
    void a_token_of_the_encoder_is_accepted_by_the_decoder() {
        try (RunningApplication application = start(Plain.class, both)) {
            JwtEncoder encoder = bean(application, JwtEncoder.class);
            JwtDecoder decoder = bean(application, JwtDecoder.class);
            assertThat(encoder).isInstanceOf(SignetJwtEncoder.class);
            assertThat(decoder).isInstanceOf(SignetJwtDecoder.class);

            String token = encoder.encode(claims("orders")).getTokenValue();
            assertThat(decoder.decode(token).getClaims()).containsEntry("iss", "https://login.example");
            String invoices = encoder.encode(claims("invoices")).getTokenValue();
            assertThatThrownBy(() -> decoder.decode(invoices)).isInstanceOf(JwtException.class);
            assertThatThrownBy(() -> encoder.encode(claims("x".repeat(400)))).isInstanceOf(JwtException.class);
        }
    }

    @Test
    void beans_of_the_application_win() {
        try (RunningApplication application = start(WithOwnBeans.class, both)) {
            JwtDecoder decoder = bean(application, JwtDecoder.class);

            assertThatThrownBy(() -> decoder.decode("a.b.c")).hasMessage("own");
            JwtEncoder encoder = bean(application, JwtEncoder.class);
            assertThatThrownBy(() -> encoder.encode(claims("orders"))).hasMessage("own");
        }
    }

    @Test
    void rules_of_the_application_are_those_of_the_decoder() {
        try (RunningApplication application = start(WithOwnRules.class, both)) {
            JwtEncoder encoder = bean(application, JwtEncoder.class);
            String invoices = encoder.encode(claims("invoices")).getTokenValue();

            assertThat(bean(application, JwtDecoder.class).decode(invoices).getAudience())
                    .containsExactly("invoices");
        }
    }

    @Test
    void there_is_nothing_without_properties() {
        try (RunningApplication application = start(Plain.class)) {
            for (Class<?> type : new Class<?>[] {JwtDecoder.class, JwtEncoder.class, IssuerKeys.class}) {
                assertThatThrownBy(() -> bean(application, type)).isInstanceOf(NoSuchBeanDefinitionException.class);
            }
        }
    }

    @Test
    void there_is_only_an_encoder_if_no_issuer_is_configured() {
        String[] encoder = Stream.of(both)
                .filter(property -> property.contains(".encoder."))
                .toArray(String[]::new);
        try (RunningApplication application = start(Plain.class, encoder)) {
            assertThat(bean(application, JwtEncoder.class)).isInstanceOf(SignetJwtEncoder.class);
            assertThatThrownBy(() -> bean(application, JwtDecoder.class))
                    .isInstanceOf(NoSuchBeanDefinitionException.class);
        }
    }

    private static RunningApplication start(Class<?> application, String... properties) {
        return RunningApplication.start(application, WebApplicationType.NONE, properties);
    }

    private static <B> B bean(RunningApplication application, Class<B> type) {
        return application.context().getBean(type);
    }

    private static JwtEncoderParameters claims(String audience) {
        return JwtEncoderParameters.from(JwtClaimsSet.builder()
                .claims(claims -> claims.putAll(Map.of("sub", "alice", "aud", audience)))
                .build());
    }
}
