package dev.signet.jose.benchmarks.libraries;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.interfaces.DecodedJWT;
import dev.signet.jose.benchmarks.tokens.Algorithm;
import dev.signet.jose.benchmarks.tokens.Claims;
import dev.signet.jose.benchmarks.tokens.Keys;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;

/** java-jwt with its algorithm and its verifier reused. It has no EdDSA. */
final class JavaJwtSigned implements SignedTokens {

    private final Algorithm algorithm;

    private final String keyId;
    private final com.auth0.jwt.algorithms.Algorithm signer;
    private final JWTVerifier verifier;

    JavaJwtSigned(Algorithm algorithm, Keys keys) {
        this.algorithm = algorithm;
        keyId = keys.id();
        signer = signer(keys);
        verifier = JWT.require(signer)
                .withIssuer(Claims.ISSUER)
                .withAudience(Claims.AUDIENCE)
                .withClaimPresence("exp")
                .build();
    }

    @Override
    public String sign(Claims claims) {
        return JWT.create()
                .withKeyId(keyId)
                .withIssuer(claims.issuer())
                .withSubject(claims.subject())
                .withAudience(claims.audience())
                .withExpiresAt(claims.expiry())
                .withIssuedAt(claims.issuedAt())
                .withNotBefore(claims.notBefore())
                .withJWTId(claims.id())
                .withClaim("scope", claims.scope())
                .withClaim("tenant", claims.tenant())
                .withClaim("roles", claims.roles())
                .sign(signer);
    }

    @Override
    public Claims.Read verify(String token) {
        DecodedJWT jwt = verifier.verify(token);
        return new Claims.Read(
                jwt.getSubject(),
                jwt.getClaim("tenant").asString(),
                jwt.getClaim("roles").asList(String.class));
    }

    private com.auth0.jwt.algorithms.Algorithm signer(Keys keys) {
        byte[] secret = keys.signing().getEncoded();
        return switch (algorithm) {
            case HS256 -> com.auth0.jwt.algorithms.Algorithm.HMAC256(secret);
            case HS384 -> com.auth0.jwt.algorithms.Algorithm.HMAC384(secret);
            case HS512 -> com.auth0.jwt.algorithms.Algorithm.HMAC512(secret);
            case RS256 ->
                com.auth0.jwt.algorithms.Algorithm.RSA256(
                        (RSAPublicKey) keys.verifying(), (RSAPrivateKey) keys.signing());
            case RS384 ->
                com.auth0.jwt.algorithms.Algorithm.RSA384(
                        (RSAPublicKey) keys.verifying(), (RSAPrivateKey) keys.signing());
            case RS512 ->
                com.auth0.jwt.algorithms.Algorithm.RSA512(
                        (RSAPublicKey) keys.verifying(), (RSAPrivateKey) keys.signing());
            case ES256 ->
                com.auth0.jwt.algorithms.Algorithm.ECDSA256(
                        (ECPublicKey) keys.verifying(), (ECPrivateKey) keys.signing());
            case ES384 ->
                com.auth0.jwt.algorithms.Algorithm.ECDSA384(
                        (ECPublicKey) keys.verifying(), (ECPrivateKey) keys.signing());
            case ES512 ->
                com.auth0.jwt.algorithms.Algorithm.ECDSA512(
                        (ECPublicKey) keys.verifying(), (ECPrivateKey) keys.signing());
            default -> throw new IllegalArgumentException("java-jwt has no " + algorithm);
        };
    }
}
