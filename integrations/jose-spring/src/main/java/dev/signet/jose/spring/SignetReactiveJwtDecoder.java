package dev.signet.jose.spring;

import dev.signet.jose.core.JoseException;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * A decoder for the reactive part of Spring Security, which waits for no key set: what is accepted and refused, and
 * what Spring gets, is as for {@link SignetJwtDecoder}. Immutable and thread-safe.
 */
public final class SignetReactiveJwtDecoder implements ReactiveJwtDecoder {

    private final dev.signet.jose.jwt.JwtDecoder decoder;
    private final Executor executor;

    /**
     * Creates a decoder that verifies a token on the thread that subscribes, if its keys are there. For decoders whose
     * rules and stores do not wait.
     *
     * @param decoder the keys and the rules
     */
    public SignetReactiveJwtDecoder(dev.signet.jose.jwt.JwtDecoder decoder) {
        this(decoder, Runnable::run);
    }

    /**
     * Creates a decoder that verifies tokens on an executor, for decoders with a replay store or a rule that waits.
     *
     * @param decoder the keys and the rules
     * @param executor where tokens are verified, for example {@code Schedulers.boundedElastic()::schedule}
     */
    public SignetReactiveJwtDecoder(dev.signet.jose.jwt.JwtDecoder decoder, Executor executor) {
        this.decoder = Objects.requireNonNull(decoder);
        this.executor = Objects.requireNonNull(executor);
    }

    /**
     * Returns a token, once its signature is verified and its claims meet every rule.
     *
     * @param token a JWT in compact serialization
     * @return header and claims, decoded anew for each subscription; fails with the exceptions of
     *     {@link SignetJwtDecoder#decode}
     */
    @Override
    public Mono<Jwt> decode(String token) {
        return Mono.fromCompletionStage(() -> decoder.decodeAsync(token, executor))
                .map(verified -> JwtConversion.spring(token, verified))
                .onErrorMap(JoseException.class, JwtConversion::spring);
    }
}
