package dev.signet.jose.spring.boot;

import dev.signet.jose.spring.SignetJwtDecoder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Makes decoders and an encoder for Spring Security from the properties {@code signet.jwt}: a
 * {@link SignetJwtDecoder}, a {@link dev.signet.jose.spring.SignetReactiveJwtDecoder} in a reactive application, and a
 * {@link dev.signet.jose.spring.SignetJwtEncoder}, each unless the application has a bean of the kind. The decoder
 * of the library behind them is a bean too, of the type {@link dev.signet.jose.jwt.JwtDecoder}.
 */
@AutoConfiguration(
        beforeName = {
            // Spring Boot 3.5
            "org.springframework.boot.autoconfigure.security.oauth2.resource."
                    + "servlet.OAuth2ResourceServerAutoConfiguration",
            "org.springframework.boot.autoconfigure.security.oauth2.resource."
                    + "reactive.ReactiveOAuth2ResourceServerAutoConfiguration",
            // Spring Boot 4.0
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure."
                    + "servlet.OAuth2ResourceServerAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure."
                    + "reactive.ReactiveOAuth2ResourceServerAutoConfiguration",
            // Spring Boot 4.1
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure."
                    + "OAuth2ResourceServerAutoConfiguration"
        })
@ConditionalOnClass({JwtDecoder.class, SignetJwtDecoder.class})
@Conditional(ConfiguredCondition.OfStarter.class)
@EnableConfigurationProperties(SignetJwtProperties.class)
@Import({DecoderConfiguration.class, EncoderConfiguration.class})
public final class SignetJwtAutoConfiguration {

    /**
     * Checks that there is something to make.
     *
     * @param properties the properties
     * @throws SignetPropertyException if neither issuers nor an encoder are configured
     */
    SignetJwtAutoConfiguration(SignetJwtProperties properties) {
        if (properties.issuers().isEmpty() && properties.encoder() == null) {
            throw new SignetPropertyException(
                    SignetJwtProperties.ISSUERS + "[0].issuer",
                    "expected at least one issuer, or an encoder",
                    "https://login.example");
        }
    }
}
