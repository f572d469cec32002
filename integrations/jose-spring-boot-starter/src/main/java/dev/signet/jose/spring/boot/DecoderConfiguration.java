package dev.signet.jose.spring.boot;

import dev.signet.jose.core.JoseObserver;
import dev.signet.jose.jwks.remote.JwksTransport;
import dev.signet.jose.jwt.ReplayStore;
import dev.signet.jose.spring.SignetJwtDecoder;
import dev.signet.jose.spring.SignetReactiveJwtDecoder;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.scheduler.Schedulers;

/** The decoders, if an issuer is configured. */
@Configuration(proxyBeanMethods = false)
@Conditional(ConfiguredCondition.OfIssuers.class)
class DecoderConfiguration {

    @Bean
    IssuerKeys signetIssuerKeys(
            SignetJwtProperties properties,
            ObjectProvider<JoseObserver> observers,
            ObjectProvider<KeySetObservers> ofKeySets,
            ObjectProvider<JwksTransport> transport) {
        return IssuerKeys.of(
                properties,
                set -> Stream.concat(
                                observers.orderedStream(), ofKeySets.stream().map(of -> of.forKeySet(set)))
                        .toList(),
                Optional.ofNullable(transport.getIfAvailable()));
    }

    @Bean
    @ConditionalOnMissingBean
    dev.signet.jose.jwt.JwtDecoder signetDecoder(
            SignetJwtProperties properties,
            IssuerKeys keys,
            ObjectProvider<ReplayStore> replays,
            ObjectProvider<JoseObserver> observers) {
        return new IssuerDecoders(properties, keys, Optional.ofNullable(replays.getIfAvailable()))
                .decoder(observers.orderedStream().toList());
    }

    @Bean
    @ConditionalOnMissingBean(JwtDecoder.class)
    SignetJwtDecoder signetJwtDecoder(dev.signet.jose.jwt.JwtDecoder decoder) {
        return new SignetJwtDecoder(decoder);
    }

    /** For reactive applications: others may lack Reactor. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
    static class Reactive {

        @Bean
        @ConditionalOnMissingBean(ReactiveJwtDecoder.class)
        SignetReactiveJwtDecoder signetReactiveJwtDecoder(
                dev.signet.jose.jwt.JwtDecoder decoder, SignetJwtProperties properties) {
            boolean waits = properties.issuers().stream().anyMatch(SignetJwtProperties.Issuer::rejectReplays);
            Executor executor = waits ? Schedulers.boundedElastic()::schedule : Runnable::run;
            return new SignetReactiveJwtDecoder(decoder, executor);
        }
    }
}
