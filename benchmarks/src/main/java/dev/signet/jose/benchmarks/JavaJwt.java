package dev.signet.jose.benchmarks;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import org.openjdk.jmh.annotations.Param;

/** java-jwt with its algorithm and its verifier reused. It has no EdDSA. */
public class JavaJwt extends Library {

    @Param({"HS256", "RS256", "ES256"})
    Algorithm algorithm;

    private String keyId;
    private com.auth0.jwt.algorithms.Algorithm signer;
    private JWTVerifier verifier;

    @Override
    Algorithm algorithm() {
        return algorithm;
    }

    @Override
    void start(Keys keys) {
        keyId = keys.id();
        signer = signer(keys);
        verifier = JWT.require(signer)
                .withIssuer(Claims.ISSUER)
                .withAudience(Claims.AUDIENCE)
                .withClaimPresence("exp")
                .build();
    }

    @Override
    String sign(Claims claims) {
        return JWT.create()
                .withKeyId(keyId)
                .withIssuer(claims.issuer())
                .withSubject(claims.subject())
                .withAudience(claims.audience())
                .withExpiresAt(claims.expiresAt())
                .withIssuedAt(claims.issuedAt())
                .withNotBefore(claims.notBefore())
                .withJWTId(claims.id())
                .withClaim("scope", claims.scope())
                .withClaim("tenant", claims.tenant())
                .withClaim("roles", claims.roles())
                .sign(signer);
    }

    @Override
    Claims.Read verify(String token) {
        DecodedJWT jwt = verifier.verify(token);
        return new Claims.Read(
                jwt.getSubject(),
                jwt.getClaim("tenant").asString(),
                jwt.getClaim("roles").asList(String.class));
    }

    private com.auth0.jwt.algorithms.Algorithm signer(Keys keys) {
        return switch (algorithm) {
            case HS256 ->
                com.auth0.jwt.algorithms.Algorithm.HMAC256(keys.signing().getEncoded());
            case RS256 ->
                com.auth0.jwt.algorithms.Algorithm.RSA256(
                        (RSAPublicKey) keys.verifying(), (RSAPrivateKey) keys.signing());
            case ES256 ->
                com.auth0.jwt.algorithms.Algorithm.ECDSA256(
                        (ECPublicKey) keys.verifying(), (ECPrivateKey) keys.signing());
            case Ed25519 -> throw new UnsupportedOperationException("java-jwt has no EdDSA");
        };
    }
}
