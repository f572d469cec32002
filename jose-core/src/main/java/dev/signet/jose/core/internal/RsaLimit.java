package dev.signet.jose.core.internal;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.interfaces.RSAKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The limit of an RSA key, by the object identifier of its encoding (RFC 4055 section 1.2): none, or signatures with
 * RSASSA-PSS only, with any hash or with one. Thread-safe.
 */
public enum RsaLimit {
    /** rsaEncryption: the key is not limited. */
    NONE(null),
    /** id-RSASSA-PSS without parameters: any hash. */
    RSASSA_PSS(null),
    /** id-RSASSA-PSS with SHA-256. */
    PS256(parameters("SHA-256", MGF1ParameterSpec.SHA256, 32)),
    /** id-RSASSA-PSS with SHA-384. */
    PS384(parameters("SHA-384", MGF1ParameterSpec.SHA384, 48)),
    /** id-RSASSA-PSS with SHA-512. */
    PS512(parameters("SHA-512", MGF1ParameterSpec.SHA512, 64));

    /** The name of such keys and of their factories and parameters in JCA. */
    public static final String JCA_NAME = "RSASSA-PSS";

    /** 1.2.840.113549.1.1.10, as {@link AlgorithmIdentifier#oid()} writes it. */
    public static final String OID = "2a864886f70d01010a";

    private static final List<RsaLimit> WITH_HASH = List.of(PS256, PS384, PS512);

    private final @Nullable PSSParameterSpec parameters;

    RsaLimit(@Nullable PSSParameterSpec parameters) {
        this.parameters = parameters;
    }

    /**
     * Returns the limit of a key.
     *
     * @param key a key of any provider
     * @return the limit; {@link #NONE} for a key that is not called RSASSA-PSS
     * @throws IllegalArgumentException if the key is limited to parameters with which no algorithm of JOSE signs
     */
    public static RsaLimit of(Key key) {
        if (!JCA_NAME.equals(key.getAlgorithm())) {
            return NONE;
        }
        if (key instanceof RSAKey rsa && rsa.getParams() != null) {
            return of(rsa.getParams());
        }
        // BouncyCastle's keys keep their parameters inside.
        byte[] encoded = key.getEncoded();
        if (encoded == null) {
            return RSASSA_PSS;
        }
        try {
            return AlgorithmIdentifier.ofKey(encoded)
                    .flatMap(AlgorithmIdentifier::parameters)
                    .map(RsaLimit::decoded)
                    .orElse(RSASSA_PSS);
        } finally {
            if (key instanceof PrivateKey) {
                Octets.wipe(encoded);
            }
        }
    }

    /**
     * Returns whether the key may be used with an algorithm.
     *
     * @param algorithm the name of a JWS or JWE algorithm
     * @return {@code true} for all algorithms if the key is not limited
     */
    public boolean permits(String algorithm) {
        return switch (this) {
            case NONE -> true;
            case RSASSA_PSS -> WITH_HASH.stream().anyMatch(limit -> limit.name().equals(algorithm));
            case PS256, PS384, PS512 -> name().equals(algorithm);
        };
    }

    /**
     * Refuses an algorithm that the key may not be used with.
     *
     * @param algorithm the name of a JWS or JWE algorithm
     * @throws IllegalArgumentException if {@link #permits} is {@code false}
     */
    public void requirePermits(String algorithm) {
        if (!permits(algorithm)) {
            throw new IllegalArgumentException(
                    algorithm + " needs another key, this one is " + description() + " (RFC 4055 section 1.2)");
        }
    }

    /**
     * Returns the one algorithm that the key may be used with.
     *
     * @return {@code PS256}, {@code PS384} or {@code PS512}; empty if there are several
     */
    public Optional<String> onlyAlgorithm() {
        return parameters == null ? Optional.empty() : Optional.of(name());
    }

    /**
     * Returns the parameters of id-RSASSA-PSS.
     *
     * @return hash, MGF1 with the same hash, a salt as long as the hash, and trailer field 1; empty if there are none
     */
    public Optional<PSSParameterSpec> parameters() {
        return Optional.ofNullable(parameters);
    }

    /**
     * Returns a description of keys with this limit.
     *
     * @return for example {@code an RSA key limited to RSASSA-PSS with SHA-256}
     */
    public String description() {
        if (this == NONE) {
            return "an RSA key";
        }
        return "an RSA key limited to RSASSA-PSS"
                + parameters().map(with -> " with " + with.getDigestAlgorithm()).orElse("");
    }

    /**
     * Returns the limit of a key whose two encodings state one each.
     *
     * @param other the other limit
     * @return the narrower of the two
     * @throws IllegalArgumentException if they name two hashes
     */
    public RsaLimit and(RsaLimit other) {
        if (this == other || other == NONE || (other == RSASSA_PSS && this != NONE)) {
            return this;
        }
        if (this == NONE || this == RSASSA_PSS) {
            return other;
        }
        throw new IllegalArgumentException(
                "expected one hash in the RSASSA-PSS parameters of both halves of a key, found " + name() + " and "
                        + other.name());
    }

    private static RsaLimit of(AlgorithmParameterSpec spec) {
        return WITH_HASH.stream()
                .filter(limit -> spec instanceof PSSParameterSpec pss && limit.agreesWith(pss))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected an RSA key, or one limited to RSASSA-PSS without parameters or with SHA-256,"
                                + " SHA-384 or SHA-512, MGF1 with the same hash, a salt of at most the hash's length"
                                + " and trailer field 1 (RFC 4055 section 3.1); openssl genpkey -pkeyopt"
                                + " rsa_pss_keygen_md:sha256 also needs -pkeyopt rsa_pss_keygen_mgf1_md:sha256"));
    }

    /** The salt's length is the least that signatures must have (RFC 4055 section 3.1); that of JWS is the hash's. */
    private boolean agreesWith(PSSParameterSpec other) {
        return parameters != null
                && other.getDigestAlgorithm().equals(parameters.getDigestAlgorithm())
                && other.getMGFParameters() instanceof MGF1ParameterSpec mask
                && mask.getDigestAlgorithm().equals(parameters.getDigestAlgorithm())
                && other.getSaltLength() <= parameters.getSaltLength()
                && other.getTrailerField() == parameters.getTrailerField();
    }

    private static RsaLimit decoded(DerElement parameters) {
        try {
            AlgorithmParameters decoded = AlgorithmParameters.getInstance(JCA_NAME);
            decoded.init(parameters.encoded());
            return of(decoded.getParameterSpec(PSSParameterSpec.class));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("expected RSASSA-PSS parameters in DER (RFC 4055 section 3.1)");
        }
    }

    private static PSSParameterSpec parameters(String hash, MGF1ParameterSpec mask, int saltOctets) {
        return new PSSParameterSpec(hash, "MGF1", mask, saltOctets, PSSParameterSpec.TRAILER_FIELD_BC);
    }
}
