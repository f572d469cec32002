package dev.signet.jose.binding.internal;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import java.util.function.Function;

/**
 * A type of this library inside other documents, as the JSON object that it is.
 *
 * @param type the type
 * @param expected the type in words, for messages
 * @param limits the bounds on the JSON of one value
 * @param reading the value of an object
 * @param writing the object of a value
 * @param <T> the type
 */
public record DocumentType<T>(
        Class<T> type,
        String expected,
        TokenLimits limits,
        Function<JsonObject, ? super T> reading,
        Function<? super T, JsonObject> writing) {

    /** Returns what is said about a JSON value that is no object. */
    public String expectedObject() {
        return "expected " + expected + ", a JSON object";
    }

    /** Returns what is said about an object that {@link #read} refused. */
    public String refused(IllegalArgumentException refusal) {
        return expected + ": " + refusal.getMessage();
    }

    /**
     * Returns the value of an object.
     *
     * @param json the octets of the object, which are read by the strict reader: names are unique, depth is bounded,
     *     and numbers keep their digits
     * @throws IllegalArgumentException if it is refused; the message names what was expected and repeats nothing
     */
    public T read(byte[] json) {
        Object value;
        try {
            value = reading.apply(JsonObject.parse(json, limits));
        } catch (IllegalStateException | InvalidTokenException e) {
            // These messages name the member and what was expected, and repeat nothing.
            throw new IllegalArgumentException(e.getMessage());
        }
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("expected this type, was another");
        }
        return type.cast(value);
    }

    /** Returns the object of a value. */
    public JsonObject write(T value) {
        return writing.apply(value);
    }
}
