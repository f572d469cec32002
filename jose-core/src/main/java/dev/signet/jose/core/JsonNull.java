package dev.signet.jose.core;

/**
 * The JSON value {@code null}, which is not the absence of a member and never Java's {@code null}.
 *
 * <p>Immutable.
 */
public enum JsonNull {
    /** The one null. */
    NULL;

    /** Returns {@code null} as JSON writes it. */
    @Override
    public String toString() {
        return "null";
    }
}
