package dev.signet.jose.cli;

import dev.signet.jose.core.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads claims that were written as {@code name=json}. Thread-safe. */
final class ClaimArguments {

    private static final String VALUE = "value";

    private ClaimArguments() {}

    /**
     * Returns the claims in the order in which they were written, after others.
     *
     * @param others claims that other options set, and that must not be set again
     * @throws IllegalArgumentException if one has no {@code =}, a value that is not JSON, or comes twice
     */
    static JsonObject parse(JsonObject others, List<String> arguments) {
        JsonObject seen = others;
        for (String argument : arguments) {
            int sign = argument.indexOf('=');
            if (sign <= 0) {
                throw new IllegalArgumentException("--claim: expected NAME=JSON, such as admin=true");
            }
            String name = argument.substring(0, sign);
            if (seen.has(name)) {
                throw new IllegalArgumentException("--claim " + name + ": this claim is given twice");
            }
            seen = seen.with(name, value(name, argument.substring(sign + 1)));
        }
        return seen;
    }

    private static Object value(String name, String json) {
        try {
            JsonObject wrapped = JsonObject.parse("{\"" + VALUE + "\":" + json + "}");
            // What smuggles in a second member was no value.
            if (wrapped.size() == 1) {
                return wrapped.value(VALUE).orElseThrow();
            }
        } catch (IllegalArgumentException e) {
            throw notJson(name, e);
        }
        throw notJson(name, null);
    }

    private static IllegalArgumentException notJson(String name, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "--claim " + name + ": the value is not JSON; quote a string twice: --claim '" + name + "=\"text\"'",
                cause);
    }
}
