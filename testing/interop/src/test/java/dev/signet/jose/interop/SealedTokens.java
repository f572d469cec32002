package dev.signet.jose.interop;

import static dev.signet.jose.jwe.ContentEncryption.A256GCM;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.OkpJwk;
import dev.signet.jose.jwk.RsaJwk;
import dev.signet.jose.jws.EdDsa;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What {@code testing/interop/run} runs for sealed claims: tokens of Signet, in the form of the vectors in jose-jwt. */
final class SealedTokens {
    private SealedTokens() {}

    /**
     * Writes keys, and a token for each key management algorithm.
     *
     * @param args the folder
     */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        OkpJwk issuer = OkpJwk.generate(Curve.ED25519);
        Map<String, Jwk> recipients = recipients();
        JsonObject.Builder keys =
                JsonObject.builder().put("issuer", issuer.withAlgorithm("EdDSA").privateMembers());
        for (Map.Entry<String, Jwk> recipient : recipients.entrySet()) {
            Jwk key = recipient.getValue();
            keys.put(recipient.getKey(), key.privateMembers());
            Files.write(
                    folder.resolve(recipient.getKey() + ".json"),
                    vector(issuer, key).toOctets());
        }
        Files.write(folder.resolve("keys.json"), keys.build().toOctets());
    }

    private static JsonObject vector(OkpJwk issuer, Jwk key) {
        JsonObject claims =
                JsonObject.parse("{\"iss\":\"https://hospital.example\",\"sub\":\"p-17\",\"ssn\":\"078-05-1120\","
                        + "\"patient\":{\"name\":\"Alice\",\"codes\":[1,{\"a\":null}]},\"a.b\\\\c\":\"\\u20ac\"}");
        JweEncrypter recipient = JweEncrypter.of(key, A256GCM);
        String token = Jwt.signedWith(EdDsa.EDDSA.signer(issuer))
                .sealing(recipient, "ssn", "patient.codes")
                .sealing(recipient, "a\\.b\\\\c")
                .encode(JwtClaims.of(claims));
        JsonObject opening = JsonObject.builder()
                .put("key", key.keyId().orElseThrow())
                .put("paths", List.of(List.of("ssn"), List.of("patient", "codes"), List.of("a.b\\c")))
                .put("claims", claims.with("jti", jti(token)))
                .build();
        return JsonObject.builder()
                .put("token", token)
                .put("openings", List.of(opening))
                .build();
    }

    private static String jti(String token) {
        byte[] payload = Base64Url.decode(token.substring(token.indexOf('.') + 1, token.lastIndexOf('.')));
        return JsonObject.parse(payload).string("jti").orElseThrow();
    }

    private static Map<String, Jwk> recipients() {
        Map<String, Jwk> keys = new TreeMap<>();
        RsaJwk rsa = RsaJwk.generate(2048);
        for (String alg : List.of("RSA-OAEP", "RSA-OAEP-256")) {
            keys.put(alg, rsa.withAlgorithm(alg).withKeyId(alg));
        }
        EcJwk ec = EcJwk.generate(Curve.P_256);
        for (String alg : List.of("ECDH-ES", "ECDH-ES+A128KW", "ECDH-ES+A256KW")) {
            keys.put(alg, ec.withAlgorithm(alg).withKeyId(alg));
        }
        keys.put(
                "X25519",
                OkpJwk.generate(Curve.X25519).withAlgorithm("ECDH-ES+A256KW").withKeyId("X25519"));
        OctJwk secret = OctJwk.generate(32);
        for (String alg : List.of("A256KW", "A256GCMKW", "dir")) {
            keys.put(alg, secret.withAlgorithm(alg).withKeyId(alg));
        }
        return keys;
    }
}
