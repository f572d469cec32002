package dev.signet.jose.benchmarks.libraries;

import dev.signet.jose.benchmarks.tokens.Algorithm;
import dev.signet.jose.benchmarks.tokens.Claims;
import dev.signet.jose.benchmarks.tokens.Keys;
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

/** jjwt over Jackson, with its parser reused; what signs cannot be. */
final class JjwtSigned implements SignedTokens {

    private final Algorithm algorithm;

    private final String keyId;
    private final Key signingKey;
    private final JwtParser parser;

    JjwtSigned(Algorithm algorithm, Keys keys) {
        this.algorithm = algorithm;
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
    public String sign(Claims claims) {
        JwtBuilder builder = Jwts.builder().header().keyId(keyId).type("JWT").and();
        return signed(said(builder, claims)).compact();
    }

    @Override
    public Claims.Read verify(String token) {
        return read(parser.parseSignedClaims(token).getPayload());
    }

    static JwtBuilder said(JwtBuilder builder, Claims claims) {
        return builder.issuer(claims.issuer())
                .subject(claims.subject())
                .audience()
                .add(claims.audience())
                .and()
                .expiration(Date.from(claims.expiry()))
                .issuedAt(Date.from(claims.issuedAt()))
                .notBefore(Date.from(claims.notBefore()))
                .id(claims.id())
                .claim("scope", claims.scope())
                .claim("tenant", claims.tenant())
                .claim("roles", claims.roles());
    }

    static Claims.Read read(io.jsonwebtoken.Claims claims) {
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
            case HS384 -> builder.signWith((SecretKey) signingKey, Jwts.SIG.HS384);
            case HS512 -> builder.signWith((SecretKey) signingKey, Jwts.SIG.HS512);
            case RS256 -> builder.signWith((PrivateKey) signingKey, Jwts.SIG.RS256);
            case RS384 -> builder.signWith((PrivateKey) signingKey, Jwts.SIG.RS384);
            case RS512 -> builder.signWith((PrivateKey) signingKey, Jwts.SIG.RS512);
            case PS256 -> builder.signWith((PrivateKey) signingKey, Jwts.SIG.PS256);
            case PS384 -> builder.signWith((PrivateKey) signingKey, Jwts.SIG.PS384);
            case PS512 -> builder.signWith((PrivateKey) signingKey, Jwts.SIG.PS512);
            case ES256 -> builder.signWith((PrivateKey) signingKey, Jwts.SIG.ES256);
            case ES384 -> builder.signWith((PrivateKey) signingKey, Jwts.SIG.ES384);
            case ES512 -> builder.signWith((PrivateKey) signingKey, Jwts.SIG.ES512);
            case Ed25519, Ed448 -> builder.signWith((PrivateKey) signingKey, Jwts.SIG.EdDSA);
            case ES256K, ML_DSA_44, ML_DSA_65, ML_DSA_87 ->
                throw new IllegalArgumentException("jjwt has no " + algorithm);
        };
    }
}
