package dev.signet.jose.jws;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.AkpJwk;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.OkpJwk;
import dev.signet.jose.jwk.RsaJwk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Keys made once for all tests, and tokens with headers that our own signer would not write. */
final class Tokens {

    private static final Map<JwsAlgorithm, Jwk> KEYS = new ConcurrentHashMap<>();

    private Tokens() {}

    /** Returns a private key for the algorithm, the same one each time. */
    static Jwk key(JwsAlgorithm algorithm) {
        // Not computeIfAbsent: making one key asks for another.
        Jwk known = KEYS.get(algorithm);
        if (known != null) {
            return known;
        }
        KEYS.putIfAbsent(algorithm, generated(algorithm));
        return KEYS.get(algorithm);
    }

    /** Returns a token whose signature is right and whose header and payload are anything. */
    static String signed(Jwk key, JwsAlgorithm algorithm, String header, String payload) {
        return signed(key, algorithm, header.getBytes(UTF_8), payload.getBytes(UTF_8));
    }

    static String signed(Jwk key, JwsAlgorithm algorithm, byte[] header, byte[] payload) {
        return signedText(key, algorithm, Base64Url.encode(header) + "." + Base64Url.encode(payload));
    }

    /** Returns a signing input, however odd, with its right signature. */
    static String signedText(Jwk key, JwsAlgorithm algorithm, String input) {
        byte[] octets = input.getBytes(ISO_8859_1);
        SigningPrimitive primitive = JwsAlgorithms.operations(algorithm).signing(key, CryptoProviders.standard());
        return input + "." + Base64Url.encode(primitive.sign(octets, 0, octets.length));
    }

    /** Puts the signatures of several JWS of the same payload into one. */
    static String joined(String first, String... more) {
        JsonObject joined = JsonObject.parse(first);
        List<JsonObject> signatures =
                new ArrayList<>(joined.objects("signatures").orElseThrow());
        for (String jws : more) {
            signatures.addAll(JsonObject.parse(jws).objects("signatures").orElseThrow());
        }
        return joined.with("signatures", signatures).toJson();
    }

    static void assertRefused(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        InvalidTokenException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static Jwk generated(JwsAlgorithm algorithm) {
        if (algorithm instanceof Hmac) {
            return OctJwk.generate(64).withKeyId("secret");
        }
        if (algorithm instanceof RsaPkcs1 || algorithm instanceof RsaPss) {
            return algorithm == RsaPkcs1.RS256 ? RsaJwk.generate(2048).withKeyId("rsa") : key(RsaPkcs1.RS256);
        }
        if (algorithm instanceof Ecdsa ecdsa) {
            Curve curve = switch (ecdsa) {
                case ES256 -> Curve.P_256;
                case ES384 -> Curve.P_384;
                case ES512 -> Curve.P_521;
                case ES256K -> Curve.SECP256K1;
            };
            return EcJwk.generate(curve).withKeyId(curve.jwaName());
        }
        if (algorithm instanceof MlDsa) {
            return AkpJwk.generate(algorithm.jwaName()).withKeyId(algorithm.jwaName());
        }
        Curve curve = algorithm == EdDsa.ED448 ? Curve.ED448 : Curve.ED25519;
        return OkpJwk.generate(curve).withKeyId(curve.jwaName());
    }
}
