package dev.signet.jose.jwk;

import java.util.Optional;

/** An operation with a key: a value of the {@code key_ops} member (RFC 7517 section 4.3). Immutable. */
public enum KeyOperation {
    /** {@code sign}: make a signature or a message authentication code. */
    SIGN("sign"),
    /** {@code verify}: verify a signature or a message authentication code. */
    VERIFY("verify"),
    /** {@code encrypt}: encrypt content. */
    ENCRYPT("encrypt"),
    /** {@code decrypt}: decrypt content. */
    DECRYPT("decrypt"),
    /** {@code wrapKey}: encrypt a key. */
    WRAP_KEY("wrapKey"),
    /** {@code unwrapKey}: decrypt a key. */
    UNWRAP_KEY("unwrapKey"),
    /** {@code deriveKey}: derive a key. */
    DERIVE_KEY("deriveKey"),
    /** {@code deriveBits}: derive bits that are not a key. */
    DERIVE_BITS("deriveBits");

    private final String jwkName;

    KeyOperation(String jwkName) {
        this.jwkName = jwkName;
    }

    /**
     * Returns the text of the {@code key_ops} member.
     *
     * @return for example {@code wrapKey}
     */
    public String jwkName() {
        return jwkName;
    }

    /**
     * Returns the operation of that name.
     *
     * @param jwkName one text of a {@code key_ops} member, compared exactly
     * @return the operation; empty for any other text, which RFC 7517 allows
     */
    public static Optional<KeyOperation> named(String jwkName) {
        for (KeyOperation operation : values()) {
            if (operation.jwkName.equals(jwkName)) {
                return Optional.of(operation);
            }
        }
        return Optional.empty();
    }

    /** Returns whether a public key cannot do this. */
    boolean needsPrivateKey() {
        return this == SIGN || this == DECRYPT || this == UNWRAP_KEY;
    }

    /** Returns the operation of the public key that corresponds to this one of the private key. */
    KeyOperation publicCounterpart() {
        return switch (this) {
            case SIGN -> VERIFY;
            case DECRYPT -> ENCRYPT;
            case UNWRAP_KEY -> WRAP_KEY;
            default -> this;
        };
    }
}
