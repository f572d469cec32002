package dev.signet.jose.jwk;

import java.util.Optional;

/** The intended use of a public key: a value of the {@code use} member (RFC 7517 section 4.2). Immutable. */
public enum KeyUse {
    /** {@code sig}: signatures and message authentication codes. */
    SIGNATURE("sig"),
    /** {@code enc}: encrypting content and keys, and agreeing on keys. */
    ENCRYPTION("enc");

    private final String jwkName;

    KeyUse(String jwkName) {
        this.jwkName = jwkName;
    }

    /**
     * Returns the text of the {@code use} member.
     *
     * @return {@code sig} or {@code enc}
     */
    public String jwkName() {
        return jwkName;
    }

    /**
     * Returns the use of that name.
     *
     * @param jwkName the text of a {@code use} member, compared exactly
     * @return the use; empty for any other text, which RFC 7517 allows
     */
    public static Optional<KeyUse> named(String jwkName) {
        for (KeyUse use : values()) {
            if (use.jwkName.equals(jwkName)) {
                return Optional.of(use);
            }
        }
        return Optional.empty();
    }

    boolean permits(KeyOperation operation) {
        boolean signing = operation == KeyOperation.SIGN || operation == KeyOperation.VERIFY;
        return signing == (this == SIGNATURE);
    }
}
