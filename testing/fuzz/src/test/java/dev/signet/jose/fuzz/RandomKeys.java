package dev.signet.jose.fuzz;

import dev.signet.jose.jwe.AesGcmKeyWrap;
import dev.signet.jose.jwe.AesKeyWrap;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.Direct;
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
import java.util.stream.Stream;

/** Keys for random cases: symmetric ones are each new, of the others there are few, since they take long to make. Immutable. */
final class RandomKeys {

    private static final int LONGEST_SECRET = 80;

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
    private final List<Jwk> agreeing = Stream.of(
                    pair(() -> EcJwk.generate(Curve.P_256)),
                    pair(() -> EcJwk.generate(Curve.P_384)),
                    pair(() -> EcJwk.generate(Curve.P_521)),
                    pair(() -> OkpJwk.generate(Curve.X25519)),
                    pair(() -> OkpJwk.generate(Curve.X448)))
            .flatMap(List::stream)
            .toList();

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
        return random.one(algorithm.jwaName().startsWith("ECDH") ? agreeing : rsa);
    }
}
