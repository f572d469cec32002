package dev.signet.jose.interop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One thing that two implementations can do for each other: sign and verify with an algorithm, or encrypt and decrypt
 * with a pair of algorithms, and the sort of key for it. Immutable.
 *
 * @param alg the JWA name
 * @param enc the JWA name of the content encryption; empty for a signature
 * @param key the sort of key, see {@link Keys}
 */
record Case(String alg, String enc, String key) {
    static final List<String> ENCRYPTIONS =
            List.of("A128GCM", "A192GCM", "A256GCM", "A128CBC-HS256", "A192CBC-HS384", "A256CBC-HS512");

    /** Each has keys of its own, whose {@code alg} it is. */
    static final List<String> ML_DSA = List.of("ML-DSA-44", "ML-DSA-65", "ML-DSA-87");

    private static final Set<String> CURVES =
            Set.of("P-256", "P-384", "P-521", "secp256k1", "Ed25519", "Ed448", "X25519", "X448");

    private static final Map<String, String> DIRECT_KEYS = Map.of(
            "A128GCM", "oct-16",
            "A192GCM", "oct-24",
            "A256GCM", "oct-32",
            "A128CBC-HS256", "oct-32",
            "A192CBC-HS384", "oct-48",
            "A256CBC-HS512", "oct-64");

    /** Every algorithm of JWS that Signet has, with every sort of key that fits it. */
    static List<Case> signatures() {
        List<Case> cases = new ArrayList<>();
        signatures(cases, "oct-32", "HS256");
        signatures(cases, "oct-48", "HS384");
        signatures(cases, "oct-64", "HS512");
        signatures(cases, "RSA", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512");
        signatures(cases, "P-256", "ES256");
        signatures(cases, "P-384", "ES384");
        signatures(cases, "P-521", "ES512");
        signatures(cases, "secp256k1", "ES256K");
        signatures(cases, "Ed25519", "EdDSA", "Ed25519");
        signatures(cases, "Ed448", "EdDSA", "Ed448");
        ML_DSA.forEach(alg -> signatures(cases, alg, alg));
        return List.copyOf(cases);
    }

    /** Every pair of algorithms of JWE that Signet has, with every sort of key that fits it. */
    static List<Case> encryptions() {
        List<Case> cases = new ArrayList<>();
        for (String alg : List.of("RSA-OAEP", "RSA-OAEP-256", "RSA-OAEP-384", "RSA-OAEP-512", "RSA1_5")) {
            encryptions(cases, alg, "RSA");
        }
        for (String wrap : List.of("KW", "GCMKW")) {
            encryptions(cases, "A128" + wrap, "oct-16");
            encryptions(cases, "A192" + wrap, "oct-24");
            encryptions(cases, "A256" + wrap, "oct-32");
        }
        ENCRYPTIONS.forEach(enc -> cases.add(new Case("dir", enc, DIRECT_KEYS.get(enc))));
        for (String alg : List.of("ECDH-ES", "ECDH-ES+A128KW", "ECDH-ES+A192KW", "ECDH-ES+A256KW")) {
            for (String curve : List.of("P-256", "P-384", "P-521", "X25519", "X448")) {
                encryptions(cases, alg, curve);
            }
        }
        for (String alg : List.of("PBES2-HS256+A128KW", "PBES2-HS384+A192KW", "PBES2-HS512+A256KW")) {
            encryptions(cases, alg, "password");
        }
        return List.copyOf(cases);
    }

    /** One use or two of each sort of key, for keys that were made elsewhere. */
    static List<Case> keys() {
        List<Case> cases = new ArrayList<>();
        signatures(cases, "oct-32", "HS256");
        signatures(cases, "RSA", "RS256", "PS256");
        signatures(cases, "P-256", "ES256");
        signatures(cases, "P-384", "ES384");
        signatures(cases, "P-521", "ES512");
        signatures(cases, "secp256k1", "ES256K");
        signatures(cases, "Ed25519", "EdDSA", "Ed25519");
        signatures(cases, "Ed448", "EdDSA", "Ed448");
        ML_DSA.forEach(alg -> signatures(cases, alg, alg));
        cases.add(new Case("RSA-OAEP-256", "A256GCM", "RSA"));
        cases.add(new Case("A128KW", "A256GCM", "oct-16"));
        cases.add(new Case("A256GCMKW", "A256GCM", "oct-32"));
        cases.add(new Case("dir", "A256GCM", "oct-32"));
        for (String curve : List.of("P-256", "P-384", "P-521", "X25519", "X448")) {
            cases.add(new Case("ECDH-ES", "A256GCM", curve));
            cases.add(new Case("ECDH-ES+A256KW", "A256GCM", curve));
        }
        return List.copyOf(cases);
    }

    static List<Case> all() {
        return Stream.concat(signatures().stream(), encryptions().stream()).toList();
    }

    boolean isSignature() {
        return enc.isEmpty();
    }

    boolean hasCurve() {
        return CURVES.contains(key);
    }

    /** The length of a secret key in octets; 0 for other keys. */
    int octets() {
        return key.startsWith("oct-") ? Integer.parseInt(key.substring("oct-".length())) : 0;
    }

    boolean hasPassword() {
        return key.equals("password");
    }

    @Override
    public String toString() {
        return isSignature() ? alg + " with " + key : alg + " and " + enc + " with " + key;
    }

    private static void signatures(List<Case> cases, String key, String... algs) {
        Stream.of(algs).map(alg -> new Case(alg, "", key)).forEach(cases::add);
    }

    private static void encryptions(List<Case> cases, String alg, String key) {
        ENCRYPTIONS.stream().map(enc -> new Case(alg, enc, key)).forEach(cases::add);
    }
}
