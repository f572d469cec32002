package dev.signet.jose.core;

/**
 * The JSON value {@code null}. It differs from an absent member, and is never Java's {@code null}. Immutable.
 */
public enum JsonNull {
    /** The only value. */
    NULL;

    /** Returns {@code null} as JSON writes it. */
    @Override
    public String toString() {
        return "null";
    }
}
