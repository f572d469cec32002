package dev.signet.jose.benchmarks;

import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.JwtParserBuilder;
import io.jsonwebtoken.Jwts;
import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Date;
import java.util.List;
import javax.crypto.SecretKey;
import org.openjdk.jmh.annotations.Param;

/** jjwt over Jackson, with its parser reused; what signs cannot be. */
public class Jjwt extends Library {

    @Param
    Algorithm algorithm;

    private String keyId;
    private Key signingKey;
    private JwtParser parser;

    @Override
    Algorithm algorithm() {
        return algorithm;
    }

    @Override
    void start(Keys keys) {
        keyId = keys.id();
        signingKey = keys.signing();
        JwtParserBuilder builder = Jwts.parser();
        if (keys.verifying() instanceof SecretKey secret) {
            builder.verifyWith(secret);
        } else {
            builder.verifyWith((PublicKey) keys.verifying());
        }
        parser = builder.requireIssuer(Claims.ISSUER)
                .requireAudience(Claims.AUDIENCE)
                .build();
    }

    @Override
    String sign(Claims claims) {
        JwtBuilder builder = Jwts.builder()
                .header()
                .keyId(keyId)
                .type("JWT")
                .and()
                .issuer(claims.issuer())
                .subject(claims.subject())
                .audience()
                .add(claims.audience())
                .and()
                .expiration(Date.from(claims.expiresAt()))
                .issuedAt(Date.from(claims.issuedAt()))
                .notBefore(Date.from(claims.notBefore()))
                .id(claims.id())
                .claim("scope", claims.scope())
                .claim("tenant", claims.tenant())
                .claim("roles", claims.roles());
        return signed(builder).compact();
    }

    @Override
    Claims.Read verify(String token) {
        io.jsonwebtoken.Claims claims = parser.parseSignedClaims(token).getPayload();
        if (claims.getExpiration() == null) {
            throw new IllegalArgumentException("no exp");
        }
        @SuppressWarnings("unchecked")
        List<String> roles = claims.get("roles", List.class);
        return new Claims.Read(claims.getSubject(), claims.get("tenant", String.class), roles);
    }

    private JwtBuilder signed(JwtBuilder builder) {
        return switch (algorithm) {
            case HS256 -> builder.signWith((SecretKey) signingKey, Jwts.SIG.HS256);
            case RS256 -> builder.signWith((PrivateKey) signingKey, Jwts.SIG.RS256);
            case ES256 -> builder.signWith((PrivateKey) signingKey, Jwts.SIG.ES256);
            case Ed25519 -> builder.signWith((PrivateKey) signingKey, Jwts.SIG.EdDSA);
        };
    }
}
