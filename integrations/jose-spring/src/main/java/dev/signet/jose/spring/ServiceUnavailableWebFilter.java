package dev.signet.jose.spring;

import dev.signet.jose.jwt.BearerRefusal;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** The {@link ServiceUnavailableFilter} of reactive applications. Thread-safe. */
public final class ServiceUnavailableWebFilter implements WebFilter, Ordered {

    /** Creates the filter. */
    public ServiceUnavailableWebFilter() {}

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return chain.filter(exchange)
                .onErrorResume(AuthenticationServiceException.class, e -> answer(exchange.getResponse(), e));
    }

    /** Returns the place of the filter: before Spring Security. */
    @Override
    public int getOrder() {
        return UnavailableAnswer.ORDER;
    }

    private static Mono<Void> answer(ServerHttpResponse response, AuthenticationServiceException failure) {
        Optional<BearerRefusal> answer = UnavailableAnswer.to(failure);
        // False for a response that is committed.
        if (answer.isEmpty()
                || !response.setStatusCode(HttpStatusCode.valueOf(answer.get().status()))) {
            return Mono.error(failure);
        }
        answer.get().headers().forEach(response.getHeaders()::set);
        return response.setComplete();
    }
}
