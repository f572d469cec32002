package dev.signet.jose.spring;

import dev.signet.jose.core.JoseException;
import java.util.Objects;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * A decoder for Spring Security that accepts and refuses what a Signet decoder does.
 *
 * <pre>{@code
 * @Bean
 * JwtDecoder jwtDecoder(RemoteJwkSet keys) {
 *     return new SignetJwtDecoder(dev.signet.jose.jwt.Jwt.verifiedBy(JwsVerifier.of(keys, ES256))
 *         .issuer("https://login.example")
 *         .audience("orders")
 *         .build());
 * }
 * }</pre>
 *
 * <p>Spring gets verified claims: times as {@code Instant}, {@code aud} as a list. A claim that is still sealed is
 * omitted, so that the text of its seal is not taken for its value, and so is one that is {@code null}. A token for
 * which Spring's {@code Jwt} has no room is refused, such as one whose {@code exp} is not after its {@code iat}.
 * Immutable and thread-safe.
 */
public final class SignetJwtDecoder implements JwtDecoder {

    private final dev.signet.jose.jwt.JwtDecoder decoder;

    /**
     * Creates the decoder.
     *
     * @param decoder the keys and the rules
     */
    public SignetJwtDecoder(dev.signet.jose.jwt.JwtDecoder decoder) {
        this.decoder = Objects.requireNonNull(decoder);
    }

    /**
     * Returns a token, once its signature is verified and its claims meet every rule.
     *
     * @param token a JWT in compact serialization
     * @return header and claims
     * @throws org.springframework.security.oauth2.jwt.BadJwtException if the token is refused; its message is for the
     *     client and repeats nothing of the token, its cause is the {@code InvalidTokenException}
     * @throws org.springframework.security.oauth2.jwt.JwtException if keys or a replay store are not available; its
     *     cause is the {@code KeySourceException} or {@code ReplayStoreException}
     */
    @Override
    public Jwt decode(String token) {
        try {
            return JwtConversion.spring(token, decoder.decode(token));
        } catch (JoseException e) {
            throw JwtConversion.spring(e);
        }
    }
}
