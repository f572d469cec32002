package dev.signet.jose.spring;

import dev.signet.jose.jwt.BearerRefusal;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.security.authentication.AuthenticationServiceException;

/**
 * A filter that answers 503 with {@code Retry-After} if a token could not be checked, because keys or a replay store
 * are not available. Spring Security by itself makes 500 of it. Any other failure passes.
 *
 * <p>It surrounds Spring Security, so that it is the same for every {@code SecurityFilterChain}: with Spring Boot it is
 * a bean of the starter, elsewhere it is registered before {@code springSecurityFilterChain}. Thread-safe.
 */
public final class ServiceUnavailableFilter implements Filter, Ordered {

    /** Creates the filter. */
    public ServiceUnavailableFilter() {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (AuthenticationServiceException e) {
            BearerRefusal answer = UnavailableAnswer.to(e).orElseThrow(() -> e);
            if (!(response instanceof HttpServletResponse http) || http.isCommitted()) {
                throw e;
            }
            http.setStatus(answer.status());
            answer.headers().forEach(http::setHeader);
        }
    }

    /** Returns the place of the filter: before Spring Security. */
    @Override
    public int getOrder() {
        return UnavailableAnswer.ORDER;
    }
}
