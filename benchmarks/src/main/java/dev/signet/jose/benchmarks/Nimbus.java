package dev.signet.jose.benchmarks;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Date;
import java.util.Set;
import javax.crypto.SecretKey;
import org.openjdk.jmh.annotations.Param;

/** nimbus-jose-jwt with signer, verifier and claims verifier reused. For Ed25519 it needs Tink, an optional dependency. */
public class Nimbus extends Library {

    @Param({"HS256", "RS256", "ES256"})
    Algorithm algorithm;

    private JWSHeader header;
    private JWSSigner signer;
    private JWSVerifier verifier;
    private DefaultJWTClaimsVerifier<SecurityContext> rules;

    @Override
    Algorithm algorithm() {
        return algorithm;
    }

    @Override
    void start(Keys keys) throws JOSEException {
        header = new JWSHeader.Builder(JWSAlgorithm.parse(algorithm.jwaName))
                .keyID(keys.id())
                .type(JOSEObjectType.JWT)
                .build();
        signer = signer(keys);
        verifier = verifier(keys);
        rules = new DefaultJWTClaimsVerifier<>(
                Claims.AUDIENCE,
                new JWTClaimsSet.Builder().issuer(Claims.ISSUER).build(),
                Set.of("exp"));
    }

    @Override
    String sign(Claims claims) throws Exception {
        SignedJWT jwt = new SignedJWT(
                header,
                new JWTClaimsSet.Builder()
                        .issuer(claims.issuer())
                        .subject(claims.subject())
                        .audience(claims.audience())
                        .expirationTime(Date.from(claims.expiresAt()))
                        .issueTime(Date.from(claims.issuedAt()))
                        .notBeforeTime(Date.from(claims.notBefore()))
                        .jwtID(claims.id())
                        .claim("scope", claims.scope())
                        .claim("tenant", claims.tenant())
                        .claim("roles", claims.roles())
                        .build());
        jwt.sign(signer);
        return jwt.serialize();
    }

    @Override
    Claims.Read verify(String token) throws Exception {
        SignedJWT jwt = SignedJWT.parse(token);
        if (!jwt.verify(verifier)) {
            throw new IllegalArgumentException("wrong signature");
        }
        JWTClaimsSet claims = jwt.getJWTClaimsSet();
        rules.verify(claims, null);
        return new Claims.Read(
                claims.getSubject(), claims.getStringClaim("tenant"), claims.getStringListClaim("roles"));
    }

    private JWSSigner signer(Keys keys) throws JOSEException {
        return switch (algorithm) {
            case HS256 -> new MACSigner((SecretKey) keys.signing());
            case RS256 -> new RSASSASigner((PrivateKey) keys.signing());
            case ES256 -> new ECDSASigner((ECPrivateKey) keys.signing());
            case Ed25519 -> throw new UnsupportedOperationException("Nimbus needs Tink for Ed25519");
        };
    }

    private JWSVerifier verifier(Keys keys) throws JOSEException {
        return switch (algorithm) {
            case HS256 -> new MACVerifier((SecretKey) keys.verifying());
            case RS256 -> new RSASSAVerifier((RSAPublicKey) keys.verifying());
            case ES256 -> new ECDSAVerifier((ECPublicKey) keys.verifying());
            case Ed25519 -> throw new UnsupportedOperationException("Nimbus needs Tink for Ed25519");
        };
    }
}
