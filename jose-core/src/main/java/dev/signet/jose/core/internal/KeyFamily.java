package dev.signet.jose.core.internal;

/** The kind of key of an operation, one of the two criteria of {@link ProviderLookup}. */
public enum KeyFamily {
    /** RSA, for signatures and for encryption. */
    RSA,
    /** The NIST curves P-256, P-384 and P-521. */
    NIST_CURVE,
    /** The curve secp256k1 of RFC 8812, which the JDK has not had since version 16. */
    SECP256K1,
    /** Ed25519 and Ed448 (RFC 8032). */
    EDWARDS_CURVE,
    /** X25519 and X448 (RFC 7748). */
    MONTGOMERY_CURVE,
    /** ML-DSA (FIPS 204), which the JDK has from version 24. */
    ML_DSA,
    /** Symmetric keys. */
    SECRET;

    /**
     * Returns the family of the keys on a curve.
     *
     * @param curve the curve, as {@code crv} names it
     * @return the family
     * @throws IllegalArgumentException if there is no such curve
     */
    public static KeyFamily ofCurve(String curve) {
        return switch (curve) {
            case "P-256", "P-384", "P-521" -> NIST_CURVE;
            case "secp256k1" -> SECP256K1;
            case "Ed25519", "Ed448" -> EDWARDS_CURVE;
            case "X25519", "X448" -> MONTGOMERY_CURVE;
            default -> throw new IllegalArgumentException("expected a curve of JOSE");
        };
    }
}
