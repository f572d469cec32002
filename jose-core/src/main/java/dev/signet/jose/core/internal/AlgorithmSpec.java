package dev.signet.jose.core.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An algorithm in the registry "JSON Web Signature and Encryption Algorithms" (RFC 7518 section 7.1, RFC 8037, RFC
 * 8812, RFC 9864, RFC 9964, Web Cryptography API), or one of draft-ietf-jose-hpke-encrypt-22: its use, the keys that it
 * takes, its hash and the length of the key that it wraps with. The table below is the only place where this is stated,
 * one line for each algorithm. Immutable.
 */
public final class AlgorithmSpec {

    private static final String[] KEY_AGREEMENT = {"P-256", "P-384", "P-521", "X25519", "X448"};
    private static final List<AlgorithmSpec> ALL = table();
    private static final Map<String, AlgorithmSpec> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(AlgorithmSpec::name, Function.identity()));

    private final String name;
    private final Use use;
    private final Keys keys;
    private final @Nullable String hash;
    private final int wrappingOctets;
    private final boolean isDraft;

    private AlgorithmSpec(String name, Use use, Keys keys, @Nullable String hash, int wrappingOctets, boolean isDraft) {
        this.name = name;
        this.use = use;
        this.keys = keys;
        this.hash = hash;
        this.wrappingOctets = wrappingOctets;
        this.isDraft = isDraft;
    }

    /** The use of an algorithm, which determines the header parameter that names it. */
    public enum Use {
        /** Signatures and MACs: {@code alg} of a JWS. */
        SIGNATURE,
        /** Key management: {@code alg} of a JWE. */
        KEY_MANAGEMENT,
        /** Integrated encryption: {@code alg} of a JWE without {@code enc}, whose content it encrypts itself. */
        INTEGRATED_ENCRYPTION,
        /** Content encryption: {@code enc} of a JWE, whose key is a symmetric key of its own. */
        CONTENT_ENCRYPTION
    }

    /** The material of the keys of an algorithm, for a switch that must cover each. */
    public enum Material {
        /** None: the algorithm takes no key. */
        NONE,
        /** A secret, with a length in octets. */
        SECRET,
        /** The content encryption key: a secret whose length the content encryption determines. */
        CONTENT_ENCRYPTION_KEY,
        /** A password, of which keys are derived. */
        PASSWORD,
        /** An RSA key. */
        RSA,
        /** A key on a curve. */
        CURVE,
        /** An algorithm key pair (RFC 9964): the key itself names the one algorithm that takes it. */
        ALGORITHM_KEY_PAIR
    }

    /**
     * The keys that an algorithm takes. Immutable.
     *
     * @param material their material
     * @param types the values of {@code kty}
     * @param curves the values of {@code crv}; empty for keys without a curve
     * @param shortest the fewest octets of a symmetric key
     * @param longest the most octets of a symmetric key
     * @param description the keys in words, for example {@code a key on P-256}
     */
    private record Keys(
            Material material, Set<String> types, List<String> curves, int shortest, int longest, String description) {

        static final Keys NONE = new Keys(Material.NONE, Set.of(), List.of(), 0, 0, "no key at all");
        static final Keys RSA = new Keys(Material.RSA, Set.of("RSA"), List.of(), 0, 0, RsaLimit.NONE.description());

        /** Of any length: which one it is, the content encryption of a token decides. */
        static final Keys OF_CONTENT = oct(
                Material.CONTENT_ENCRYPTION_KEY,
                1,
                Integer.MAX_VALUE,
                "a symmetric key of the length that \"enc\" demands");

        static final Keys PASSWORD = oct(Material.PASSWORD, 1, Integer.MAX_VALUE, "a password");

        static Keys atLeast(int octets) {
            return oct(Material.SECRET, octets, Integer.MAX_VALUE, "a symmetric key of at least " + octets + " octets");
        }

        static Keys exactly(int octets) {
            return oct(Material.SECRET, octets, octets, "a symmetric key of exactly " + octets + " octets");
        }

        static Keys on(String keyType, String... curves) {
            return on(Set.of(keyType), curves);
        }

        static Keys on(Set<String> keyTypes, String... curves) {
            String last = curves[curves.length - 1];
            String others = String.join(", ", List.of(curves).subList(0, curves.length - 1));
            return new Keys(
                    Material.CURVE,
                    keyTypes,
                    List.of(curves),
                    0,
                    0,
                    "a key on " + (others.isEmpty() ? last : others + " or " + last));
        }

        static Keys named(String algorithm) {
            return new Keys(Material.ALGORITHM_KEY_PAIR, Set.of("AKP"), List.of(), 0, 0, "a key for " + algorithm);
        }

        private static Keys oct(Material material, int shortest, int longest, String description) {
            return new Keys(material, Set.of("oct"), List.of(), shortest, longest, description);
        }
    }

    private static List<AlgorithmSpec> table() {
        List<AlgorithmSpec> all = new ArrayList<>();
        all.add(signature("none", Keys.NONE, null));
        all.add(signature("HS256", Keys.atLeast(32), "SHA-256"));
        all.add(signature("HS384", Keys.atLeast(48), "SHA-384"));
        all.add(signature("HS512", Keys.atLeast(64), "SHA-512"));
        all.add(signature("RS256", Keys.RSA, "SHA-256"));
        all.add(signature("RS384", Keys.RSA, "SHA-384"));
        all.add(signature("RS512", Keys.RSA, "SHA-512"));
        all.add(signature("PS256", Keys.RSA, "SHA-256"));
        all.add(signature("PS384", Keys.RSA, "SHA-384"));
        all.add(signature("PS512", Keys.RSA, "SHA-512"));
        all.add(signature("ES256", Keys.on("EC", "P-256"), "SHA-256"));
        all.add(signature("ES384", Keys.on("EC", "P-384"), "SHA-384"));
        all.add(signature("ES512", Keys.on("EC", "P-521"), "SHA-512"));
        all.add(signature("ES256K", Keys.on("EC", "secp256k1"), "SHA-256"));
        all.add(signature("EdDSA", Keys.on("OKP", "Ed25519", "Ed448"), null));
        // RFC 8032 sections 5.1 and 5.2; the SHAKE256 of Ed448 has no fixed length.
        all.add(signature("Ed25519", Keys.on("OKP", "Ed25519"), "SHA-512"));
        all.add(signature("Ed448", Keys.on("OKP", "Ed448"), null));
        // The SHAKE256 of ML-DSA has no fixed length either.
        for (MlDsaParameters parameters : MlDsaParameters.values()) {
            all.add(signature(parameters.algorithm(), Keys.named(parameters.algorithm()), null));
        }

        all.add(management("dir", Keys.OF_CONTENT, null, 0));
        all.add(management("RSA1_5", Keys.RSA, null, 0));
        all.add(management("RSA-OAEP", Keys.RSA, "SHA-1", 0));
        all.add(management("RSA-OAEP-256", Keys.RSA, "SHA-256", 0));
        all.add(management("RSA-OAEP-384", Keys.RSA, "SHA-384", 0));
        all.add(management("RSA-OAEP-512", Keys.RSA, "SHA-512", 0));
        all.add(management("A128KW", Keys.exactly(16), null, 16));
        all.add(management("A192KW", Keys.exactly(24), null, 24));
        all.add(management("A256KW", Keys.exactly(32), null, 32));
        all.add(management("A128GCMKW", Keys.exactly(16), null, 16));
        all.add(management("A192GCMKW", Keys.exactly(24), null, 24));
        all.add(management("A256GCMKW", Keys.exactly(32), null, 32));
        all.add(agreement("ECDH-ES", 0));
        all.add(agreement("ECDH-ES+A128KW", 16));
        all.add(agreement("ECDH-ES+A192KW", 24));
        all.add(agreement("ECDH-ES+A256KW", 32));
        all.add(management("PBES2-HS256+A128KW", Keys.PASSWORD, "SHA-256", 16));
        all.add(management("PBES2-HS384+A192KW", Keys.PASSWORD, "SHA-384", 24));
        all.add(management("PBES2-HS512+A256KW", Keys.PASSWORD, "SHA-512", 32));

        // draft-ietf-jose-hpke-encrypt-22 section 9. No line has a hash: those of HPKE belong to its suites.
        all.add(draft("HPKE-0", Use.INTEGRATED_ENCRYPTION, Keys.on("EC", "P-256")));
        all.add(draft("HPKE-1", Use.INTEGRATED_ENCRYPTION, Keys.on("EC", "P-384")));
        all.add(draft("HPKE-2", Use.INTEGRATED_ENCRYPTION, Keys.on("EC", "P-521")));
        all.add(draft("HPKE-3", Use.INTEGRATED_ENCRYPTION, Keys.on("OKP", "X25519")));
        all.add(draft("HPKE-4", Use.INTEGRATED_ENCRYPTION, Keys.on("OKP", "X25519")));
        all.add(draft("HPKE-5", Use.INTEGRATED_ENCRYPTION, Keys.on("OKP", "X448")));
        all.add(draft("HPKE-6", Use.INTEGRATED_ENCRYPTION, Keys.on("OKP", "X448")));
        all.add(draft("HPKE-7", Use.INTEGRATED_ENCRYPTION, Keys.on("EC", "P-256")));
        all.add(draft("HPKE-0-KE", Use.KEY_MANAGEMENT, Keys.on("EC", "P-256")));
        all.add(draft("HPKE-1-KE", Use.KEY_MANAGEMENT, Keys.on("EC", "P-384")));
        all.add(draft("HPKE-2-KE", Use.KEY_MANAGEMENT, Keys.on("EC", "P-521")));
        all.add(draft("HPKE-3-KE", Use.KEY_MANAGEMENT, Keys.on("OKP", "X25519")));
        all.add(draft("HPKE-5-KE", Use.KEY_MANAGEMENT, Keys.on("OKP", "X448")));
        all.add(draft("HPKE-7-KE", Use.KEY_MANAGEMENT, Keys.on("EC", "P-256")));

        // With CBC the key is a MAC key and an AES key of the same length.
        all.add(content("A128CBC-HS256", 32, "SHA-256"));
        all.add(content("A192CBC-HS384", 48, "SHA-384"));
        all.add(content("A256CBC-HS512", 64, "SHA-512"));
        all.add(content("A128GCM", 16, null));
        all.add(content("A192GCM", 24, null));
        all.add(content("A256GCM", 32, null));
        return List.copyOf(all);
    }

    /**
     * Returns all algorithms.
     *
     * @return signatures, key management, drafts, content encryption, each in the order of the documents
     */
    public static List<AlgorithmSpec> all() {
        return ALL;
    }

    /**
     * Returns the algorithm of a name.
     *
     * @param name the name, compared exactly
     * @return the algorithm, or empty if none has this name
     */
    public static Optional<AlgorithmSpec> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /**
     * Returns the algorithm of a name that this library writes itself.
     *
     * @param name the name, compared exactly
     * @return the algorithm
     * @throws IllegalArgumentException if none has this name
     */
    public static AlgorithmSpec of(String name) {
        return named(name).orElseThrow(() -> new IllegalArgumentException("expected a registered algorithm"));
    }

    /**
     * Returns the registered name.
     *
     * @return for example {@code ES256}
     */
    public String name() {
        return name;
    }

    /**
     * Returns the use of the algorithm.
     *
     * @return the use
     */
    public Use use() {
        return use;
    }

    /**
     * Returns whether the algorithm takes a key. Of a key of type {@code AKP} the name decides as well.
     *
     * @param keyType {@code kty} of the key
     * @param curve {@code crv} of the key; empty if it has none
     * @param octets the length of a symmetric key; ignored for others
     * @return {@code true} if type, curve and length are those that the algorithm takes
     */
    public boolean takes(String keyType, Optional<String> curve, int octets) {
        return keys.types.contains(keyType)
                && curve.map(keys.curves::contains).orElse(keys.curves.isEmpty())
                && (!keyType.equals("oct") || (octets >= keys.shortest && octets <= keys.longest));
    }

    /**
     * Returns the keys that the algorithm takes, in words.
     *
     * @return for example {@code a symmetric key of at least 32 octets}, to follow "needs"
     */
    public String keyDescription() {
        return keys.description;
    }

    /**
     * Returns the one curve of the algorithm's keys.
     *
     * @return {@code crv}, for example {@code P-256}
     * @throws IllegalStateException if its keys have no curve, or one of several
     */
    public String curve() {
        if (keys.curves.size() != 1) {
            throw new IllegalStateException(name + " has keys without a curve, or on several");
        }
        return keys.curves.get(0);
    }

    /**
     * Returns the curves of the algorithm's keys.
     *
     * @return the values of {@code crv}, the usual one first; empty if its keys have no curve
     */
    public List<String> curves() {
        return keys.curves;
    }

    /**
     * Returns the material of the algorithm's keys.
     *
     * @return the material
     */
    public Material material() {
        return keys.material;
    }

    /**
     * Returns whether the algorithm takes keys of a type, with any curve and length.
     *
     * @param keyType {@code kty}
     * @return {@code true} if it takes at least some keys of that type
     */
    public boolean takesType(String keyType) {
        return keys.types.contains(keyType);
    }

    /**
     * Returns whether the keys of the algorithm are symmetric and all have the length {@link #keyOctets}.
     *
     * @return {@code false} if they may be longer, or are not symmetric
     */
    public boolean hasFixedLength() {
        return keys.material == Material.SECRET && keys.shortest == keys.longest;
    }

    /**
     * Returns the minimum length of a symmetric key of the algorithm: that of the hash for HMAC, and the only one where
     * the length is fixed.
     *
     * @return octets; 0 for an algorithm whose keys are not symmetric
     */
    public int keyOctets() {
        return keys.shortest;
    }

    /**
     * Returns the hash of the algorithm.
     *
     * @return its name in JCA, for example {@code SHA-256}; empty if the algorithm has none, or none that its name
     *     determines
     */
    public Optional<String> hash() {
        return Optional.ofNullable(hash);
    }

    /**
     * Returns the length of the AES key that encrypts the content encryption key.
     *
     * @return octets; 0 for an algorithm that wraps with no AES key
     */
    public int wrappingOctets() {
        return wrappingOctets;
    }

    /**
     * Returns whether the algorithm is not registered yet, so that its name may come to mean another one.
     *
     * @return {@code true} for an algorithm that only a draft defines
     */
    public boolean isDraft() {
        return isDraft;
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return name;
    }

    private static AlgorithmSpec signature(String name, Keys keys, @Nullable String hash) {
        return new AlgorithmSpec(name, Use.SIGNATURE, keys, hash, 0, false);
    }

    private static AlgorithmSpec management(String name, Keys keys, @Nullable String hash, int wrappingOctets) {
        return new AlgorithmSpec(name, Use.KEY_MANAGEMENT, keys, hash, wrappingOctets, false);
    }

    private static AlgorithmSpec draft(String name, Use use, Keys keys) {
        return new AlgorithmSpec(name, use, keys, null, 0, true);
    }

    /** The hash is that of Concat KDF (RFC 7518 section 4.6.2). */
    private static AlgorithmSpec agreement(String name, int wrappingOctets) {
        return management(name, Keys.on(Set.of("EC", "OKP"), KEY_AGREEMENT), "SHA-256", wrappingOctets);
    }

    private static AlgorithmSpec content(String name, int octets, @Nullable String hash) {
        return new AlgorithmSpec(name, Use.CONTENT_ENCRYPTION, Keys.exactly(octets), hash, 0, false);
    }
}
