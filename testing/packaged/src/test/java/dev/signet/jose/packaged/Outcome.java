package dev.signet.jose.packaged;

import dev.signet.jose.core.BearerTokenException;
import dev.signet.jose.core.InvalidTokenException;

/** What a statement of a document says that it throws. The class that is compiled for a piece of Java calls it. */
public final class Outcome {

    private Outcome() {}

    /**
     * Returns the error for a statement that throws nothing.
     *
     * @param expected what the document says
     */
    public static AssertionError nothing(String expected) {
        return new AssertionError("expected " + expected + ", and nothing was thrown");
    }

    /**
     * Checks what was thrown.
     *
     * @param expected what the document says: the class, and the reason if it has one, as in
     *     {@code InvalidTokenException: EXPIRED}
     */
    public static void check(String expected, RuntimeException thrown) {
        if (!expected.equals(name(thrown))) {
            throw new AssertionError("expected " + expected + ", was " + name(thrown), thrown);
        }
    }

    private static String name(RuntimeException thrown) {
        String name = thrown.getClass().getSimpleName();
        if (thrown instanceof InvalidTokenException token) {
            return name + ": " + token.reason();
        }
        return thrown instanceof BearerTokenException request ? name + ": " + request.reason() : name;
    }
}
