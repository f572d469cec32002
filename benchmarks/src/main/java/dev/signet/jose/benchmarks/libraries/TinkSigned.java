package dev.signet.jose.benchmarks.libraries;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.jwt.JwtEcdsaParameters;
import com.google.crypto.tink.jwt.JwtEcdsaPrivateKey;
import com.google.crypto.tink.jwt.JwtEcdsaPublicKey;
import com.google.crypto.tink.jwt.JwtHmacKey;
import com.google.crypto.tink.jwt.JwtHmacParameters;
import com.google.crypto.tink.jwt.JwtMac;
import com.google.crypto.tink.jwt.JwtMacConfig;
import com.google.crypto.tink.jwt.JwtPublicKeySign;
import com.google.crypto.tink.jwt.JwtPublicKeyVerify;
import com.google.crypto.tink.jwt.JwtRsaSsaPkcs1Parameters;
import com.google.crypto.tink.jwt.JwtRsaSsaPkcs1PrivateKey;
import com.google.crypto.tink.jwt.JwtRsaSsaPkcs1PublicKey;
import com.google.crypto.tink.jwt.JwtRsaSsaPssParameters;
import com.google.crypto.tink.jwt.JwtRsaSsaPssPrivateKey;
import com.google.crypto.tink.jwt.JwtRsaSsaPssPublicKey;
import com.google.crypto.tink.jwt.JwtSignatureConfig;
import com.google.crypto.tink.jwt.JwtValidator;
import com.google.crypto.tink.jwt.RawJwt;
import com.google.crypto.tink.jwt.VerifiedJwt;
import com.google.crypto.tink.util.SecretBigInteger;
import com.google.crypto.tink.util.SecretBytes;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.signet.jose.benchmarks.tokens.Algorithm;
import dev.signet.jose.benchmarks.tokens.Claims;
import dev.signet.jose.benchmarks.tokens.Keys;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tink with its primitives and its validator reused. It takes and returns an array as JSON text. */
final class TinkSigned implements SignedTokens {

    private final Optional<JwtMac> mac;
    private final Optional<JwtPublicKeySign> signer;
    private final Optional<JwtPublicKeyVerify> verifier;
    private final JwtValidator validator = JwtValidator.newBuilder()
            .expectTypeHeader("JWT")
            .expectIssuer(Claims.ISSUER)
            .expectAudience(Claims.AUDIENCE)
            .build();

    TinkSigned(Algorithm algorithm, Keys keys) throws GeneralSecurityException {
        JwtMacConfig.register();
        JwtSignatureConfig.register();
        KeysetHandle handle = KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(key(algorithm, keys))
                        .withRandomId()
                        .makePrimary())
                .build();
        if (algorithm.isMac()) {
            mac = Optional.of(handle.getPrimitive(RegistryConfiguration.get(), JwtMac.class));
            signer = Optional.empty();
            verifier = Optional.empty();
        } else {
            mac = Optional.empty();
            signer = Optional.of(handle.getPrimitive(RegistryConfiguration.get(), JwtPublicKeySign.class));
            verifier = Optional.of(
                    handle.getPublicKeysetHandle().getPrimitive(RegistryConfiguration.get(), JwtPublicKeyVerify.class));
        }
    }

    @Override
    public String sign(Claims claims) throws GeneralSecurityException {
        JsonArray roles = new JsonArray(claims.roles().size());
        claims.roles().forEach(roles::add);
        RawJwt jwt = RawJwt.newBuilder()
                .setTypeHeader("JWT")
                .setIssuer(claims.issuer())
                .setSubject(claims.subject())
                .setAudience(claims.audience())
                .setExpiration(claims.expiry())
                .setIssuedAt(claims.issuedAt())
                .setNotBefore(claims.notBefore())
                .setJwtId(claims.id())
                .addStringClaim("scope", claims.scope())
                .addStringClaim("tenant", claims.tenant())
                .addJsonArrayClaim("roles", roles.toString())
                .build();
        return mac.isPresent()
                ? mac.get().computeMacAndEncode(jwt)
                : signer.orElseThrow().signAndEncode(jwt);
    }

    @Override
    public Claims.Read verify(String token) throws GeneralSecurityException {
        VerifiedJwt jwt = mac.isPresent()
                ? mac.get().verifyMacAndDecode(token, validator)
                : verifier.orElseThrow().verifyAndDecode(token, validator);
        List<String> roles = new ArrayList<>();
        for (JsonElement role :
                JsonParser.parseString(jwt.getJsonArrayClaim("roles")).getAsJsonArray()) {
            roles.add(role.getAsString());
        }
        return new Claims.Read(jwt.getSubject(), jwt.getStringClaim("tenant"), roles);
    }

    private static Key key(Algorithm algorithm, Keys keys) throws GeneralSecurityException {
        return switch (algorithm) {
            case HS256 -> hmac(JwtHmacParameters.Algorithm.HS256, keys);
            case HS384 -> hmac(JwtHmacParameters.Algorithm.HS384, keys);
            case HS512 -> hmac(JwtHmacParameters.Algorithm.HS512, keys);
            case RS256 -> pkcs1(JwtRsaSsaPkcs1Parameters.Algorithm.RS256, keys);
            case RS384 -> pkcs1(JwtRsaSsaPkcs1Parameters.Algorithm.RS384, keys);
            case RS512 -> pkcs1(JwtRsaSsaPkcs1Parameters.Algorithm.RS512, keys);
            case PS256 -> pss(JwtRsaSsaPssParameters.Algorithm.PS256, keys);
            case PS384 -> pss(JwtRsaSsaPssParameters.Algorithm.PS384, keys);
            case PS512 -> pss(JwtRsaSsaPssParameters.Algorithm.PS512, keys);
            case ES256 -> ecdsa(JwtEcdsaParameters.Algorithm.ES256, keys);
            case ES384 -> ecdsa(JwtEcdsaParameters.Algorithm.ES384, keys);
            case ES512 -> ecdsa(JwtEcdsaParameters.Algorithm.ES512, keys);
            case ES256K, Ed25519, Ed448, ML_DSA_44, ML_DSA_65, ML_DSA_87 ->
                throw new IllegalArgumentException("Tink has no tokens of " + algorithm);
        };
    }

    @AccessesPartialKey
    private static Key hmac(JwtHmacParameters.Algorithm algorithm, Keys keys) throws GeneralSecurityException {
        byte[] secret = keys.signing().getEncoded();
        return JwtHmacKey.builder()
                .setParameters(JwtHmacParameters.builder()
                        .setKeySizeBytes(secret.length)
                        .setAlgorithm(algorithm)
                        .setKidStrategy(JwtHmacParameters.KidStrategy.CUSTOM)
                        .build())
                .setKeyBytes(SecretBytes.copyFrom(secret, InsecureSecretKeyAccess.get()))
                .setCustomKid(keys.id())
                .build();
    }

    @AccessesPartialKey
    private static Key ecdsa(JwtEcdsaParameters.Algorithm algorithm, Keys keys) throws GeneralSecurityException {
        JwtEcdsaPublicKey key = JwtEcdsaPublicKey.builder()
                .setParameters(JwtEcdsaParameters.builder()
                        .setAlgorithm(algorithm)
                        .setKidStrategy(JwtEcdsaParameters.KidStrategy.CUSTOM)
                        .build())
                .setPublicPoint(((ECPublicKey) keys.verifying()).getW())
                .setCustomKid(keys.id())
                .build();
        return JwtEcdsaPrivateKey.create(key, secret(((ECPrivateKey) keys.signing()).getS()));
    }

    @AccessesPartialKey
    private static Key pkcs1(JwtRsaSsaPkcs1Parameters.Algorithm algorithm, Keys keys) throws GeneralSecurityException {
        BigInteger modulus = ((RSAPublicKey) keys.verifying()).getModulus();
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) keys.signing();
        return JwtRsaSsaPkcs1PrivateKey.builder()
                .setPublicKey(JwtRsaSsaPkcs1PublicKey.builder()
                        .setParameters(JwtRsaSsaPkcs1Parameters.builder()
                                .setModulusSizeBits(modulus.bitLength())
                                .setPublicExponent(key.getPublicExponent())
                                .setAlgorithm(algorithm)
                                .setKidStrategy(JwtRsaSsaPkcs1Parameters.KidStrategy.CUSTOM)
                                .build())
                        .setModulus(modulus)
                        .setCustomKid(keys.id())
                        .build())
                .setPrimes(secret(key.getPrimeP()), secret(key.getPrimeQ()))
                .setPrivateExponent(secret(key.getPrivateExponent()))
                .setPrimeExponents(secret(key.getPrimeExponentP()), secret(key.getPrimeExponentQ()))
                .setCrtCoefficient(secret(key.getCrtCoefficient()))
                .build();
    }

    @AccessesPartialKey
    private static Key pss(JwtRsaSsaPssParameters.Algorithm algorithm, Keys keys) throws GeneralSecurityException {
        BigInteger modulus = ((RSAPublicKey) keys.verifying()).getModulus();
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) keys.signing();
        return JwtRsaSsaPssPrivateKey.builder()
                .setPublicKey(JwtRsaSsaPssPublicKey.builder()
                        .setParameters(JwtRsaSsaPssParameters.builder()
                                .setModulusSizeBits(modulus.bitLength())
                                .setPublicExponent(key.getPublicExponent())
                                .setAlgorithm(algorithm)
                                .setKidStrategy(JwtRsaSsaPssParameters.KidStrategy.CUSTOM)
                                .build())
                        .setModulus(modulus)
                        .setCustomKid(keys.id())
                        .build())
                .setPrimes(secret(key.getPrimeP()), secret(key.getPrimeQ()))
                .setPrivateExponent(secret(key.getPrivateExponent()))
                .setPrimeExponents(secret(key.getPrimeExponentP()), secret(key.getPrimeExponentQ()))
                .setCrtCoefficient(secret(key.getCrtCoefficient()))
                .build();
    }

    private static SecretBigInteger secret(BigInteger number) {
        return SecretBigInteger.fromBigInteger(number, InsecureSecretKeyAccess.get());
    }
}
