package dev.signet.jose.benchmarks.libraries;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import dev.signet.jose.benchmarks.tokens.Algorithm;
import dev.signet.jose.benchmarks.tokens.Claims;
import dev.signet.jose.benchmarks.tokens.Keys;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Date;
import java.util.Set;
import javax.crypto.SecretKey;

/** nimbus-jose-jwt with signer, verifier and claims verifier reused. Ed25519 is Tink's, its optional dependency. */
final class NimbusSigned implements SignedTokens {

    private final Algorithm algorithm;

    private final JWSHeader header;
    private final JWSSigner signer;
    private final JWSVerifier verifier;
    private final DefaultJWTClaimsVerifier<SecurityContext> rules;

    NimbusSigned(Algorithm algorithm, Keys keys) throws JOSEException {
        this.algorithm = algorithm;
        header = new JWSHeader.Builder(JWSAlgorithm.parse(algorithm.jwaName()))
                .keyID(keys.id())
                .type(JOSEObjectType.JWT)
                .build();
        signer = signer(keys);
        verifier = verifier(keys);
        rules = rules();
    }

    @Override
    public String sign(Claims claims) throws Exception {
        SignedJWT jwt = new SignedJWT(header, said(claims));
        jwt.sign(signer);
        return jwt.serialize();
    }

    @Override
    public Claims.Read verify(String token) throws Exception {
        SignedJWT jwt = SignedJWT.parse(token);
        if (!jwt.verify(verifier)) {
            throw new IllegalArgumentException("wrong signature");
        }
        JWTClaimsSet claims = jwt.getJWTClaimsSet();
        rules.verify(claims, null);
        return read(claims);
    }

    static DefaultJWTClaimsVerifier<SecurityContext> rules() {
        return new DefaultJWTClaimsVerifier<>(
                Claims.AUDIENCE,
                new JWTClaimsSet.Builder().issuer(Claims.ISSUER).build(),
                Set.of("exp"));
    }

    static JWTClaimsSet said(Claims claims) {
        return new JWTClaimsSet.Builder()
                .issuer(claims.issuer())
                .subject(claims.subject())
                .audience(claims.audience())
                .expirationTime(Date.from(claims.expiry()))
                .issueTime(Date.from(claims.issuedAt()))
                .notBeforeTime(Date.from(claims.notBefore()))
                .jwtID(claims.id())
                .claim("scope", claims.scope())
                .claim("tenant", claims.tenant())
                .claim("roles", claims.roles())
                .build();
    }

    static Claims.Read read(JWTClaimsSet claims) throws java.text.ParseException {
        return new Claims.Read(
                claims.getSubject(), claims.getStringClaim("tenant"), claims.getStringListClaim("roles"));
    }

    private JWSSigner signer(Keys keys) throws JOSEException {
        if (algorithm.isMac()) {
            return new MACSigner((SecretKey) keys.signing());
        }
        if (algorithm.isRsa()) {
            return new RSASSASigner((PrivateKey) keys.signing());
        }
        return algorithm.isEc() ? new ECDSASigner((ECPrivateKey) keys.signing()) : new Ed25519Signer(edwards(keys));
    }

    private JWSVerifier verifier(Keys keys) throws JOSEException {
        if (algorithm.isMac()) {
            return new MACVerifier((SecretKey) keys.verifying());
        }
        if (algorithm.isRsa()) {
            return new RSASSAVerifier((RSAPublicKey) keys.verifying());
        }
        return algorithm.isEc()
                ? new ECDSAVerifier((ECPublicKey) keys.verifying())
                : new Ed25519Verifier(edwards(keys).toPublicJWK());
    }

    private static OctetKeyPair edwards(Keys keys) {
        byte[] point = EdDsaOctets.of((EdECPublicKey) keys.verifying());
        byte[] secret = ((EdECPrivateKey) keys.signing()).getBytes().orElseThrow();
        return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(point))
                .d(Base64URL.encode(secret))
                .build();
    }
}
