package dev.signet.jose.cli;

import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.KeyUse;
import dev.signet.jose.jwk.internal.JwkGenerator;
import java.util.Optional;

/**
 * The generation of a key for an algorithm, as the options ask for it. Immutable.
 *
 * @param algorithm the name, for JWS or for JWE
 * @param curve what the caller asked for, where the algorithm leaves a choice
 * @param bits what the caller asked for, where the algorithm leaves a choice
 */
record KeyGeneration(String algorithm, Optional<Curve> curve, Optional<Integer> bits) {

    /**
     * Returns a new private or symmetric key that says which algorithm and use it is for.
     *
     * @throws IllegalArgumentException if there is no such algorithm, it has no such curve or size, or no provider has
     *     it
     */
    Jwk generate() {
        AlgorithmSpec spec = AlgorithmSpec.named(algorithm)
                .filter(one -> AlgorithmLists.hasKeys(algorithm))
                .orElseThrow(() -> new IllegalArgumentException("--alg: expected one of" + AlgorithmLists.withKeys()));
        JwkGenerator usual = JwkGenerator.of(spec);
        JwkGenerator onCurve = curve.map(one -> KeyReader.explaining("--crv", () -> usual.withCurve(one)))
                .orElse(usual);
        JwkGenerator generator = bits.map(size -> KeyReader.explaining("--bits", () -> onCurve.withBits(size)))
                .orElse(onCurve);
        boolean signs = spec.use() == AlgorithmSpec.Use.SIGNATURE;
        return KeyReader.explaining("--alg", generator::generate)
                .withAlgorithm(algorithm)
                .withUse(signs ? KeyUse.SIGNATURE : KeyUse.ENCRYPTION);
    }
}
