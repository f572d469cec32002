package dev.signet.jose.core.internal;

/** The operations of cryptographic providers, one of the two criteria of {@link ProviderLookup}. */
public enum CryptoOperation {
    /** Make a signature with a private key. */
    SIGN,
    /** Verify a signature with a public key; no secret is used. */
    VERIFY,
    /** Compute a message authentication code, or a hash for one. */
    MAC,
    /** Encrypt or decrypt content with a content encryption key. */
    ENCRYPT_CONTENT,
    /** Wrap a content encryption key for a recipient. */
    WRAP,
    /** Unwrap a content encryption key with the recipient's key. */
    UNWRAP,
    /** Agree on a shared secret. */
    AGREE,
    /** Derive a key from a password. */
    DERIVE,
    /** Sign and verify once, to check that the halves of a key pair belong together. */
    CHECK_PAIR,
    /** Generate a key. */
    GENERATE,
    /** Convert parameters or an encoding to a key object. */
    CONVERT
}
