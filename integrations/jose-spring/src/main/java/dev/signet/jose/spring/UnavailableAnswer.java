package dev.signet.jose.spring;

import dev.signet.jose.core.JoseException;
import dev.signet.jose.jwt.BearerRefusal;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.JwtException;

/** The answer to a request whose token could be neither accepted nor refused. */
final class UnavailableAnswer {

    /** Outside of Spring Security, whose chain has the order -100 in servlet and in reactive applications. */
    static final int ORDER = -101;

    private UnavailableAnswer() {}

    /**
     * Returns the answer to what Spring Security makes of the exception of a decoder.
     *
     * @return the answer; empty if the failure is not that of a decoder of this package
     */
    static Optional<BearerRefusal> to(AuthenticationServiceException failure) {
        return failure.getCause() instanceof JwtException undecided && undecided.getCause() instanceof JoseException why
                ? Optional.of(BearerRefusal.of(why))
                : Optional.empty();
    }
}
