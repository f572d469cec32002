package dev.signet.jose.core.internal;

import java.util.Optional;

/**
 * A parameter set of ML-DSA (FIPS 204 section 4): the algorithm that RFC 9964 names after it, its object identifier
 * (RFC 9881 section 2), and the lengths of its keys and signatures. One line a set. Immutable.
 */
public enum MlDsaParameters {
    /** Security category 2. */
    ML_DSA_44("ML-DSA-44", "608648016503040311", 1312, 2560, 2420),
    /** Security category 3. */
    ML_DSA_65("ML-DSA-65", "608648016503040312", 1952, 4032, 3309),
    /** Security category 5. */
    ML_DSA_87("ML-DSA-87", "608648016503040313", 2592, 4896, 4627);

    /** The length of the seed, of which both keys of a pair are made (FIPS 204 section 6.1). */
    public static final int SEED_OCTETS = 32;

    private final String algorithm;
    private final String oid;
    private final int publicOctets;
    private final int expandedOctets;
    private final int signatureOctets;

    MlDsaParameters(String algorithm, String oid, int publicOctets, int expandedOctets, int signatureOctets) {
        this.algorithm = algorithm;
        this.oid = oid;
        this.publicOctets = publicOctets;
        this.expandedOctets = expandedOctets;
        this.signatureOctets = signatureOctets;
    }

    /**
     * Returns the set of a name.
     *
     * @param algorithm the name, compared exactly
     * @return the set, or empty
     */
    public static Optional<MlDsaParameters> named(String algorithm) {
        for (MlDsaParameters parameters : values()) {
            if (parameters.algorithm.equals(algorithm)) {
                return Optional.of(parameters);
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the set that an encoded key names.
     *
     * @param encoded SubjectPublicKeyInfo or PKCS#8
     * @return the set; empty for a key of another kind, and for an identifier with parameters, which must be absent
     *     (RFC 9881 section 2)
     */
    public static Optional<MlDsaParameters> ofKey(byte[] encoded) {
        return AlgorithmIdentifier.ofKey(encoded)
                .filter(identifier -> identifier.parameters().isEmpty())
                .flatMap(identifier -> ofOid(identifier.oid()));
    }

    /**
     * Returns the set of an object identifier.
     *
     * @param oid the content of its DER, in lower-case hexadecimal digits
     * @return the set, or empty
     */
    public static Optional<MlDsaParameters> ofOid(String oid) {
        for (MlDsaParameters parameters : values()) {
            if (parameters.oid.equals(oid)) {
                return Optional.of(parameters);
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the names of all sets, for messages.
     *
     * @return the names, the last one after "or"
     */
    public static String names() {
        return ML_DSA_44.algorithm + ", " + ML_DSA_65.algorithm + " or " + ML_DSA_87.algorithm;
    }

    /**
     * Returns the name of the algorithm, which is the same in JOSE and in JCA.
     *
     * @return for example {@code ML-DSA-65}
     */
    public String algorithm() {
        return algorithm;
    }

    /**
     * Returns the object identifier.
     *
     * @return the content of its DER, in lower-case hexadecimal digits
     */
    public String oid() {
        return oid;
    }

    /**
     * Returns the length of a public key.
     *
     * @return octets
     */
    public int publicOctets() {
        return publicOctets;
    }

    /**
     * Returns the length of a private key that has been expanded from its seed.
     *
     * @return octets
     */
    public int expandedOctets() {
        return expandedOctets;
    }

    /**
     * Returns the length of a signature.
     *
     * @return octets
     */
    public int signatureOctets() {
        return signatureOctets;
    }
}
