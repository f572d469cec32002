package dev.signet.jose.examples.spring;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.JsonNull;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.core.ReplayStoreException;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.VerifiedJwt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
            // Becomes the error_description of a 401. By reason, so that nothing of a token ever stands in it.
            throw new BadJwtException(description(e));
        } catch (KeySourceException | ReplayStoreException e) {
            // Not the client's fault: see ServiceUnavailableFilter.
            throw new JwtException("a service that tokens are checked with cannot be asked", e);
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
                    .headers(headers -> headers.putAll(map(verified.header().parameters())))
                    .claims(target -> target.putAll(all))
                    .build();
        } catch (IllegalArgumentException e) {
            // Spring's type holds less than RFC 7519 allows, an exp that is not after iat for one.
            throw new BadJwtException("the token is malformed");
        }
    }

    /** Returns the members of the claims, or of an object among them, without those that are sealed. */
    private static Map<String, Object> readable(List<String> sealed, String path, JsonObject members) {
        Map<String, Object> readable = map(members);
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

    private static Map<String, Object> map(JsonObject object) {
        Map<String, Object> map = new LinkedHashMap<>();
        List<String> names = object.names();
        for (int i = 0; i < names.size(); i++) {
            Object value = object.values().get(i);
            if (!(value instanceof JsonNull)) {
                map.put(names.get(i), plain(value));
            }
        }
        return map;
    }

    private static Object plain(Object value) {
        if (value instanceof JsonObject object) {
            return map(object);
        }
        return value instanceof List<?> elements
                ? elements.stream()
                        .filter(element -> !(element instanceof JsonNull))
                        .map(SignetJwtDecoder::plain)
                        .toList()
                : value;
    }

    private static String description(InvalidTokenException e) {
        return switch (e.reason()) {
            case EXPIRED -> "the token has expired";
            case NOT_YET_VALID -> "the token is not valid yet";
            case CLAIM_REJECTED -> "the token is for another service or from another issuer";
            case KEY_NOT_FOUND, ALGORITHM_NOT_ALLOWED, SIGNATURE_INVALID ->
                "the token is not signed by the login service";
            default -> "the token is malformed";
        };
    }
}
