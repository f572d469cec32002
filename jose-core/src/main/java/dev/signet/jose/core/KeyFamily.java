package dev.signet.jose.core;

/** What kind of key an operation works with; {@link CryptoProviders} chooses by it. */
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
    /** Symmetric keys. */
    SECRET
}
