package dev.signet.jose.jwk;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which keys the registered algorithms take (RFC 7518, 8037, 8812, 9864): one line an algorithm. A JWK whose {@code alg}
 * names another kind of key contradicts itself. Names that are not listed are tolerated in a JWK and select nothing.
 */
final class AlgorithmFit {

    private static final Set<Curve> AGREEMENT = Set.of(Curve.P_256, Curve.P_384, Curve.P_521, Curve.X25519, Curve.X448);
    private static final String RSA_KEY = "an RSA key";
    private static final Need RSA = new Need(RSA_KEY, RsaJwk.class::isInstance);

    private static final Map<String, Need> NEEDS = needs();

    private record Need(String key, Predicate<Jwk> suits) {}

    private AlgorithmFit() {}

    /** Returns whether this is an algorithm that we know and a key that it takes. */
    static boolean suits(Jwk key, String algorithm) {
        Need need = NEEDS.get(algorithm);
        return need != null && need.suits.test(key);
    }

    static void requireFit(Jwk key) {
        String algorithm = key.algorithm().orElse("");
        Need need = NEEDS.get(algorithm);
        if (need != null && !need.suits.test(key)) {
            throw new IllegalArgumentException(
                    "\"alg\": " + algorithm + " needs " + need.key + ", this is " + description(key));
        }
    }

    private static String description(Jwk key) {
        if (key instanceof RsaJwk) {
            return RSA_KEY;
        }
        if (key instanceof OctJwk oct) {
            return "a symmetric key of " + oct.octets() + " octets";
        }
        return "a key on " + (key instanceof EcJwk ec ? ec.curve() : ((OkpJwk) key).curve()).jwaName();
    }

    private static Map<String, Need> needs() {
        Map<String, Need> needs = new HashMap<>();
        needs.put("none", new Need("no key at all", key -> false));
        needs.put("HS256", atLeast(32));
        needs.put("HS384", atLeast(48));
        needs.put("HS512", atLeast(64));
        for (String rsa : Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "RSA1_5", "RSA-OAEP")) {
            needs.put(rsa, RSA);
        }
        for (String hash : Set.of("-256", "-384", "-512")) {
            needs.put("RSA-OAEP" + hash, RSA);
        }
        needs.put("ES256", on("P-256", Set.of(Curve.P_256)));
        needs.put("ES384", on("P-384", Set.of(Curve.P_384)));
        needs.put("ES512", on("P-521", Set.of(Curve.P_521)));
        needs.put("ES256K", on("secp256k1", Set.of(Curve.SECP256K1)));
        needs.put("EdDSA", on("Ed25519 or Ed448", Set.of(Curve.ED25519, Curve.ED448)));
        needs.put("Ed25519", on("Ed25519", Set.of(Curve.ED25519)));
        needs.put("Ed448", on("Ed448", Set.of(Curve.ED448)));
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
