package dev.signet.jose.load;

import static dev.signet.jose.jwe.ContentEncryption.A256GCM;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.jwe.AesKeyWrap;
import dev.signet.jose.jwe.Direct;
import dev.signet.jose.jwe.EcdhEs;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwe.JweJsonDecrypter;
import dev.signet.jose.jwe.JweJsonEncrypter;
import dev.signet.jose.jwe.Pbes2;
import dev.signet.jose.jwe.RsaOaep;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;
import dev.signet.jose.jwks.remote.JwksTransport;
import dev.signet.jose.jwks.remote.RemoteJwkSet;
import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jws.Hmac;
import dev.signet.jose.jws.JwsJsonSigner;
import dev.signet.jose.jws.JwsJsonVerifier;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jws.RsaPkcs1;
import dev.signet.jose.jws.SignaturePolicy;
import dev.signet.jose.jwt.Confirmation;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.jwt.JwtEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The calls that take what strangers send, each with ordinary input: 64 tokens in turn. */
final class Doors {

    private static final char[] PASSWORD = "correct horse battery staple".toCharArray();

    final Door hs256 =
            jwt("JWT, HS256", JwsVerifier.of(JwkSet.of(Issuer.SECRET), Hmac.HS256), Hmac.HS256.signer(Issuer.SECRET));
    final Door rs256 = jwt(
            "JWT, RS256",
            JwsVerifier.of(JwkSet.of(Issuer.RSA.toPublic()), RsaPkcs1.RS256),
            RsaPkcs1.RS256.signer(Issuer.RSA));
    final Door es256 = jwt(
            "JWT, ES256", JwsVerifier.of(JwkSet.of(Issuer.EC.toPublic()), Ecdsa.ES256), Ecdsa.ES256.signer(Issuer.EC));
    final Door remote =
            jwt("JWT, ES256, remote set", JwsVerifier.of(remoteSet(), Ecdsa.ES256), Ecdsa.ES256.signer(Issuer.EC));
    final Door confirmation = confirmation();
    final Door jwsJson = jwsJson();
    final Door jwsJsonEs256 = jwsJsonEs256();

    final Door dir = jwe(
            "JWE, dir",
            Direct.DIR.decrypter(Issuer.CONTENT_KEY, A256GCM),
            Direct.DIR.encrypter(Issuer.CONTENT_KEY, A256GCM));
    final Door inflated = jwe(
            "JWE, dir, inflated",
            Direct.DIR.decrypter(Issuer.CONTENT_KEY, A256GCM).inflating(262_144),
            Direct.DIR.encrypter(Issuer.CONTENT_KEY, A256GCM));
    final Door ecdh = jwe(
            "JWE, ECDH-ES",
            EcdhEs.ECDH_ES.decrypter(Issuer.EC, A256GCM),
            EcdhEs.ECDH_ES.encrypter(Issuer.EC.toPublic(), A256GCM));
    final Door oaep = jwe(
            "JWE, RSA-OAEP-256",
            RsaOaep.RSA_OAEP_256.decrypter(Issuer.RSA, A256GCM),
            RsaOaep.RSA_OAEP_256.encrypter(Issuer.RSA.toPublic(), A256GCM));
    final Door wrapped = jwe(
            "JWE, A256KW",
            AesKeyWrap.A256KW.decrypter(Issuer.WRAPPING_KEY, A256GCM),
            AesKeyWrap.A256KW.encrypter(Issuer.WRAPPING_KEY, A256GCM));
    final Door jweJson = jweJson();

    final Door keySet = new Door("key set of 10 keys", text -> usable(JwkSet.parsePublic(text)), List.of(keys(5)));
    final Door publicKey = new Door("public key of a request", text -> Jwk.parsePublic(text), publicKeys());

    private static Door jwt(String name, JwsVerifier verifier, JwsSigner signer) {
        JwtDecoder decoder = Issuer.decoder(Jwt.verifiedBy(verifier));
        JwtEncoder encoder = Jwt.signedWith(signer);
        return new Door(name, decoder::decode, Texts.variants(i -> encoder.encode(Issuer.claims(i))));
    }

    private static Door jwe(String name, JweDecrypter decrypter, JweEncrypter encrypter) {
        return new Door(
                name,
                decrypter::decrypt,
                Texts.variants(i -> encrypter.encrypt(Issuer.json(i).getBytes(UTF_8))));
    }

    /** A set whose server answers at once, and knows no other keys. */
    static JwkSource remoteSet() {
        byte[] set = JwkSet.of(Issuer.EC.toPublic()).toJson().getBytes(UTF_8);
        JwksTransport.Response response = JwksTransport.Response.of(200, Map.of(), set);
        return RemoteJwkSet.builder()
                .transport(request -> CompletableFuture.completedFuture(response))
                .at("https://login.example.com/jwks.json");
    }

    private static Door confirmation() {
        JwtDecoder decoder = Issuer.decoder(Jwt.verifiedBy(JwsVerifier.of(JwkSet.of(Issuer.SECRET), Hmac.HS256)));
        JwtEncoder encoder = Jwt.signedWith(Hmac.HS256.signer(Issuer.SECRET));
        Confirmation bound = Confirmation.ofKey(Issuer.EC.toPublic());
        return new Door(
                "JWT with cnf, HS256",
                token -> decoder.decode(token)
                        .claims()
                        .confirmation()
                        .orElseThrow()
                        .key(),
                Texts.variants(i -> encoder.encode(withConfirmation(i, bound.toObject()))));
    }

    static JwtClaims withConfirmation(int n, Object confirmation) {
        return JwtClaims.of(Issuer.claims(n).toObject().with("cnf", confirmation));
    }

    private static Door jwsJson() {
        JwsJsonVerifier verifier = JwsJsonVerifier.of(SignaturePolicy.any(), Hmac.HS256.verifier(Issuer.SECRET));
        JwsJsonSigner signer = JwsJsonSigner.general(Hmac.HS256.signer(Issuer.SECRET));
        return new Door(
                "JWS in JSON, HS256",
                verifier::verify,
                Texts.variants(i -> signer.sign(Issuer.json(i).getBytes(UTF_8))));
    }

    private static Door jwsJsonEs256() {
        JwsJsonVerifier verifier =
                JwsJsonVerifier.of(SignaturePolicy.any(), Ecdsa.ES256.verifier(Issuer.EC.toPublic()));
        JwsJsonSigner signer = JwsJsonSigner.general(Ecdsa.ES256.signer(Issuer.EC));
        return new Door(
                "JWS in JSON, ES256",
                verifier::verify,
                Texts.variants(i -> signer.sign(Issuer.json(i).getBytes(UTF_8))));
    }

    /** Returns a door that takes its time, for good passwords and bad ones. */
    Door password() {
        JweDecrypter decrypter = Pbes2.PBES2_HS256_A128KW.decrypter(PASSWORD, A256GCM);
        JweEncrypter encrypter = Pbes2.PBES2_HS256_A128KW.encrypter(PASSWORD, A256GCM);
        return new Door(
                "JWE, PBES2",
                decrypter::decrypt,
                List.of(encrypter.encrypt(Issuer.json(0).getBytes(UTF_8))));
    }

    private static Door jweJson() {
        JweJsonDecrypter decrypter = JweJsonDecrypter.of(EcdhEs.ECDH_ES_A256KW.decrypter(Issuer.EC, A256GCM));
        JweJsonEncrypter encrypter =
                JweJsonEncrypter.general(EcdhEs.ECDH_ES_A256KW.encrypter(Issuer.EC.toPublic(), A256GCM));
        return new Door(
                "JWE in JSON, ECDH-ES+A256KW",
                decrypter::decrypt,
                Texts.variants(i -> encrypter.encrypt(Issuer.json(i).getBytes(UTF_8))));
    }

    private static void usable(JwkSet set) {
        if (set.keys().isEmpty()) {
            throw new IllegalArgumentException("no usable key");
        }
    }

    private static String keys(int ofEachKind) {
        List<Jwk> keys = new ArrayList<>();
        for (int i = 0; i < ofEachKind; i++) {
            keys.add(EcJwk.generate(Curve.P_256).toPublic().withKeyId("ec-" + i));
            keys.add(Jwk.parsePublic(Texts.rsaKey(2048, i)));
        }
        return JwkSet.of(keys).toJson();
    }

    private static List<String> publicKeys() {
        return Texts.variants(i -> Texts.rsaKey(2048, i));
    }
}
