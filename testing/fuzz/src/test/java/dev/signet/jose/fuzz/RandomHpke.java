package dev.signet.jose.fuzz;

import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.HpkeDraft;
import dev.signet.jose.jwe.HpkeDraftInputs;
import dev.signet.jose.jwe.HpkeDraftKeyEncryption;
import dev.signet.jose.jwe.JweAlgorithm;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.Jwk;
import java.util.List;
import java.util.stream.Stream;

/** Random cases of the algorithms that are a draft, to which no name leads: with and without a pre-shared key. */
final class RandomHpke {

    /** Names of the algorithms. */
    static final List<String> NAMES = Stream.of(HpkeDraft.values(), HpkeDraftKeyEncryption.values())
            .flatMap(Stream::of)
            .map(JweAlgorithm::jwaName)
            .toList();

    private static final int LEAST_PRE_SHARED_KEY = 32;
    private static final int MOST = 40;

    private RandomHpke() {}

    static RandomCase of(String name, RandomKeys keys, Randomness random) {
        Jwk key = keys.of(curve(name), random);
        HpkeDraftInputs inputs = inputs(random);
        for (HpkeDraft algorithm : HpkeDraft.values()) {
            if (algorithm.jwaName().equals(name)) {
                return RandomCase.encrypted(
                        name, algorithm.encrypter(key.toPublic(), inputs), algorithm.decrypter(key, inputs), random);
            }
        }
        HpkeDraftKeyEncryption algorithm = Stream.of(HpkeDraftKeyEncryption.values())
                .filter(one -> one.jwaName().equals(name))
                .findFirst()
                .orElseThrow();
        ContentEncryption encryption = random.one(ContentEncryption.all());
        return RandomCase.encrypted(
                name,
                algorithm.encrypter(key.toPublic(), inputs, encryption),
                algorithm.decrypter(key, inputs, encryption),
                random);
    }

    /** Returns the curve, for which a number stands in both modes. */
    private static Curve curve(String name) {
        return switch (name.charAt("HPKE-".length())) {
            case '0', '7' -> Curve.P_256;
            case '1' -> Curve.P_384;
            case '2' -> Curve.P_521;
            case '3', '4' -> Curve.X25519;
            default -> Curve.X448;
        };
    }

    private static HpkeDraftInputs inputs(Randomness random) {
        HpkeDraftInputs known = HpkeDraftInputs.none().withInfo(random.octets(random.below(MOST)));
        return random.below(2) == 0
                ? known
                : known.withPreSharedKey(
                        random.octets(1 + random.below(MOST)),
                        random.octets(LEAST_PRE_SHARED_KEY + random.below(MOST)));
    }
}
