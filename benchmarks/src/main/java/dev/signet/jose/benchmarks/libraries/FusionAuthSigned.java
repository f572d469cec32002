package dev.signet.jose.benchmarks.libraries;

import dev.signet.jose.benchmarks.tokens.Algorithm;
import dev.signet.jose.benchmarks.tokens.Claims;
import dev.signet.jose.benchmarks.tokens.Keys;
import io.fusionauth.jwt.JWTDecoder;
import io.fusionauth.jwt.JWTEncoder;
import io.fusionauth.jwt.Signer;
import io.fusionauth.jwt.Verifier;
import io.fusionauth.jwt.domain.JWT;
import io.fusionauth.jwt.ec.ECSigner;
import io.fusionauth.jwt.ec.ECVerifier;
import io.fusionauth.jwt.ed.EdDSASigner;
import io.fusionauth.jwt.ed.EdDSAVerifier;
import io.fusionauth.jwt.hmac.HMACSigner;
import io.fusionauth.jwt.hmac.HMACVerifier;
import io.fusionauth.jwt.rsa.RSAPSSSigner;
import io.fusionauth.jwt.rsa.RSAPSSVerifier;
import io.fusionauth.jwt.rsa.RSASigner;
import io.fusionauth.jwt.rsa.RSAVerifier;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.ZoneOffset;
import java.util.List;

/** fusionauth-jwt with its encoder, decoder, signer and verifier reused. It checks times; issuer and audience are compared here. */
final class FusionAuthSigned implements SignedTokens {

    private final JWTEncoder encoder = JWT.getEncoder();
    private final JWTDecoder decoder = JWT.getDecoder();
    private final Signer signer;
    private final Verifier verifier;

    FusionAuthSigned(Algorithm algorithm, Keys keys) {
        signer = signer(algorithm, keys);
        verifier = verifier(algorithm, keys);
    }

    @Override
    public String sign(Claims claims) {
        return encoder.encode(
                new JWT()
                        .setIssuer(claims.issuer())
                        .setSubject(claims.subject())
                        .setAudience(claims.audience())
                        .setExpiration(claims.expiry().atZone(ZoneOffset.UTC))
                        .setIssuedAt(claims.issuedAt().atZone(ZoneOffset.UTC))
                        .setNotBefore(claims.notBefore().atZone(ZoneOffset.UTC))
                        .setUniqueId(claims.id())
                        .addClaim("scope", claims.scope())
                        .addClaim("tenant", claims.tenant())
                        .addClaim("roles", claims.roles()),
                signer);
    }

    @Override
    public Claims.Read verify(String token) {
        JWT jwt = decoder.decode(token, verifier);
        if (!Claims.ISSUER.equals(jwt.issuer) || !Claims.AUDIENCE.equals(jwt.audience) || jwt.expiration == null) {
            throw new IllegalArgumentException("wrong claims");
        }
        List<String> roles =
                jwt.getList("roles").stream().map(String.class::cast).toList();
        return new Claims.Read(jwt.subject, jwt.getString("tenant"), roles);
    }

    private static Signer signer(Algorithm algorithm, Keys keys) {
        if (algorithm.isMac()) {
            byte[] secret = keys.signing().getEncoded();
            return switch (algorithm) {
                case HS256 -> HMACSigner.newSHA256Signer(secret, keys.id());
                case HS384 -> HMACSigner.newSHA384Signer(secret, keys.id());
                default -> HMACSigner.newSHA512Signer(secret, keys.id());
            };
        }
        PrivateKey key = (PrivateKey) keys.signing();
        return switch (algorithm) {
            case RS256 -> RSASigner.newSHA256Signer(key, keys.id());
            case RS384 -> RSASigner.newSHA384Signer(key, keys.id());
            case RS512 -> RSASigner.newSHA512Signer(key, keys.id());
            case PS256 -> RSAPSSSigner.newSHA256Signer(key, keys.id());
            case PS384 -> RSAPSSSigner.newSHA384Signer(key, keys.id());
            case PS512 -> RSAPSSSigner.newSHA512Signer(key, keys.id());
            case ES256 -> ECSigner.newSHA256Signer(key, keys.id());
            case ES384 -> ECSigner.newSHA384Signer(key, keys.id());
            case ES512 -> ECSigner.newSHA512Signer(key, keys.id());
            case Ed25519, Ed448 -> EdDSASigner.newSigner(key, keys.id());
            default -> throw new IllegalArgumentException("fusionauth-jwt has no " + algorithm);
        };
    }

    private static Verifier verifier(Algorithm algorithm, Keys keys) {
        if (algorithm.isMac()) {
            return HMACVerifier.newVerifier(keys.verifying().getEncoded());
        }
        PublicKey key = (PublicKey) keys.verifying();
        if (algorithm.pss().isPresent()) {
            return RSAPSSVerifier.newVerifier(key);
        }
        if (algorithm.isRsa()) {
            return RSAVerifier.newVerifier(key);
        }
        return algorithm.isEc() ? ECVerifier.newVerifier(key) : EdDSAVerifier.newVerifier(key);
    }
}
