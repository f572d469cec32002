package dev.signet.jose.benchmarks;

import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jws.EdDsa;
import dev.signet.jose.jws.Hmac;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jws.RsaPkcs1;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.jwt.JwtEncoder;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import javax.crypto.SecretKey;
import org.openjdk.jmh.annotations.Param;

/** Ourselves, through the door that everybody takes. */
public class Signet extends Library {

    @Param
    Algorithm algorithm;

    private JwtEncoder encoder;
    private JwtDecoder decoder;

    @Override
    Algorithm algorithm() {
        return algorithm;
    }

    @Override
    void start(Keys keys) {
        encoder = Jwt.signedWith(signer(keys).withKeyId(keys.id()));
        decoder = Jwt.verifiedBy(verifier(keys))
                .issuer(Claims.ISSUER)
                .audience(Claims.AUDIENCE)
                .build();
    }

    @Override
    String sign(Claims claims) {
        return encoder.encode(said(claims));
    }

    @Override
    Claims.Read verify(String token) {
        return read(decoder.decode(token).claims());
    }

    /** Returns what an application has as claims of ours. */
    static JwtClaims said(Claims claims) {
        return JwtClaims.builder()
                .issuer(claims.issuer())
                .subject(claims.subject())
                .audience(claims.audience())
                .expiresAt(claims.expiresAt())
                .issuedAt(claims.issuedAt())
                .notBefore(claims.notBefore())
                .jwtId(claims.id())
                .claim("scope", claims.scope())
                .claim("tenant", claims.tenant())
                .claim("roles", claims.roles())
                .build();
    }

    static Claims.Read read(JwtClaims claims) {
        return new Claims.Read(
                claims.subject().orElseThrow(),
                claims.string("tenant").orElseThrow(),
                claims.strings("roles").orElseThrow());
    }

    private JwsSigner signer(Keys keys) {
        return switch (algorithm) {
            case HS256 -> Hmac.HS256.signer((SecretKey) keys.signing());
            case RS256 -> RsaPkcs1.RS256.signer((RSAPrivateKey) keys.signing());
            case ES256 -> Ecdsa.ES256.signer((ECPrivateKey) keys.signing());
            case Ed25519 -> EdDsa.EDDSA.signer((EdECPrivateKey) keys.signing());
        };
    }

    private JwsVerifier verifier(Keys keys) {
        return switch (algorithm) {
            case HS256 -> Hmac.HS256.verifier((SecretKey) keys.verifying());
            case RS256 -> RsaPkcs1.RS256.verifier((RSAPublicKey) keys.verifying());
            case ES256 -> Ecdsa.ES256.verifier((ECPublicKey) keys.verifying());
            case Ed25519 -> EdDsa.EDDSA.verifier((EdECPublicKey) keys.verifying());
        };
    }
}
