package dev.signet.jose.benchmarks;

import java.security.Key;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.openjdk.jmh.annotations.Param;

/** jose4j with its consumer reused; what signs cannot be. */
public class Jose4j extends Library {

    @Param
    Algorithm algorithm;

    private String keyId;
    private Key signingKey;
    private JwtConsumer consumer;

    @Override
    Algorithm algorithm() {
        return algorithm;
    }

    @Override
    void start(Keys keys) {
        keyId = keys.id();
        signingKey = keys.signing();
        consumer = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, algorithm.jwaName))
                .setVerificationKey(keys.verifying())
                .setExpectedIssuer(Claims.ISSUER)
                .setExpectedAudience(Claims.AUDIENCE)
                .setRequireExpirationTime()
                .build();
    }

    @Override
    String sign(Claims claims) throws Exception {
        JwtClaims said = new JwtClaims();
        said.setIssuer(claims.issuer());
        said.setSubject(claims.subject());
        said.setAudience(claims.audience());
        said.setExpirationTime(NumericDate.fromSeconds(claims.expiresAt().getEpochSecond()));
        said.setIssuedAt(NumericDate.fromSeconds(claims.issuedAt().getEpochSecond()));
        said.setNotBefore(NumericDate.fromSeconds(claims.notBefore().getEpochSecond()));
        said.setJwtId(claims.id());
        said.setStringClaim("scope", claims.scope());
        said.setStringClaim("tenant", claims.tenant());
        said.setStringListClaim("roles", claims.roles());
        JsonWebSignature jws = new JsonWebSignature();
        jws.setPayload(said.toJson());
        jws.setKey(signingKey);
        jws.setAlgorithmHeaderValue(algorithm.jwaName);
        jws.setKeyIdHeaderValue(keyId);
        jws.setHeader("typ", "JWT");
        return jws.getCompactSerialization();
    }

    @Override
    Claims.Read verify(String token) throws Exception {
        JwtClaims claims = consumer.processToClaims(token);
        return new Claims.Read(
                claims.getSubject(), claims.getStringClaimValue("tenant"), claims.getStringListClaimValue("roles"));
    }
}
