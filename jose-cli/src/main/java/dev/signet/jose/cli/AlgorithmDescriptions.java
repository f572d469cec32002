package dev.signet.jose.cli;

import java.util.HashMap;
import java.util.Map;

/** What the names in a header mean, in words for people. Thread-safe. */
final class AlgorithmDescriptions {

    private static final Map<String, String> ALGORITHMS = algorithms();

    private static final Map<String, String> ENCRYPTIONS = Map.of(
            "A128GCM", "AES-128 in Galois/Counter mode",
            "A192GCM", "AES-192 in Galois/Counter mode",
            "A256GCM", "AES-256 in Galois/Counter mode",
            "A128CBC-HS256", "AES-128 in CBC mode, then HMAC with SHA-256",
            "A192CBC-HS384", "AES-192 in CBC mode, then HMAC with SHA-384",
            "A256CBC-HS512", "AES-256 in CBC mode, then HMAC with SHA-512");

    private static final String UNKNOWN = "a name that this tool does not know";

    private AlgorithmDescriptions() {}

    static String ofAlgorithm(String name) {
        return ALGORITHMS.getOrDefault(name, UNKNOWN);
    }

    static String ofEncryption(String name) {
        return ENCRYPTIONS.getOrDefault(name, UNKNOWN);
    }

    private static Map<String, String> algorithms() {
        Map<String, String> words = new HashMap<>();
        words.put("none", "no signature at all: anybody can have written this, and no verifier here accepts it");
        for (String hash : new String[] {"256", "384", "512"}) {
            words.put("HS" + hash, "HMAC with SHA-" + hash + ": a shared secret, and who can verify can also sign");
            words.put("RS" + hash, "RSA signature (PKCS #1 v1.5) with SHA-" + hash);
            words.put("PS" + hash, "RSA signature (PSS) with SHA-" + hash);
            words.put("RSA-OAEP-" + hash, "the content key is encrypted to an RSA key, OAEP with SHA-" + hash);
        }
        words.put("ES256", "ECDSA signature on P-256 with SHA-256");
        words.put("ES384", "ECDSA signature on P-384 with SHA-384");
        words.put("ES512", "ECDSA signature on P-521 with SHA-512");
        words.put("ES256K", "ECDSA signature on secp256k1 with SHA-256");
        words.put("Ed25519", "EdDSA signature on Ed25519");
        words.put("Ed448", "EdDSA signature on Ed448");
        words.put("EdDSA", "EdDSA signature on Ed25519 or Ed448; the older name, which leaves the curve open");
        words.put("RSA-OAEP", "the content key is encrypted to an RSA key, OAEP with SHA-1");
        words.put(
                "RSA1_5", "the content key is encrypted to an RSA key with PKCS #1 v1.5, which is broken in practice");
        words.put("dir", "a shared secret is the content key itself");
        words.put("ECDH-ES", "the content key comes from a key agreement with the recipient's key on a curve");
        for (String bits : new String[] {"128", "192", "256"}) {
            String wrapped = "the content key is wrapped with AES-" + bits;
            words.put("A" + bits + "KW", wrapped + " under a shared secret");
            words.put("A" + bits + "GCMKW", wrapped + " in Galois/Counter mode under a shared secret");
            words.put("ECDH-ES+A" + bits + "KW", wrapped + " under a key agreed with the recipient's key on a curve");
        }
        words.put("PBES2-HS256+A128KW", "the content key is wrapped under a password, with HMAC SHA-256");
        words.put("PBES2-HS384+A192KW", "the content key is wrapped under a password, with HMAC SHA-384");
        words.put("PBES2-HS512+A256KW", "the content key is wrapped under a password, with HMAC SHA-512");
        return Map.copyOf(words);
    }
}
