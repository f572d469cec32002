package dev.signet.jose.jwk.rotation;

/** The phases of a key, in their order. After the last it is withdrawn, and no longer listed. */
public enum KeyPhase {
    /** In the published set, so that verifiers know it before it signs. */
    PUBLISHED,
    /** The one key that signs. */
    SIGNING,
    /** In the published set, for the tokens that it has signed. Its private half is gone. */
    VERIFYING
}
