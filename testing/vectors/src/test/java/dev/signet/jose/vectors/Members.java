package dev.signet.jose.vectors;

import dev.signet.jose.core.JsonObject;
import java.util.HexFormat;

/** Reads members of vectors. A vector that lacks one ends the test: it must not look like a refusal. */
final class Members {

    private Members() {}

    static String text(JsonObject object, String name) {
        return object.string(name).orElseThrow(() -> missing(name));
    }

    static byte[] hex(JsonObject object, String name) {
        String text = text(object, name);
        try {
            return HexFormat.of().parseHex(text);
        } catch (IllegalArgumentException e) {
            throw new AssertionError(name + " is not hexadecimal", e);
        }
    }

    static int integer(JsonObject object, String name) {
        return (int) object.integer(name).orElseThrow(() -> missing(name));
    }

    static JsonObject object(JsonObject object, String name) {
        return object.object(name).orElseThrow(() -> missing(name));
    }

    private static AssertionError missing(String name) {
        return new AssertionError("a vector without " + name);
    }
}
