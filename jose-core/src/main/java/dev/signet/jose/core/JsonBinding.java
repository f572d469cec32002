package dev.signet.jose.core;

import java.lang.reflect.Type;

/**
 * Binds JSON objects to other people's records and classes.
 *
 * <p>Found through {@link java.util.ServiceLoader} when claims are first bound; jose-jackson brings one. It never
 * decides what is well-formed: what it reads was accepted by {@link JsonObject#parse(byte[])}, and what it writes is
 * read back by it before it is signed. Implementations must be thread-safe.
 */
public interface JsonBinding {

    /**
     * Returns the value that a JSON object stands for.
     *
     * @param <T> the type of the value
     * @param json the octets of one JSON object in UTF-8, already accepted by the strict reader; may be kept
     * @param type the type to bind to
     * @return the value
     * @throws UnbindableTypeException if no object could become a {@code type}
     * @throws IllegalArgumentException if this object does not fit {@code type}; the message names the member and what
     *     was expected, never a value
     */
    @SuppressWarnings(
            "TypeParameterUnusedInFormals") // A Type says what T is, which no class literal could for List<T>.
    <T> T read(byte[] json, Type type);

    /**
     * Returns the value that a JSON object stands for. Whoever can read the object as it is, without writing it as JSON
     * first, overrides this: it is what binds claims.
     *
     * @param <T> the type of the value
     * @param object the object
     * @param type the type to bind to
     * @return the value
     * @throws UnbindableTypeException as {@link #read(byte[], Type)}
     * @throws IllegalArgumentException as {@link #read(byte[], Type)}
     */
    @SuppressWarnings("TypeParameterUnusedInFormals")
    default <T> T read(JsonObject object, Type type) {
        return read(object.toOctets(), type);
    }

    /**
     * Returns a value as one JSON object.
     *
     * @param value what to write
     * @return the octets of one JSON object in UTF-8
     * @throws IllegalArgumentException if {@code value} cannot be written, or is not written as an object
     */
    byte[] write(Object value);
}
