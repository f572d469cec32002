package dev.signet.jose.spring;

import dev.signet.jose.core.JoseException;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.JwtClaimsBuilder;
import dev.signet.jose.jwt.SignedJwtEncoder;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jose.JwaAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtEncodingException;

/**
 * An encoder for Spring Security that signs with a Signet signer. Key, algorithm and header are those of the signer: a
 * {@code JwsHeader} that asks for others is refused.
 *
 * <pre>{@code
 * @Bean
 * JwtEncoder jwtEncoder(EcJwk key) {
 *     return SignetJwtEncoder.of(ES256.signer(key))
 *         .withIssuer("https://login.example")
 *         .withLifetime(Duration.ofMinutes(5));
 * }
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class SignetJwtEncoder implements JwtEncoder {

    private final JwsSigner signer;
    private final SignedJwtEncoder encoder;
    private final Optional<String> issuer;
    private final Optional<Duration> lifetime;
    private final Clock clock;

    private SignetJwtEncoder(
            JwsSigner signer,
            SignedJwtEncoder encoder,
            Optional<String> issuer,
            Optional<Duration> lifetime,
            Clock clock) {
        this.signer = signer;
        this.encoder = encoder;
        this.issuer = issuer;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /**
     * Returns an encoder of signed tokens of any length, which adds no claims.
     *
     * @param signer the key, the algorithm and the header
     * @return the encoder
     * @throws IllegalArgumentException if the signer signs unencoded payloads
     */
    public static SignetJwtEncoder of(JwsSigner signer) {
        JwsSigner typed = signer.header().type().isPresent() ? signer : signer.withType("JWT");
        return new SignetJwtEncoder(
                typed,
                dev.signet.jose.jwt.Jwt.signedWith(typed),
                Optional.empty(),
                Optional.empty(),
                Clock.systemUTC());
    }

    /**
     * Returns an encoder that writes {@code iss}.
     *
     * @param name the issuer of every token; claims that name another are refused
     * @return a new encoder
     */
    public SignetJwtEncoder withIssuer(String name) {
        return new SignetJwtEncoder(signer, encoder, Optional.of(name), lifetime, clock);
    }

    /**
     * Returns an encoder that writes {@code iat} and {@code exp} into tokens whose claims have no {@code exp}.
     *
     * @param duration the time from {@code iat} to {@code exp}, positive
     * @return a new encoder
     * @throws IllegalArgumentException if the duration is not positive
     */
    public SignetJwtEncoder withLifetime(Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException("expected a positive lifetime");
        }
        return new SignetJwtEncoder(signer, encoder, issuer, Optional.of(duration), clock);
    }

    /**
     * Returns an encoder that makes no token above a length, as
     * {@link SignedJwtEncoder#withMaxTokenOctets(int)} does.
     *
     * @param octets the greatest length of a token
     * @return a new encoder
     * @throws IllegalArgumentException if the number is not positive
     */
    public SignetJwtEncoder withMaxTokenOctets(int octets) {
        return new SignetJwtEncoder(signer, encoder.withMaxTokenOctets(octets), issuer, lifetime, clock);
    }

    /** Returns an encoder with another clock, for tests. */
    SignetJwtEncoder withClock(Clock other) {
        return new SignetJwtEncoder(signer, encoder, issuer, lifetime, other);
    }

    /**
     * Returns a signed token.
     *
     * @param parameters the claims, with values that have a form in JSON; a header may be absent, and each of its
     *     parameters must be one that the signer writes
     * @return the token with its claims and its header
     * @throws JwtEncodingException if the header asks for anything else, the claims name another issuer, a claim has no
     *     form in JSON, the token is too long, or the key cannot be used, in an HSM that is away for example
     */
    @Override
    public Jwt encode(JwtEncoderParameters parameters) {
        JoseHeader header = signer.header();
        requireSame(header, parameters.getJwsHeader());
        try {
            JwtClaims claims = claims(parameters.getClaims().getClaims());
            String token = encoder.encode(claims);
            return JwtConversion.spring(token, header, claims);
        } catch (IllegalArgumentException | IllegalStateException | JoseException e) {
            throw new JwtEncodingException("the token cannot be encoded: " + e.getMessage(), e);
        }
    }

    private JwtClaims claims(Map<String, Object> stated) {
        Map<String, Object> all = new LinkedHashMap<>(stated);
        // A JwtClaimsSet makes a java.net.URL of an issuer that is one.
        all.computeIfPresent("iss", (claim, name) -> name.toString());
        issuer.ifPresent(name -> {
            if (!all.getOrDefault("iss", name).equals(name)) {
                throw new IllegalArgumentException("iss: expected the issuer of the encoder, or none");
            }
            all.put("iss", name);
        });
        JwtClaimsBuilder claims = JwtClaims.builder(clock).claims(all);
        if (!stated.containsKey("exp")) {
            lifetime.ifPresent(claims::lifetime);
        }
        return claims.build();
    }

    private static void requireSame(JoseHeader header, @Nullable JwsHeader asked) {
        if (asked == null) {
            return;
        }
        Map<String, @Nullable Object> written = header.parameters().toMap();
        asked.getHeaders().forEach((name, value) -> {
            Object text = value instanceof JwaAlgorithm algorithm ? algorithm.getName() : value;
            if (!Objects.equals(text, written.get(name))) {
                throw new JwtEncodingException(
                        "header " + name + ": expected what the signer writes; leave the JwsHeader out");
            }
        });
    }
}
