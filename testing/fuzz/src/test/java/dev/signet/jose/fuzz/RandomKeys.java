package dev.signet.jose.fuzz;

import dev.signet.jose.jwe.AesGcmKeyWrap;
import dev.signet.jose.jwe.AesKeyWrap;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.Direct;
import dev.signet.jose.jwe.EcdhEs;
import dev.signet.jose.jwe.JweAlgorithm;
import dev.signet.jose.jwk.AkpJwk;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.OkpJwk;
import dev.signet.jose.jwk.RsaJwk;
import dev.signet.jose.jws.Hmac;
import dev.signet.jose.jws.JwsAlgorithm;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Keys for random cases: symmetric ones are each new, of the others there are few, since they take long to make. Immutable. */
final class RandomKeys {

    private static final int LONGEST_SECRET = 80;
    private static final List<Curve> AGREEING =
            List.of(Curve.P_256, Curve.P_384, Curve.P_521, Curve.X25519, Curve.X448);

    private final List<Jwk> rsa = List.of(RsaJwk.generate(2048));
    private final Map<String, List<Jwk>> signing = Map.of(
            "ES256", pair(() -> EcJwk.generate(Curve.P_256)),
            "ES384", pair(() -> EcJwk.generate(Curve.P_384)),
            "ES512", pair(() -> EcJwk.generate(Curve.P_521)),
            "ES256K", pair(() -> EcJwk.generate(Curve.SECP256K1)),
            "EdDSA", pair(() -> OkpJwk.generate(Curve.ED25519)),
            "Ed25519", pair(() -> OkpJwk.generate(Curve.ED25519)),
            "Ed448", pair(() -> OkpJwk.generate(Curve.ED448)),
            "ML-DSA-44", pair(() -> AkpJwk.generate("ML-DSA-44")),
            "ML-DSA-65", pair(() -> AkpJwk.generate("ML-DSA-65")),
            "ML-DSA-87", pair(() -> AkpJwk.generate("ML-DSA-87")));
    private final Map<Curve, List<Jwk>> agreeing = Map.of(
            Curve.P_256, pair(() -> EcJwk.generate(Curve.P_256)),
            Curve.P_384, pair(() -> EcJwk.generate(Curve.P_384)),
            Curve.P_521, pair(() -> EcJwk.generate(Curve.P_521)),
            Curve.X25519, pair(() -> OkpJwk.generate(Curve.X25519)),
            Curve.X448, pair(() -> OkpJwk.generate(Curve.X448)));

    private static List<Jwk> pair(Supplier<Jwk> generation) {
        return List.of(generation.get(), generation.get());
    }

    Jwk of(JwsAlgorithm algorithm, Randomness random) {
        if (algorithm instanceof Hmac hmac) {
            int least = 32 + 16 * hmac.ordinal();
            return OctJwk.of(random.octets(least + random.below(LONGEST_SECRET - least)));
        }
        return random.one(signing.getOrDefault(algorithm.jwaName(), rsa));
    }

    Jwk of(JweAlgorithm algorithm, ContentEncryption encryption, Randomness random) {
        if (algorithm instanceof Direct) {
            return OctJwk.of(random.octets(encryption.cekOctets()));
        }
        if (algorithm instanceof AesKeyWrap wrap) {
            return OctJwk.of(random.octets(16 + 8 * wrap.ordinal()));
        }
        if (algorithm instanceof AesGcmKeyWrap wrap) {
            return OctJwk.of(random.octets(16 + 8 * wrap.ordinal()));
        }
        return algorithm instanceof EcdhEs ? of(random.one(AGREEING), random) : random.one(rsa);
    }

    /** Returns a key for agreement. */
    Jwk of(Curve curve, Randomness random) {
        return random.one(agreeing.get(curve));
    }
}
