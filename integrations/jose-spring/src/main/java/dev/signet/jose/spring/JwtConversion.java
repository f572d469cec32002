package dev.signet.jose.spring;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.JoseException;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.jwt.BearerRefusal;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.VerifiedJwt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;

/** Verified tokens and refusals as Spring Security has them. */
final class JwtConversion {

    private JwtConversion() {}

    /**
     * Returns a verified token with its claims as Spring's own decoder has them: times as {@code Instant}, the audience
     * as a list. Claims that are sealed and claims that are {@code null} are omitted.
     *
     * @throws BadJwtException if Spring's type has no room for the token, whose {@code exp} is not after its
     *     {@code iat}, for example
     */
    static Jwt spring(String token, VerifiedJwt verified) {
        try {
            return spring(token, verified.header(), verified.claims());
        } catch (IllegalArgumentException e) {
            throw new BadJwtException("the token is malformed", e);
        }
    }

    /**
     * Returns a token with its header and its claims, as {@link #spring(String, VerifiedJwt)} does.
     *
     * @throws IllegalArgumentException if Spring's type has no room for it
     */
    static Jwt spring(String token, JoseHeader header, JwtClaims claims) {
        Map<String, Object> all =
                readable(claims.sealedClaims(), "", claims.toObject().toMap());
        claims.issuedAt().ifPresent(time -> all.put("iat", time));
        claims.notBefore().ifPresent(time -> all.put("nbf", time));
        claims.expiresAt().ifPresent(time -> all.put("exp", time));
        if (all.containsKey("aud")) {
            all.put("aud", claims.audience());
        }
        return Jwt.withTokenValue(token)
                .headers(target -> target.putAll(header.parameters().toMap()))
                .claims(target -> target.putAll(all))
                .build();
    }

    /**
     * Returns a refusal as Spring's exception, whose message is for the client: it becomes the
     * {@code error_description} of a 401.
     *
     * @return a {@code BadJwtException} if the token is at fault; another {@code JwtException} if it could not be
     *     checked. Both have the refusal as their cause
     */
    static JwtException spring(JoseException refusal) {
        String description = BearerRefusal.of(refusal).description();
        return refusal instanceof InvalidTokenException
                ? new BadJwtException(description, refusal)
                : new JwtException(description, refusal);
    }

    /** Returns the members of an object, also of those inside it, that are neither sealed nor {@code null}. */
    private static Map<String, Object> readable(List<String> sealed, String path, Map<?, ?> members) {
        Map<String, Object> readable = new LinkedHashMap<>();
        members.forEach((key, value) -> {
            String name = String.valueOf(key);
            String at = path + name.replace("\\", "\\\\").replace(".", "\\.");
            if (value instanceof Map<?, ?> object) {
                readable.put(name, readable(sealed, at + ".", object));
            } else if (value != null && !sealed.contains(at)) {
                readable.put(name, value);
            }
        });
        return readable;
    }
}
