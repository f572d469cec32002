package dev.signet.jose.cli;

import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.Direct;
import dev.signet.jose.jwk.AkpJwk;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.KeyUse;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.OkpJwk;
import dev.signet.jose.jwk.RsaJwk;
import dev.signet.jose.jws.JwsAlgorithm;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The generation of a key for an algorithm: its type, its curve and its size. Immutable.
 *
 * @param algorithm the name, for JWS or for JWE
 * @param curve what the caller asked for, where the algorithm leaves a choice
 * @param bits what the caller asked for, where the algorithm leaves a choice
 */
record KeyGeneration(String algorithm, Optional<Curve> curve, Optional<Integer> bits) {

    private static final int LARGEST_SECRET_BITS = 4096;

    /**
     * Returns a new private or symmetric key that says which algorithm and use it is for.
     *
     * @throws IllegalArgumentException if there is no such algorithm, or it has no such curve or size
     */
    Jwk generate() {
        Jwk key = material();
        boolean signs = JwsAlgorithm.named(algorithm).isPresent();
        return key.withAlgorithm(algorithm).withUse(signs ? KeyUse.SIGNATURE : KeyUse.ENCRYPTION);
    }

    private Jwk material() {
        AlgorithmSpec spec = AlgorithmSpec.named(algorithm)
                .filter(one -> AlgorithmLists.hasKeys(algorithm))
                .orElseThrow(() -> new IllegalArgumentException("--alg: expected one of" + AlgorithmLists.withKeys()));
        return switch (spec.material()) {
            case SECRET -> algorithm.equals(Direct.DIR.jwaName()) ? contentKey() : secret(spec);
            case RSA -> rsa();
            case CURVE -> on(spec.curves());
            case ALGORITHM_KEY_PAIR -> algorithmKeyPair();
            case NONE -> throw new IllegalStateException(algorithm + " has no keys");
        };
    }

    private Jwk rsa() {
        requireNoCurve();
        return KeyReader.explaining("--bits", () -> bits.isPresent() ? RsaJwk.generate(bits.get()) : RsaJwk.generate());
    }

    private Jwk algorithmKeyPair() {
        requireNoCurve();
        if (bits.isPresent()) {
            throw new IllegalArgumentException("--bits: " + algorithm + " has keys of one size");
        }
        return KeyReader.explaining("--alg", () -> AkpJwk.generate(algorithm));
    }

    /** With dir the key is that of the content encryption, which the token will name. */
    private Jwk contentKey() {
        Set<Integer> lengths = new TreeSet<>();
        for (ContentEncryption one : ContentEncryption.all()) {
            lengths.add(8 * one.cekOctets());
        }
        return secret(lengths, 8 * UsualAlgorithm.contentEncryption().cekOctets());
    }

    private Jwk secret(AlgorithmSpec spec) {
        int least = 8 * spec.keyOctets();
        if (spec.hasFixedLength()) {
            return secret(Set.of(least), least);
        }
        int wanted = bits.orElse(least);
        if (wanted < least || wanted > LARGEST_SECRET_BITS || wanted % 8 != 0) {
            throw new IllegalArgumentException(
                    "--bits: " + algorithm + " needs a multiple of 8 from " + least + " to " + LARGEST_SECRET_BITS);
        }
        return secret(wanted);
    }

    private Jwk secret(Set<Integer> choice, int standard) {
        int wanted = bits.orElse(standard);
        if (!choice.contains(wanted)) {
            throw new IllegalArgumentException("--bits: " + algorithm + " needs one of " + choice);
        }
        return secret(wanted);
    }

    private Jwk secret(int size) {
        requireNoCurve();
        return OctJwk.generate(size / 8);
    }

    private Jwk on(List<String> curves) {
        Curve wanted = curve.orElseGet(() -> Curve.named(curves.get(0)).orElseThrow());
        if (!curves.contains(wanted.jwaName())) {
            throw new IllegalArgumentException("--crv: " + algorithm + " has no keys on " + wanted.jwaName());
        }
        if (bits.isPresent()) {
            throw new IllegalArgumentException("--bits: the curve decides the size of a key for " + algorithm);
        }
        return switch (wanted) {
            case P_256, P_384, P_521, SECP256K1 -> EcJwk.generate(wanted);
            case ED25519, ED448, X25519, X448 -> OkpJwk.generate(wanted);
        };
    }

    private void requireNoCurve() {
        if (curve.isPresent()) {
            throw new IllegalArgumentException("--crv: a key for " + algorithm + " has no curve");
        }
    }
}
