package dev.signet.jose.cli;

import static dev.signet.jose.cli.Mistake.of;
import static dev.signet.jose.cli.MistakeFixtures.EC;
import static dev.signet.jose.cli.MistakeFixtures.P_384;
import static dev.signet.jose.cli.MistakeFixtures.RSA;
import static dev.signet.jose.cli.MistakeFixtures.SECRET;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwe.AesKeyWrap;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.Direct;
import dev.signet.jose.jwe.EcdhEs;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwe.RsaOaep;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.KeyOperation;
import dev.signet.jose.jwk.KeyUse;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jws.Hmac;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jws.RsaPkcs1;
import java.security.KeyPairGenerator;
import java.util.stream.Stream;

/** The wrong key for an algorithm, and texts that are no keys. */
final class KeyMistakes {

    private static final Class<IllegalArgumentException> REFUSED = IllegalArgumentException.class;

    private KeyMistakes() {}

    static Stream<Mistake> rows() {
        return Stream.of(forSignatures(), forEncryption(), texts()).flatMap(rows -> rows);
    }

    private static Stream<Mistake> forSignatures() {
        return Stream.of(
                of(
                        "an RSA key where ES256 is named",
                        REFUSED,
                        () -> JwsVerifier.of(RSA, Ecdsa.ES256),
                        "this is an RSA key",
                        "ES256 needs a key on P-256"),
                of(
                        "an EC key where RS256 is named",
                        REFUSED,
                        () -> JwsVerifier.of(EC, RsaPkcs1.RS256),
                        "this is a key on P-256",
                        "RS256 needs an RSA key"),
                of(
                        "a P-384 key for ES256",
                        REFUSED,
                        () -> Ecdsa.ES256.signer(P_384),
                        "P-384",
                        "ES256 needs a key on P-256"),
                of(
                        "alg ES384 on a P-256 key",
                        REFUSED,
                        () -> Ecdsa.ES256.signer(EC.withAlgorithm("ES384")),
                        "this is a key on P-256",
                        "ES384 needs a key on P-384"),
                of(
                        "a key for encryption to sign",
                        REFUSED,
                        () -> Ecdsa.ES256.signer(EC.withUse(KeyUse.ENCRYPTION)),
                        "\"use\"",
                        "sign"),
                of(
                        "a key for verifying to sign",
                        REFUSED,
                        () -> Ecdsa.ES256.signer(EC.withOperations(KeyOperation.VERIFY)),
                        "\"key_ops\"",
                        "sign"),
                of(
                        "a public key to sign",
                        REFUSED,
                        () -> Ecdsa.ES256.signer(EC.toPublic()),
                        "this JWK is public",
                        "a private key"),
                of(
                        "a short secret",
                        REFUSED,
                        () -> Hmac.HS256.signer(OctJwk.of(new byte[6])),
                        "of 6 octets",
                        "HS256 needs a symmetric key of at least 32 octets"),
                of(
                        "a secret for HS256 used for HS512",
                        REFUSED,
                        () -> Hmac.HS512.signer(SECRET),
                        "of 32 octets",
                        "HS512 needs a symmetric key of at least 64 octets"),
                of("an RSA key of 1024 bits", REFUSED, KeyMistakes::shortRsaKey, "1024", "2048"),
                of(
                        "an EC key without alg to a signer that is to choose",
                        REFUSED,
                        () -> JwsSigner.of(EC),
                        "\"alg\"",
                        "JwsSigner.of(key, ES256)"),
                of(
                        "an RSA key without alg to a signer that is to choose",
                        REFUSED,
                        () -> JwsSigner.of(RSA),
                        "\"alg\"",
                        "JwsSigner.of(key, PS256)"),
                of(
                        "a key for encryption to a signer that is to choose",
                        REFUSED,
                        () -> JwsSigner.of(RSA.withAlgorithm("RSA-OAEP-256")),
                        "RSA-OAEP-256 does not sign",
                        "such as PS256"),
                of(
                        "HMAC and ECDSA in one verifier",
                        REFUSED,
                        () -> JwsVerifier.of(JwkSet.of(EC), Ecdsa.ES256, Hmac.HS256),
                        "not both",
                        "either HMAC algorithms or public-key ones"),
                of(
                        "alg set by hand",
                        REFUSED,
                        () -> Ecdsa.ES256.signer(EC).withHeader("alg", "ES256"),
                        "\"alg\"",
                        "by hand"),
                of(
                        "kid set by hand",
                        REFUSED,
                        () -> Ecdsa.ES256.signer(EC).withHeader("kid", "k2"),
                        "\"kid\"",
                        "withKeyId"));
    }

    private static Stream<Mistake> forEncryption() {
        return Stream.of(
                of(
                        "an EC key where RSA-OAEP-256 is named",
                        REFUSED,
                        () -> JweEncrypter.of(EC, RsaOaep.RSA_OAEP_256, ContentEncryption.A256GCM),
                        "this is a key on P-256",
                        "RSA-OAEP-256 needs an RSA key"),
                of(
                        "an RSA key where ECDH-ES is named",
                        REFUSED,
                        () -> JweEncrypter.of(RSA, EcdhEs.ECDH_ES, ContentEncryption.A256GCM),
                        "this is an RSA key",
                        "ECDH-ES needs a key on P-256"),
                of(
                        "a key without alg to an encrypter that is to choose",
                        REFUSED,
                        () -> JweEncrypter.of(EC, ContentEncryption.A256GCM),
                        "\"alg\"",
                        "name the algorithm, one of [ECDH-ES"),
                of(
                        "a key for signatures to an encrypter that is to choose",
                        REFUSED,
                        () -> JweEncrypter.of(EC.withAlgorithm("ES256"), ContentEncryption.A256GCM),
                        "ES256 is none",
                        "one of [ECDH-ES, "),
                of(
                        "a key for signatures to encrypt",
                        REFUSED,
                        () -> RsaOaep.RSA_OAEP_256.encrypter(RSA.withUse(KeyUse.SIGNATURE), ContentEncryption.A256GCM),
                        "\"use\"",
                        "wrapKey"),
                of(
                        "a key of 32 octets for A128KW",
                        REFUSED,
                        () -> AesKeyWrap.A128KW.encrypter(SECRET, ContentEncryption.A256GCM),
                        "32",
                        "16"),
                of(
                        "a key of 16 octets for dir with A256GCM",
                        REFUSED,
                        () -> Direct.DIR.encrypter(OctJwk.generate(16), ContentEncryption.A256GCM),
                        "16",
                        "32"),
                of(
                        "a public key to decrypt",
                        REFUSED,
                        () -> RsaOaep.RSA_OAEP_256.decrypter(RSA.toPublic(), ContentEncryption.A256GCM),
                        "public",
                        "private"),
                of(
                        "the public half of a secret",
                        IllegalStateException.class,
                        () -> SECRET.toJson(),
                        "no public half",
                        "privateJson()"));
    }

    private static Stream<Mistake> texts() {
        String pem = EC.toPem();
        String set = JwkSet.of(EC).toJson();
        return Stream.of(
                of("PEM where a JWK is wanted", REFUSED, () -> Jwk.parse(pem), "PEM", "Pem.key"),
                of("PEM where a set is wanted", REFUSED, () -> JwkSet.parse(pem), "PEM", "Pem.key"),
                of("a set where a JWK is wanted", REFUSED, () -> Jwk.parse(set), "JWK Set", "JwkSet.parse"),
                of("a JWK where a set is wanted", REFUSED, () -> JwkSet.parse(EC.toJson()), "JWK", "Jwk.parse"),
                of(
                        "an address where a set is wanted",
                        REFUSED,
                        () -> JwkSet.parse("https://login.example/jwks.json"),
                        "JSON",
                        "expected an object"),
                of(
                        "a key type that is not known",
                        REFUSED,
                        () -> Jwk.parse("{\"kty\":\"RSA-HSM\"}"),
                        "RSA-HSM",
                        "EC, RSA, OKP, AKP or oct"),
                of(
                        "a curve that is not known",
                        REFUSED,
                        () -> Jwk.parse("{\"kty\":\"EC\",\"crv\":\"P-256K\",\"x\":\"AA\",\"y\":\"AA\"}"),
                        "P-256K",
                        "P-256"),
                of(
                        "a certificate with line breaks in x5c",
                        REFUSED,
                        () -> Jwk.of(withChain("MIIB\nAbC=")),
                        "\"x5c\"",
                        "line break"),
                of(
                        "a certificate with PEM armour in x5c",
                        REFUSED,
                        () -> Jwk.of(withChain("-----BEGIN CERTIFICATE-----")),
                        "\"x5c\"",
                        "base64"));
    }

    private static JsonObject withChain(String certificate) {
        return EC.publicMembers().with("x5c", java.util.List.of(certificate));
    }

    private static void shortRsaKey() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        Jwk.of(generator.generateKeyPair());
    }
}
