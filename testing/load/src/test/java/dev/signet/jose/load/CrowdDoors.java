package dev.signet.jose.load;

import static dev.signet.jose.jwe.ContentEncryption.A128CBC_HS256;
import static dev.signet.jose.jwe.ContentEncryption.A256GCM;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.jwe.AesKeyWrap;
import dev.signet.jose.jwe.Direct;
import dev.signet.jose.jwe.EcdhEs;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwe.RsaOaep;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.OkpJwk;
import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jws.EdDsa;
import dev.signet.jose.jws.Hmac;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jws.RsaPkcs1;
import dev.signet.jose.jws.RsaPss;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What many threads share: one verifier, decrypter or decoder, asked with 64 right tokens and 64 wrong ones. A right
 * token is accepted only if its own content comes out.
 */
final class CrowdDoors {

    /** How many calls are made, by what one costs: in each build, and in the long run. */
    enum Work {
        MOST(3_000, 10_000_000),
        SYMMETRIC(1_500, 1_000_000),
        PUBLIC_KEY(160, 100_000),
        PRIVATE_KEY(80, 10_000);

        final long few;
        final long many;

        Work(long few, long many) {
            this.few = few;
            this.many = many;
        }
    }

    record Shared(Work work, Crowd.Questions questions) {

        String name() {
            return questions.door().name();
        }
    }

    private CrowdDoors() {}

    static List<Shared> all() {
        OkpJwk ed25519 = OkpJwk.generate(Curve.ED25519);
        return List.of(
                signed(Work.MOST, "verify HS256", Hmac.HS256.verifier(Issuer.SECRET), Hmac.HS256.signer(Issuer.SECRET)),
                encrypted(
                        Work.MOST,
                        "decrypt dir + A256GCM",
                        Direct.DIR.decrypter(Issuer.CONTENT_KEY, A256GCM),
                        Direct.DIR.encrypter(Issuer.CONTENT_KEY, A256GCM)),
                encrypted(
                        Work.SYMMETRIC,
                        "decrypt dir + A128CBC-HS256",
                        Direct.DIR.decrypter(Issuer.CONTENT_KEY, A128CBC_HS256),
                        Direct.DIR.encrypter(Issuer.CONTENT_KEY, A128CBC_HS256)),
                decoded(
                        "decode a JWT, HS256",
                        Jwt.verifiedBy(JwsVerifier.of(JwkSet.of(Issuer.SECRET), Hmac.HS256))
                                .issuer(Issuer.NAME)
                                .audience(Issuer.SERVICE)
                                .build()),
                decoded(
                        "decode a JWT that is remembered, HS256; room for half of them",
                        Jwt.verifiedBy(JwsVerifier.of(JwkSet.of(Issuer.SECRET), Hmac.HS256))
                                .issuer(Issuer.NAME)
                                .audience(Issuer.SERVICE)
                                .remembering(Texts.VARIANTS / 2)
                                .build()),
                signed(
                        Work.PUBLIC_KEY,
                        "verify RS256",
                        RsaPkcs1.RS256.verifier(Issuer.RSA.toPublic()),
                        RsaPkcs1.RS256.signer(Issuer.RSA)),
                signed(
                        Work.PUBLIC_KEY,
                        "verify PS256",
                        RsaPss.PS256.verifier(Issuer.RSA.toPublic()),
                        RsaPss.PS256.signer(Issuer.RSA)),
                signed(
                        Work.PUBLIC_KEY,
                        "verify ES256",
                        Ecdsa.ES256.verifier(Issuer.EC.toPublic()),
                        Ecdsa.ES256.signer(Issuer.EC)),
                signed(
                        Work.PUBLIC_KEY,
                        "verify Ed25519",
                        EdDsa.ED25519.verifier(ed25519.toPublic()),
                        EdDsa.ED25519.signer(ed25519)),
                encrypted(
                        Work.PRIVATE_KEY,
                        "decrypt RSA-OAEP-256",
                        RsaOaep.RSA_OAEP_256.decrypter(Issuer.RSA, A256GCM),
                        RsaOaep.RSA_OAEP_256.encrypter(Issuer.RSA.toPublic(), A256GCM)),
                encrypted(
                        Work.PUBLIC_KEY,
                        "decrypt ECDH-ES",
                        EcdhEs.ECDH_ES.decrypter(Issuer.EC, A256GCM),
                        EcdhEs.ECDH_ES.encrypter(Issuer.EC.toPublic(), A256GCM)),
                encrypted(
                        Work.PUBLIC_KEY,
                        "decrypt A256KW",
                        AesKeyWrap.A256KW.decrypter(Issuer.WRAPPING_KEY, A256GCM),
                        AesKeyWrap.A256KW.encrypter(Issuer.WRAPPING_KEY, A256GCM)));
    }

    private static Shared signed(Work work, String name, JwsVerifier verifier, JwsSigner signer) {
        return shared(
                work,
                name,
                token -> verifier.verify(token).payload(),
                Texts.variants(i -> signer.sign(Issuer.json(i).getBytes(UTF_8))),
                "SIGNATURE_INVALID");
    }

    private static Shared encrypted(Work work, String name, JweDecrypter decrypter, JweEncrypter encrypter) {
        return shared(
                work,
                name,
                token -> decrypter.decrypt(token).plaintext(),
                Texts.variants(i -> encrypter.encrypt(Issuer.json(i).getBytes(UTF_8))),
                "DECRYPTION_FAILED");
    }

    private static Shared decoded(String name, JwtDecoder decoder) {
        JwsSigner signer = Hmac.HS256.signer(Issuer.SECRET);
        return shared(
                Work.SYMMETRIC,
                name,
                token -> decoder.decode(token).claims().toObject().toJson().getBytes(UTF_8),
                Texts.variants(i -> signer.sign(Issuer.json(i).getBytes(UTF_8))),
                "SIGNATURE_INVALID");
    }

    /** Right tokens and as many whose last octet is another one; the content of the n-th names the n-th user. */
    private static Shared shared(
            Work work, String name, Function<String, byte[]> call, List<String> right, String refusal) {
        List<String> texts = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        Map<String, byte[]> contents = new HashMap<>();
        for (int i = 0; i < right.size(); i++) {
            texts.add(right.get(i));
            answers.add(Door.ACCEPTED);
            contents.put(right.get(i), Issuer.json(i).getBytes(UTF_8));
            texts.add(altered(right.get(i)));
            answers.add(refusal);
        }
        Door door = new Door(
                name,
                text -> {
                    byte[] content = call.apply(text);
                    if (!Arrays.equals(content, contents.get(text))) {
                        throw new IllegalStateException("the content of another token");
                    }
                },
                right);
        return new Shared(work, new Crowd.Questions(door, List.copyOf(texts), List.copyOf(answers)));
    }

    private static String altered(String token) {
        int last = token.lastIndexOf('.') + 1;
        byte[] octets = Base64Url.decode(token.substring(last));
        octets[octets.length - 1] ^= 1;
        return token.substring(0, last) + Base64Url.encode(octets);
    }
}
