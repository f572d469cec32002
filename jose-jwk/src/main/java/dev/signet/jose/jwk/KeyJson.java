package dev.signet.jose.jwk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;

/** Parses the JSON text of a key or of a set. A text that is not JSON is refused as PEM if it is PEM. */
final class KeyJson {

    static final String KEY = "a JWK";
    static final String SET = "a JWK Set";

    /** OpenSSL may write attributes of the key before the first line of PEM. */
    private static final int START = 1024;

    private KeyJson() {}

    static JsonObject parse(String json, TokenLimits limits, String expected) {
        try {
            return JsonObject.parse(json, limits);
        } catch (IllegalArgumentException e) {
            throw fault(json.substring(0, Math.min(json.length(), START)), expected, e);
        }
    }

    static JsonObject parse(byte[] json, TokenLimits limits, String expected) {
        try {
            return JsonObject.parse(json, limits);
        } catch (IllegalArgumentException e) {
            throw fault(new String(json, 0, Math.min(json.length, START), ISO_8859_1), expected, e);
        }
    }

    private static IllegalArgumentException fault(String start, String expected, IllegalArgumentException fault) {
        // JSON that is broken may hold PEM in "x5c".
        return start.contains("-----BEGIN ") && !start.stripLeading().startsWith("{")
                ? new IllegalArgumentException("expected " + expected
                        + ", which is JSON, was PEM: Pem.key reads it, and jose jwk convert makes a JWK of it")
                : fault;
    }
}
