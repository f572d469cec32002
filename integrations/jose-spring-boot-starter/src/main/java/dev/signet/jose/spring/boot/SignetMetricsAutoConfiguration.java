package dev.signet.jose.spring.boot;

import dev.signet.jose.spring.JoseMeters;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Counts what becomes of tokens and of key sets, if the application has a registry of meters. */
@AutoConfiguration(
        before = SignetJwtAutoConfiguration.class,
        afterName = {
            // Spring Boot 3.5
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
            // Spring Boot 4
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(MeterRegistry.class)
public final class SignetMetricsAutoConfiguration {

    /** Created by Spring. */
    SignetMetricsAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    JoseMeters joseMeters(MeterRegistry registry) {
        return new JoseMeters(registry);
    }

    @Bean
    @ConditionalOnMissingBean
    KeySetObservers joseKeySetMeters(JoseMeters meters) {
        return meters::forKeySet;
    }
}
