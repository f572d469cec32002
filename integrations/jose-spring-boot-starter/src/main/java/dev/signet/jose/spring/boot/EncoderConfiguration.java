package dev.signet.jose.spring.boot;

import dev.signet.jose.spring.SignetJwtEncoder;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.JwtEncoder;

/** The encoder, if it is configured. */
@Configuration(proxyBeanMethods = false)
@Conditional(ConfiguredCondition.OfEncoder.class)
class EncoderConfiguration {

    @Bean
    @ConditionalOnMissingBean(JwtEncoder.class)
    SignetJwtEncoder signetJwtEncoder(SignetJwtProperties properties) {
        return IssuedTokens.encoder(Objects.requireNonNull(properties.encoder()));
    }
}
