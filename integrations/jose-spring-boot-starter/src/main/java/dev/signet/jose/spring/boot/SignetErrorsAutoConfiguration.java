package dev.signet.jose.spring.boot;

import dev.signet.jose.spring.ServiceUnavailableFilter;
import dev.signet.jose.spring.ServiceUnavailableWebFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationServiceException;

/**
 * Answers 503 if a token could not be checked, in servlet and in reactive applications. The refusal of a token needs no
 * configuration: Spring Security answers it by RFC 6750.
 */
@AutoConfiguration
@ConditionalOnClass({AuthenticationServiceException.class, ServiceUnavailableFilter.class})
public final class SignetErrorsAutoConfiguration {

    /** Created by Spring. */
    SignetErrorsAutoConfiguration() {}

    /** For servlet applications: others lack the interface. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    static class Servlet {

        @Bean
        @ConditionalOnMissingBean
        ServiceUnavailableFilter signetServiceUnavailableFilter() {
            return new ServiceUnavailableFilter();
        }
    }

    /** For reactive applications: others may lack Reactor. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
    static class Reactive {

        @Bean
        @ConditionalOnMissingBean
        ServiceUnavailableWebFilter signetServiceUnavailableFilter() {
            return new ServiceUnavailableWebFilter();
        }
    }
}
