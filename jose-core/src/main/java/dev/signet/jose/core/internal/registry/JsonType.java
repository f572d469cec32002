package dev.signet.jose.core.internal.registry;

import java.util.List;
import java.util.Optional;

/** The types of JSON values (RFC 8259 section 3), with the words that messages have for them. */
public enum JsonType {
    /** Text. */
    STRING("a string"),
    /** A number, integer or not. */
    NUMBER("a number"),
    /** {@code true} or {@code false}. */
    BOOLEAN("a boolean"),
    /** An object. */
    OBJECT("an object"),
    /** An array. */
    ARRAY("an array"),
    /** {@code null}. */
    NULL("null");

    private final String words;

    JsonType(String words) {
        this.words = words;
    }

    /**
     * Returns the type of a value that the JSON reader made.
     *
     * @param value a value of one of the classes that {@code JsonObject} lists
     * @return its type
     */
    public static JsonType of(Object value) {
        if (value instanceof String) {
            return STRING;
        }
        if (value instanceof Number) {
            return NUMBER;
        }
        if (value instanceof Boolean) {
            return BOOLEAN;
        }
        if (value instanceof List) {
            return ARRAY;
        }
        // JsonNull is the only enum among the values. It is not named, since core depends on this package.
        return value instanceof Enum ? NULL : OBJECT;
    }

    /**
     * Returns the type of a member in words, for messages that do not show its value.
     *
     * @param value the value of the member, if the object has it
     * @return for example {@code "a string"}; {@code "missing"} if there is no value
     */
    public static String inWords(Optional<Object> value) {
        return value.map(present -> of(present).words).orElse("missing");
    }

    /**
     * Returns the type in words, with its article.
     *
     * @return for example {@code "a string"}
     */
    @Override
    public String toString() {
        return words;
    }
}
