package dev.signet.jose.vectors;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.Direct;
import dev.signet.jose.jwe.InsecureRsa15;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.RsaJwk;
import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jws.JwsAlgorithm;
import dev.signet.jose.jws.JwsJsonVerifier;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jws.RsaPkcs1;
import dev.signet.jose.jws.SignaturePolicy;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** JSON Web Signature, Encryption, Key and Crypto: keys and tokens, through the public API. */
final class JsonWebTokens {

    private JsonWebTokens() {}

    static Schema.Cases open(JsonObject file, JsonObject group) throws GeneralSecurityException {
        boolean encrypted = group.objects("tests").orElseThrow().get(0).has("jwe");
        return encrypted ? encrypted(Members.object(group, "private")) : signed(publicHalf(group));
    }

    private static JsonObject publicHalf(JsonObject group) {
        return group.object("public").orElseGet(() -> Members.object(group, "private"));
    }

    private static Schema.Cases signed(JsonObject keys) {
        JwsVerifier verifier = keys.has("keys") ? verifier(JwkSet.of(keys)) : verifier(Jwk.of(keys));
        return test -> {
            String jws = Members.text(test, "jws");
            if (jws.startsWith("{")) {
                JwsJsonVerifier.of(SignaturePolicy.all(), verifier).verify(jws);
            } else {
                verifier.verify(jws);
            }
            return Answer.ACCEPTED;
        };
    }

    static JwsVerifier verifier(Jwk key) {
        return JwsVerifier.of(key, algorithm(key));
    }

    static JwsVerifier verifier(JwkSet keys) {
        List<JwsAlgorithm> algorithms =
                keys.keys().stream().map(JsonWebTokens::algorithm).distinct().toList();
        if (algorithms.isEmpty()) {
            throw new IllegalArgumentException("expected a key that can be used");
        }
        return JwsVerifier.of(
                keys, algorithms.get(0), algorithms.stream().skip(1).toArray(JwsAlgorithm[]::new));
    }

    /** A key that names no algorithm of JWS is used with the common one of its type. */
    private static JwsAlgorithm algorithm(Jwk key) {
        return key.algorithm()
                .flatMap(JwsAlgorithm::named)
                .orElse(key.keyType().equals("RSA") ? RsaPkcs1.RS256 : Ecdsa.ES256);
    }

    private static Schema.Cases encrypted(JsonObject members) {
        JweDecrypter decrypter = decrypter(Jwk.of(members)).inflating(100_000);
        return test -> {
            byte[] plaintext = decrypter.decrypt(Members.text(test, "jwe")).plaintext();
            return Answer.accepted(test.string("pt")
                    .map(expected -> Arrays.equals(HexFormat.of().parseHex(expected), plaintext))
                    .orElse(true));
        };
    }

    /** The keys name their algorithm; for direct encryption that is the content's. */
    private static JweDecrypter decrypter(Jwk key) {
        String name = key.algorithm().orElseThrow();
        if (name.equals("RSA1_5")) {
            return InsecureRsa15.RSA1_5.decrypter((RsaJwk) key, ContentEncryption.A256GCM, ContentEncryption.values());
        }
        return ContentEncryption.named(name)
                .map(encryption -> JweDecrypter.of(key, Direct.DIR, encryption))
                .orElseGet(() -> JweDecrypter.of(key, ContentEncryption.A256GCM, ContentEncryption.values()));
    }
}
