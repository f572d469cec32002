package dev.signet.jose.cli;

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

/**
 * How to make a key for an algorithm: its type, its curve and its size. Immutable.
 *
 * @param algorithm the name, for JWS or for JWE
 * @param curve what the caller asked for, where the algorithm leaves a choice
 * @param bits what the caller asked for, where the algorithm leaves a choice
 */
record KeyGeneration(String algorithm, Optional<Curve> curve, Optional<Integer> bits) {

    /** Every algorithm that has keys of its own. */
    static final String ALGORITHMS = Arguments.JWS_ALGORITHMS + Arguments.KEY_ALGORITHMS;

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
        return switch (algorithm) {
            case "HS256" -> secretOfAtLeast(256);
            case "HS384" -> secretOfAtLeast(384);
            case "HS512" -> secretOfAtLeast(512);
            case "dir" -> secretOf(256, List.of(128, 192, 256, 384, 512));
            case "A128KW", "A128GCMKW" -> secretOf(128, List.of(128));
            case "A192KW", "A192GCMKW" -> secretOf(192, List.of(192));
            case "A256KW", "A256GCMKW" -> secretOf(256, List.of(256));
            case "RS256",
                    "RS384",
                    "RS512",
                    "PS256",
                    "PS384",
                    "PS512",
                    "RSA-OAEP",
                    "RSA-OAEP-256",
                    "RSA-OAEP-384",
                    "RSA-OAEP-512" -> rsa();
            case "ES256" -> on(Curve.P_256);
            case "ES384" -> on(Curve.P_384);
            case "ES512" -> on(Curve.P_521);
            case "ES256K" -> on(Curve.SECP256K1);
            case "Ed25519" -> on(Curve.ED25519);
            case "Ed448" -> on(Curve.ED448);
            case "EdDSA" -> on(Curve.ED25519, Curve.ED448);
            case "ECDH-ES", "ECDH-ES+A128KW", "ECDH-ES+A192KW", "ECDH-ES+A256KW" ->
                on(Curve.P_256, Curve.P_384, Curve.P_521, Curve.X25519, Curve.X448);
            default -> throw new IllegalArgumentException("--alg: expected one of" + ALGORITHMS);
        };
    }

    private Jwk rsa() {
        requireNoCurve();
        return KeyReader.explaining("--bits", () -> bits.isPresent() ? RsaJwk.generate(bits.get()) : RsaJwk.generate());
    }

    private Jwk secretOfAtLeast(int least) {
        int wanted = bits.orElse(least);
        if (wanted < least || wanted > LARGEST_SECRET_BITS || wanted % 8 != 0) {
            throw new IllegalArgumentException(
                    "--bits: " + algorithm + " needs a multiple of 8 from " + least + " to " + LARGEST_SECRET_BITS);
        }
        return secret(wanted);
    }

    private Jwk secretOf(int standard, List<Integer> choice) {
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

    private Jwk on(Curve standard, Curve... others) {
        Curve wanted = curve.orElse(standard);
        if (wanted != standard && !List.of(others).contains(wanted)) {
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
