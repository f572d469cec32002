package dev.signet.jose.jwk;

import dev.signet.jose.core.internal.DisplayText;
import dev.signet.jose.core.internal.RsaLimit;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which keys the registered algorithms take (RFC 7518, 8037, 8812, 9864): one line an algorithm. A JWK whose {@code alg}
 * names another kind of key, or an algorithm that its {@code use} or {@code key_ops} rule out, contradicts itself. Names
 * that are not listed are tolerated in a JWK and select nothing.
 */
final class AlgorithmFit {

    private static final Set<Curve> AGREEMENT = Set.of(Curve.P_256, Curve.P_384, Curve.P_521, Curve.X25519, Curve.X448);
    private static final Map<String, Need> SIGNATURE = signature();
    private static final Map<String, Need> ENCRYPTION = encryption();

    private record Need(String key, Predicate<Jwk> suits) {}

    private AlgorithmFit() {}

    /** Returns why an algorithm takes no such key, or does no such operation, in one sentence; empty if it does. */
    static Optional<String> mismatch(Jwk key, KeyOperation operation, String algorithm) {
        Need need = need(algorithm);
        if (need == null) {
            return Optional.of("\"" + DisplayText.of(algorithm) + "\" is not a registered algorithm of JWS or JWE");
        }
        if (!need.suits.test(key)) {
            return Optional.of(algorithm + " needs " + need.key + ", this is " + key.description());
        }
        return use(algorithm).permits(operation)
                ? Optional.empty()
                : Optional.of(algorithm + " has no operation \"" + operation.jwkName() + "\"");
    }

    static void requireFit(Jwk key) {
        String algorithm = key.algorithm().orElse("");
        Need need = need(algorithm);
        if (need == null) {
            return;
        }
        if (!need.suits.test(key)) {
            throw new IllegalArgumentException(
                    "\"alg\": " + algorithm + " needs " + need.key + ", this is " + key.description());
        }
        requireUse(key.parameters(), algorithm);
    }

    /** Such a key would serve no operation at all; which of the members is wrong, its owner alone knows. */
    private static void requireUse(JwkParameters parameters, String algorithm) {
        KeyUse meant = use(algorithm);
        if (parameters.use().filter(use -> use != meant).isPresent()) {
            throw new IllegalArgumentException("\"use\": expected " + meant.jwkName() + " with \"alg\": " + algorithm);
        }
        Set<KeyOperation> operations = parameters.operations();
        if (!operations.isEmpty() && operations.stream().noneMatch(meant::permits)) {
            throw new IllegalArgumentException("\"key_ops\": expected an operation of \"alg\": " + algorithm
                    + ", found " + operations.iterator().next().jwkName());
        }
    }

    private static KeyUse use(String algorithm) {
        return SIGNATURE.containsKey(algorithm) ? KeyUse.SIGNATURE : KeyUse.ENCRYPTION;
    }

    private static @Nullable Need need(String algorithm) {
        Need need = SIGNATURE.get(algorithm);
        return need == null ? ENCRYPTION.get(algorithm) : need;
    }

    private static Map<String, Need> signature() {
        Map<String, Need> needs = new HashMap<>();
        needs.put("none", new Need("no key at all", key -> false));
        needs.put("HS256", atLeast(32));
        needs.put("HS384", atLeast(48));
        needs.put("HS512", atLeast(64));
        for (String rsa : Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512")) {
            needs.put(rsa, rsa(rsa));
        }
        needs.put("ES256", on("P-256", Set.of(Curve.P_256)));
        needs.put("ES384", on("P-384", Set.of(Curve.P_384)));
        needs.put("ES512", on("P-521", Set.of(Curve.P_521)));
        needs.put("ES256K", on("secp256k1", Set.of(Curve.SECP256K1)));
        needs.put("EdDSA", on("Ed25519 or Ed448", Set.of(Curve.ED25519, Curve.ED448)));
        needs.put("Ed25519", on("Ed25519", Set.of(Curve.ED25519)));
        needs.put("Ed448", on("Ed448", Set.of(Curve.ED448)));
        return Collections.unmodifiableMap(needs);
    }

    private static Map<String, Need> encryption() {
        Map<String, Need> needs = new HashMap<>();
        for (String rsa : Set.of("RSA1_5", "RSA-OAEP", "RSA-OAEP-256", "RSA-OAEP-384", "RSA-OAEP-512")) {
            needs.put(rsa, rsa(rsa));
        }
        for (String wrap : Set.of("", "+A128KW", "+A192KW", "+A256KW")) {
            needs.put("ECDH-ES" + wrap, on("P-256, P-384, P-521, X25519 or X448", AGREEMENT));
        }
        for (int octets : new int[] {16, 24, 32}) {
            String cipher = "A" + 8 * octets;
            needs.put(cipher + "KW", exactly(octets));
            needs.put(cipher + "GCMKW", exactly(octets));
            needs.put(cipher + "GCM", exactly(octets));
            // The MAC has twice the cipher's strength, and the key is both keys together.
            needs.put(cipher + "CBC-HS" + 16 * octets, exactly(2 * octets));
            needs.put("PBES2-HS" + 16 * octets + "+" + cipher + "KW", atLeast(1));
        }
        needs.put("dir", atLeast(1));
        return Collections.unmodifiableMap(needs);
    }

    private static Need rsa(String algorithm) {
        return new Need(
                RsaLimit.NONE.description(),
                key -> key instanceof RsaJwk rsa && rsa.limit().permits(algorithm));
    }

    private static Need on(String names, Set<Curve> curves) {
        return new Need(
                "a key on " + names,
                key -> (key instanceof EcJwk ec && curves.contains(ec.curve()))
                        || (key instanceof OkpJwk okp && curves.contains(okp.curve())));
    }

    private static Need atLeast(int octets) {
        return new Need(
                "a symmetric key of at least " + octets + " octets",
                key -> key instanceof OctJwk oct && oct.octets() >= octets);
    }

    private static Need exactly(int octets) {
        return new Need(
                "a symmetric key of exactly " + octets + " octets",
                key -> key instanceof OctJwk oct && oct.octets() == octets);
    }
}
