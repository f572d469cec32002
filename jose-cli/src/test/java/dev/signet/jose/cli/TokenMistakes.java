package dev.signet.jose.cli;

import static dev.signet.jose.cli.Mistake.of;
import static dev.signet.jose.cli.Mistake.ofToken;
import static dev.signet.jose.cli.MistakeFixtures.EC;
import static dev.signet.jose.cli.MistakeFixtures.RSA;
import static dev.signet.jose.cli.MistakeFixtures.TOKEN;
import static dev.signet.jose.cli.MistakeFixtures.claims;
import static dev.signet.jose.cli.MistakeFixtures.decoder;
import static dev.signet.jose.cli.MistakeFixtures.token;
import static dev.signet.jose.cli.MistakeFixtures.verifier;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.RsaOaep;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jws.Hmac;
import dev.signet.jose.jws.JwsJsonSigner;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jws.RsaPkcs1;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.UnsignedJwtDecoder;
import java.security.Signature;
import java.util.stream.Stream;

/** What is handed to a decoder in place of a token, and tokens for other decoders. */
final class TokenMistakes {

    private static final String ES256 = "{\"alg\":\"ES256\",\"kid\":\"k1\"}";

    private TokenMistakes() {}

    static Stream<Mistake> rows() {
        return Stream.of(pasted(), signatures(), algorithms(), keys()).flatMap(rows -> rows);
    }

    private static Stream<Mistake> pasted() {
        return Stream.of(
                malformed("Bearer left on", "Bearer " + TOKEN, "Bearer", "remove"),
                malformed("quotes around", "\"" + TOKEN + "\"", "quot", "remove"),
                malformed("a line feed at the end", TOKEN + "\n", "line feed", "remove"),
                malformed("a blank in front", " " + TOKEN, "space", "remove"),
                malformed("padding", TOKEN + "==", "padding", "without padding"),
                malformed("base64 in place of base64url", token(ES256, "a+/b"), "+", "base64url"),
                malformed("an opaque token", "3f786850e387550fdab836ed7e6dc881de23001b", "no dot", "three parts"),
                malformed("an empty string", "", "empty", "expected a token"),
                malformed("a JSON serialization", json(), "not JSON", "expected a compact serialization"),
                of("no token", NullPointerException.class, () -> decoder().decode(null), "token", "token"));
    }

    private static Stream<Mistake> signatures() {
        return Stream.of(
                ofToken(
                        "a changed token",
                        Reason.SIGNATURE_INVALID,
                        () -> decoder().decode(changed()),
                        "signature does not belong",
                        "this header and payload"),
                ofToken(
                        "a token under another key with the same kid",
                        Reason.SIGNATURE_INVALID,
                        () -> decoder().decode(underAnotherKey()),
                        "signature does not belong",
                        "under the key"),
                ofToken(
                        "a signature in DER",
                        Reason.SIGNATURE_INVALID,
                        () -> decoder().decode(token(ES256, inDer())),
                        "DER",
                        "R || S"),
                of(
                        "an external signer that answers in DER",
                        IllegalStateException.class,
                        () -> Ecdsa.ES256.signer(input -> der(input)).sign(new byte[0]),
                        "DER",
                        "Ecdsa.fromDer"));
    }

    private static Stream<Mistake> algorithms() {
        return Stream.of(
                ofToken(
                        "alg none",
                        Reason.ALGORITHM_NOT_ALLOWED,
                        () -> decoder().decode(token("{\"alg\":\"none\"}", "")),
                        "none",
                        "[ES256]"),
                ofToken(
                        "HS256 to a decoder for ES256",
                        Reason.ALGORITHM_NOT_ALLOWED,
                        () -> decoder()
                                .decode(Jwt.signedWith(Hmac.HS256.signer(MistakeFixtures.SECRET))
                                        .encode(claims().build())),
                        "HS256",
                        "[ES256]"),
                ofToken(
                        "RS256 to a decoder for ES256",
                        Reason.ALGORITHM_NOT_ALLOWED,
                        () -> decoder()
                                .decode(Jwt.signedWith(RsaPkcs1.RS256.signer(RSA))
                                        .encode(claims().build())),
                        "RS256",
                        "[ES256]"),
                ofToken(
                        "a made-up algorithm",
                        Reason.ALGORITHM_NOT_ALLOWED,
                        () -> decoder().decode(token("{\"alg\":\"secret-in-alg\"}", "AA")),
                        "another",
                        "[ES256]"),
                ofToken(
                        "an encrypted token to a decoder of signed ones",
                        Reason.MALFORMED,
                        () -> decoder().decode(encrypted()),
                        "encrypted",
                        "Jwt.decryptedBy(..)"),
                ofToken(
                        "a signed token to a decoder of encrypted ones",
                        Reason.MALFORMED,
                        () -> unsigned().decode(TOKEN),
                        "signed",
                        "Jwt.verifiedBy(..)"),
                ofToken(
                        "RSA-OAEP to a decrypter for RSA-OAEP-256",
                        Reason.ALGORITHM_NOT_ALLOWED,
                        () -> decrypter()
                                .decrypt(RsaOaep.RSA_OAEP
                                        .encrypter(RSA, ContentEncryption.A256GCM)
                                        .encrypt(new byte[0])),
                        "\"alg\"",
                        "[RSA-OAEP-256]"),
                ofToken(
                        "A128GCM to a decrypter for A256GCM",
                        Reason.ALGORITHM_NOT_ALLOWED,
                        () -> decrypter()
                                .decrypt(RsaOaep.RSA_OAEP_256
                                        .encrypter(RSA, ContentEncryption.A128GCM)
                                        .encrypt(new byte[0])),
                        "\"enc\"",
                        "[A256GCM]"),
                ofToken(
                        "an extension that is not understood",
                        Reason.UNSUPPORTED,
                        () -> decoder().decode(token("{\"alg\":\"ES256\",\"crit\":[\"exp\"],\"exp\":1}", "AA")),
                        "\"crit\"",
                        "understanding(..)"));
    }

    private static Stream<Mistake> keys() {
        JwkSet two = JwkSet.of(EC, EcJwk.generate(Curve.P_256).withKeyId("k2"));
        String withoutKeyId = Ecdsa.ES256.signer(EcJwk.generate(Curve.P_256)).sign(new byte[0]);
        return Stream.of(
                ofToken(
                        "a kid that the set has not",
                        Reason.KEY_NOT_FOUND,
                        () -> verifier()
                                .verify(Ecdsa.ES256.signer(EC.withKeyId("k3")).sign(new byte[0])),
                        "\"kid\"",
                        "one key for ES256"),
                ofToken(
                        "an empty set",
                        Reason.KEY_NOT_FOUND,
                        () -> JwsVerifier.of(JwkSet.of(), Ecdsa.ES256).verify(TOKEN),
                        "the key set is empty",
                        "one key for ES256"),
                ofToken(
                        "no kid and two keys",
                        Reason.KEY_NOT_FOUND,
                        () -> JwsVerifier.of(two, Ecdsa.ES256).verify(withoutKeyId),
                        "2 keys of the set fit, and the token has no \"kid\"",
                        "expected one key"));
    }

    private static Mistake malformed(String name, String text, String problem, String cure) {
        return ofToken(name, Reason.MALFORMED, () -> decoder().decode(text), problem, cure);
    }

    private static JweDecrypter decrypter() {
        return RsaOaep.RSA_OAEP_256.decrypter(RSA, ContentEncryption.A256GCM);
    }

    private static UnsignedJwtDecoder unsigned() {
        return Jwt.decryptedBy(decrypter()).unsigned().anyIssuer().anyAudience().build();
    }

    private static String encrypted() {
        return Jwt.encryptedWith(RsaOaep.RSA_OAEP_256.encrypter(RSA, ContentEncryption.A256GCM))
                .encode(claims().build());
    }

    private static String json() {
        return JwsJsonSigner.flattened(Ecdsa.ES256.signer(EC)).sign(new byte[0]);
    }

    private static String changed() {
        return TOKEN.replace("." + TOKEN.split("\\.")[1] + ".", ".e30.");
    }

    private static String underAnotherKey() {
        return Ecdsa.ES256.signer(EcJwk.generate(Curve.P_256)).withKeyId("k1").sign(new byte[0]);
    }

    private static String inDer() throws Exception {
        return Base64Url.encode(der(new byte[0]));
    }

    private static byte[] der(byte[] input) throws Exception {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(EC.privateKey().orElseThrow());
        signature.update(input);
        return signature.sign();
    }
}
