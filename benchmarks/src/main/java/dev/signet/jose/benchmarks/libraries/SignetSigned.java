package dev.signet.jose.benchmarks.libraries;

import dev.signet.jose.benchmarks.tokens.Algorithm;
import dev.signet.jose.benchmarks.tokens.Claims;
import dev.signet.jose.benchmarks.tokens.Keys;
import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jws.EdDsa;
import dev.signet.jose.jws.Hmac;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jws.MlDsa;
import dev.signet.jose.jws.RsaPkcs1;
import dev.signet.jose.jws.RsaPss;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.JwtClaimsBuilder;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.jwt.JwtEncoder;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import javax.crypto.SecretKey;

/** This library, with its encoder and its decoder reused. */
public final class SignetSigned implements SignedTokens {

    private final JwtEncoder encoder;
    private final JwtDecoder decoder;

    SignetSigned(Algorithm algorithm, Keys keys, Providers providers) {
        encoder = Jwt.signedWith(signer(algorithm, keys, providers));
        decoder = Jwt.verifiedBy(verifier(algorithm, keys, providers))
                .issuer(Claims.ISSUER)
                .audience(Claims.AUDIENCE)
                .build();
    }

    @Override
    public String sign(Claims claims) {
        return encoder.encode(said(claims));
    }

    @Override
    public Claims.Read verify(String token) {
        return read(decoder.decode(token).claims());
    }

    /** Returns what an application has, as claims of this library. */
    public static JwtClaims said(Claims claims) {
        JwtClaimsBuilder builder = JwtClaims.builder()
                .issuer(claims.issuer())
                .subject(claims.subject())
                .audience(claims.audience());
        if (claims.expiresAt().isPresent()) {
            builder.expiresAt(claims.expiresAt().get());
        }
        return builder.issuedAt(claims.issuedAt())
                .notBefore(claims.notBefore())
                .jwtId(claims.id())
                .claim("scope", claims.scope())
                .claim("tenant", claims.tenant())
                .claim("roles", claims.roles())
                .build();
    }

    /** Returns what an application reads. */
    public static Claims.Read read(JwtClaims claims) {
        return new Claims.Read(
                claims.subject().orElseThrow(),
                claims.string("tenant").orElseThrow(),
                claims.strings("roles").orElseThrow());
    }

    /** Returns what signs with the key, and writes its ID. */
    public static JwsSigner signer(Algorithm algorithm, Keys keys, Providers providers) {
        JwsSigner signer = switch (algorithm) {
            case HS256, HS384, HS512 -> Hmac.valueOf(algorithm.name()).signer((SecretKey) keys.signing());
            case RS256, RS384, RS512 -> RsaPkcs1.valueOf(algorithm.name()).signer((RSAPrivateKey) keys.signing());
            case PS256, PS384, PS512 -> RsaPss.valueOf(algorithm.name()).signer((RSAPrivateKey) keys.signing());
            case ES256, ES384, ES512, ES256K -> Ecdsa.valueOf(algorithm.name()).signer((ECPrivateKey) keys.signing());
            case Ed25519, Ed448 -> EdDsa.EDDSA.signer((EdECPrivateKey) keys.signing());
            case ML_DSA_44, ML_DSA_65, ML_DSA_87 ->
                MlDsa.valueOf(algorithm.name()).signer((PrivateKey) keys.signing());
        };
        return providers.pinned().map(signer::withProviders).orElse(signer).withKeyId(keys.id());
    }

    /** Returns what verifies with the key. */
    public static JwsVerifier verifier(Algorithm algorithm, Keys keys, Providers providers) {
        JwsVerifier verifier = switch (algorithm) {
            case HS256, HS384, HS512 -> Hmac.valueOf(algorithm.name()).verifier((SecretKey) keys.verifying());
            case RS256, RS384, RS512 -> RsaPkcs1.valueOf(algorithm.name()).verifier((RSAPublicKey) keys.verifying());
            case PS256, PS384, PS512 -> RsaPss.valueOf(algorithm.name()).verifier((RSAPublicKey) keys.verifying());
            case ES256, ES384, ES512, ES256K ->
                Ecdsa.valueOf(algorithm.name()).verifier((ECPublicKey) keys.verifying());
            case Ed25519, Ed448 -> EdDsa.EDDSA.verifier((EdECPublicKey) keys.verifying());
            case ML_DSA_44, ML_DSA_65, ML_DSA_87 ->
                MlDsa.valueOf(algorithm.name()).verifier((PublicKey) keys.verifying());
        };
        return providers.pinned().map(verifier::withProviders).orElse(verifier);
    }
}
