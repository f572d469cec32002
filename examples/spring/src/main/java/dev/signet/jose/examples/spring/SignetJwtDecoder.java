package dev.signet.jose.examples.spring;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.JoseException;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwt.BearerRefusal;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.VerifiedJwt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * An adapter of a Signet decoder to Spring Security: every rule is the decoder's, and Spring gets verified claims. A
 * claim that is still sealed is omitted, so that the text of its seal is not taken for its value.
 *
 * @param decoder the decoder
 */
public record SignetJwtDecoder(dev.signet.jose.jwt.JwtDecoder decoder) implements JwtDecoder {

    @Override
    public Jwt decode(String token) {
        try {
            return spring(token, decoder.decode(token));
        } catch (InvalidTokenException e) {
            // Becomes the error_description of a 401. It is for clients: nothing of a token ever stands in it.
            throw new BadJwtException(BearerRefusal.of(e).description());
        } catch (JoseException e) {
            // Not the client's fault: see ServiceUnavailableFilter.
            throw new JwtException(BearerRefusal.of(e).description(), e);
        }
    }

    private static Jwt spring(String token, VerifiedJwt verified) {
        JwtClaims claims = verified.claims();
        Map<String, Object> all = readable(claims.sealedClaims(), "", claims.toObject());
        // As Spring's own decoder has them: times as Instant, the audience always as a list.
        claims.issuedAt().ifPresent(time -> all.put("iat", time));
        claims.notBefore().ifPresent(time -> all.put("nbf", time));
        claims.expiresAt().ifPresent(time -> all.put("exp", time));
        all.put("aud", claims.audience());
        try {
            return Jwt.withTokenValue(token)
                    .headers(headers ->
                            headers.putAll(verified.header().parameters().toMap()))
                    .claims(target -> target.putAll(all))
                    .build();
        } catch (IllegalArgumentException e) {
            // Spring's type holds less than RFC 7519 allows, an exp that is not after iat for one.
            throw new BadJwtException("the token is malformed");
        }
    }

    /**
     * Returns the members of the claims, or of an object among them, without those that are sealed and those that are
     * {@code null}.
     */
    private static Map<String, Object> readable(List<String> sealed, String path, JsonObject members) {
        Map<String, Object> readable = new LinkedHashMap<>(members.toMap());
        readable.values().removeIf(Objects::isNull);
        for (String name : members.names()) {
            String at = path + name.replace("\\", "\\\\").replace(".", "\\.");
            if (members.value(name).orElseThrow() instanceof JsonObject object) {
                readable.put(name, readable(sealed, at + ".", object));
            } else if (sealed.contains(at)) {
                readable.remove(name);
            }
        }
        return readable;
    }
}
