package dev.signet.jose.jws;

import dev.signet.jose.core.internal.DisplayText;
import dev.signet.jose.core.internal.RsaLimit;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.KeyOperation;
import dev.signet.jose.jwk.RsaJwk;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The one place that knows all algorithms: from a name to the constant, from a constant to its scheme. */
final class Schemes {

    private static final Map<String, JwsAlgorithm> BY_NAME = byName();

    /** For messages: one for each kind of key, the longest hash first for a secret. */
    private static final List<JwsAlgorithm> PREFERRED = List.of(
            Ecdsa.ES256,
            Ecdsa.ES384,
            Ecdsa.ES512,
            Ecdsa.ES256K,
            EdDsa.ED25519,
            EdDsa.ED448,
            RsaPss.PS256,
            Hmac.HS512,
            Hmac.HS384,
            Hmac.HS256);

    private Schemes() {}

    static Optional<JwsAlgorithm> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    static Scheme of(JwsAlgorithm algorithm) {
        if (algorithm instanceof Hmac hmac) {
            return hmac.scheme();
        }
        if (algorithm instanceof RsaPkcs1 rsa) {
            return rsa.scheme();
        }
        if (algorithm instanceof RsaPss rsa) {
            return rsa.scheme();
        }
        return algorithm instanceof Ecdsa ec ? ec.scheme() : ((EdDsa) algorithm).scheme();
    }

    /**
     * Returns whether a key may do this with this algorithm: its type, curve, size and limit, its alg, use and key_ops. Asks
     * for no key object: a set may hold keys of which the provider makes none.
     */
    static boolean fits(JwsAlgorithm algorithm, KeyOperation operation, Jwk key) {
        return key.fits(operation, algorithm.jwaName())
                && of(algorithm).objection(key).isEmpty();
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

    /** Returns an algorithm that takes such a key, between two texts; empty for a key that none takes. */
    private static String example(Jwk key, String before, String after) {
        return PREFERRED.stream()
                .filter(algorithm -> objection(algorithm, key).isEmpty())
                .findFirst()
                .map(algorithm -> before + algorithm.jwaName() + after)
                .orElse("");
    }

    /** Refuses, with {@link IllegalArgumentException}, a key that {@link #fits} would not take. */
    static void require(JwsAlgorithm algorithm, KeyOperation operation, Jwk key) {
        objection(algorithm, key).ifPresent(objection -> {
            throw new IllegalArgumentException(objection);
        });
        if (!key.permits(operation)) {
            throw new IllegalArgumentException(algorithm.jwaName()
                    + ": this JWK's \"use\" or \"key_ops\" do not permit \"" + operation.jwkName() + "\"");
        }
        if (key.algorithm().filter(alg -> !alg.equals(algorithm.jwaName())).isPresent()) {
            throw new IllegalArgumentException(algorithm.jwaName() + ": this JWK is for another \"alg\"");
        }
    }

    /** Returns why the algorithm does not take a key, in words. The limit of an RSA key shows in its key object. */
    private static Optional<String> objection(JwsAlgorithm algorithm, Jwk key) {
        Optional<String> objection = of(algorithm).objection(key);
        return objection.isEmpty() && key instanceof RsaJwk rsa
                ? RsaLimit.of(rsa.publicKey()).objection(algorithm.jwaName())
                : objection;
    }

    private static Map<String, JwsAlgorithm> byName() {
        List<JwsAlgorithm> all = new ArrayList<>();
        Collections.addAll(all, Hmac.values());
        Collections.addAll(all, RsaPkcs1.values());
        Collections.addAll(all, RsaPss.values());
        Collections.addAll(all, Ecdsa.values());
        Collections.addAll(all, EdDsa.values());
        Map<String, JwsAlgorithm> byName = new HashMap<>();
        for (JwsAlgorithm algorithm : all) {
            byName.put(algorithm.jwaName(), algorithm);
        }
        return Map.copyOf(byName);
    }
}
