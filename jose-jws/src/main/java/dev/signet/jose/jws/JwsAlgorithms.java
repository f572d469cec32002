package dev.signet.jose.jws;

import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.core.internal.DisplayText;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.KeyOperation;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The table of algorithms: each with what it does with its keys. A family is one line. */
final class JwsAlgorithms {

    private static final Map<JwsAlgorithm, KeyOperations> OPERATIONS = operations();
    private static final List<JwsAlgorithm> ALL = List.copyOf(OPERATIONS.keySet());
    private static final Map<String, JwsAlgorithm> BY_NAME = new HashMap<>();
    private static final Map<AlgorithmSpec, JwsAlgorithm> BY_SPEC = new HashMap<>();

    static {
        // Loops, here and below: the first token of a process would pay for each lambda.
        for (JwsAlgorithm algorithm : ALL) {
            BY_NAME.put(algorithm.jwaName(), algorithm);
            BY_SPEC.put(operations(algorithm).algorithm(), algorithm);
        }
    }

    private JwsAlgorithms() {}

    private static Map<JwsAlgorithm, KeyOperations> operations() {
        Map<JwsAlgorithm, KeyOperations> operations = new LinkedHashMap<>();
        for (Hmac algorithm : Hmac.values()) {
            operations.put(algorithm, algorithm.operations());
        }
        for (RsaPkcs1 algorithm : RsaPkcs1.values()) {
            operations.put(algorithm, algorithm.operations());
        }
        for (RsaPss algorithm : RsaPss.values()) {
            operations.put(algorithm, algorithm.operations());
        }
        for (Ecdsa algorithm : Ecdsa.values()) {
            operations.put(algorithm, algorithm.operations());
        }
        for (EdDsa algorithm : EdDsa.values()) {
            operations.put(algorithm, algorithm.operations());
        }
        for (MlDsa algorithm : MlDsa.values()) {
            operations.put(algorithm, algorithm.operations());
        }
        return Collections.unmodifiableMap(operations);
    }

    static List<JwsAlgorithm> all() {
        return ALL;
    }

    static Optional<JwsAlgorithm> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Returns the algorithm of a verified token; each token may ask, so that this allocates nothing. */
    static JwsAlgorithm of(AlgorithmSpec algorithm) {
        return Objects.requireNonNull(BY_SPEC.get(algorithm));
    }

    static KeyOperations operations(JwsAlgorithm algorithm) {
        return Optional.ofNullable(OPERATIONS.get(algorithm)).orElseThrow();
    }

    /**
     * Returns the algorithm that a key to sign with states.
     *
     * @throws IllegalArgumentException if it states none, or one that is no JWS algorithm
     */
    static JwsAlgorithm statedBy(Jwk key) {
        String name = key.algorithm()
                .orElseThrow(() -> new IllegalArgumentException("expected a JWK with an \"alg\"; without one, name the"
                        + " algorithm" + example(key, ": JwsSigner.of(key, ", ")")));
        return named(name)
                .orElseThrow(() -> new IllegalArgumentException("\"alg\": expected an algorithm of JWS"
                        + example(key, ", such as ", "") + "; " + DisplayText.of(name) + " does not sign"));
    }

    /**
     * Returns an algorithm that takes such a key, whatever its {@code alg}, between two texts; empty for a key that
     * none takes. Of several it is the one with the longest hash for a secret, RSASSA-PSS for RSA, and the
     * fully-specified name for a curve.
     */
    private static String example(Jwk key, String before, String after) {
        Jwk bare = key.withoutParameters();
        return OPERATIONS.entrySet().stream()
                .filter(entry -> !(entry.getKey() instanceof RsaPkcs1))
                .map(entry -> entry.getValue().algorithm())
                // Not to sign, since a public key is told as well what its private half would sign with.
                .filter(algorithm -> bare.fits(KeyOperation.VERIFY, algorithm.name()))
                .max(Comparator.comparingInt(AlgorithmSpec::keyOctets))
                .map(algorithm -> before + algorithm.name() + after)
                .orElse("");
    }
}
