package dev.signet.jose.spring.boot;

import dev.signet.jose.spring.KeySetHealth;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Shows the health of the key sets of the properties as {@code jwkSets}, if the application has Spring Boot's Actuator.
 * The types of Spring Boot 3 and 4 have the same names in other packages.
 */
@AutoConfiguration(after = SignetJwtAutoConfiguration.class)
@ConditionalOnBean(IssuerKeys.class)
@ConditionalOnProperty(name = "management.health.jwk-sets.enabled", matchIfMissing = true)
public final class SignetHealthAutoConfiguration {

    /** The bean, of which Spring Boot takes the part before the name of its type. */
    private static final String NAME = "jwkSetsHealthIndicator";

    /** Created by Spring. */
    SignetHealthAutoConfiguration() {}

    /** For Spring Boot 3. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.actuate.health.HealthIndicator")
    static class Boot3 {

        @Bean(NAME)
        @ConditionalOnMissingBean(name = NAME)
        org.springframework.boot.actuate.health.HealthIndicator jwkSetsHealthIndicator(IssuerKeys keys) {
            return () -> {
                KeySetHealth health = KeySetHealth.of(keys.remote());
                return (health.isUp()
                                ? org.springframework.boot.actuate.health.Health.up()
                                : org.springframework.boot.actuate.health.Health.down())
                        .withDetails(health.details())
                        .build();
            };
        }
    }

    /** For Spring Boot 4. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
    static class Boot4 {

        @Bean(NAME)
        @ConditionalOnMissingBean(name = NAME)
        org.springframework.boot.health.contributor.HealthIndicator jwkSetsHealthIndicator(IssuerKeys keys) {
            return () -> {
                KeySetHealth health = KeySetHealth.of(keys.remote());
                return (health.isUp()
                                ? org.springframework.boot.health.contributor.Health.up()
                                : org.springframework.boot.health.contributor.Health.down())
                        .withDetails(health.details())
                        .build();
            };
        }
    }
}
