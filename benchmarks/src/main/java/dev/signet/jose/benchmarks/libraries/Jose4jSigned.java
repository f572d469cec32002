package dev.signet.jose.benchmarks.libraries;

import dev.signet.jose.benchmarks.tokens.Algorithm;
import dev.signet.jose.benchmarks.tokens.Claims;
import dev.signet.jose.benchmarks.tokens.Keys;
import java.security.Key;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/** jose4j with its consumer reused; what signs cannot be. */
final class Jose4jSigned implements SignedTokens {

    private final Algorithm algorithm;

    private final String keyId;
    private final Key signingKey;
    private final JwtConsumer consumer;

    Jose4jSigned(Algorithm algorithm, Keys keys) {
        this.algorithm = algorithm;
        keyId = keys.id();
        signingKey = keys.signing();
        consumer = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, algorithm.jwaName()))
                .setVerificationKey(keys.verifying())
                .setExpectedIssuer(Claims.ISSUER)
                .setExpectedAudience(Claims.AUDIENCE)
                .setRequireExpirationTime()
                .build();
    }

    @Override
    public String sign(Claims claims) throws Exception {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setPayload(said(claims).toJson());
        jws.setKey(signingKey);
        jws.setAlgorithmHeaderValue(algorithm.jwaName());
        jws.setKeyIdHeaderValue(keyId);
        jws.setHeader("typ", "JWT");
        return jws.getCompactSerialization();
    }

    @Override
    public Claims.Read verify(String token) throws Exception {
        return read(consumer.processToClaims(token));
    }

    static JwtClaims said(Claims claims) {
        JwtClaims said = new JwtClaims();
        said.setIssuer(claims.issuer());
        said.setSubject(claims.subject());
        said.setAudience(claims.audience());
        said.setExpirationTime(NumericDate.fromSeconds(claims.expiry().getEpochSecond()));
        said.setIssuedAt(NumericDate.fromSeconds(claims.issuedAt().getEpochSecond()));
        said.setNotBefore(NumericDate.fromSeconds(claims.notBefore().getEpochSecond()));
        said.setJwtId(claims.id());
        said.setStringClaim("scope", claims.scope());
        said.setStringClaim("tenant", claims.tenant());
        said.setStringListClaim("roles", claims.roles());
        return said;
    }

    static Claims.Read read(JwtClaims claims) throws MalformedClaimException {
        return new Claims.Read(
                claims.getSubject(), claims.getStringClaimValue("tenant"), claims.getStringListClaimValue("roles"));
    }
}
