package dev.signet.jose.core;

import java.lang.reflect.Type;

/**
 * Binding of JSON objects to records and classes, implemented over a JSON library. {@code JwtClaims} binds whole claims
 * sets with it; applications call {@link #as} for other objects, such as one claim or a header.
 *
 * <p>The binding is found through {@link java.util.ServiceLoader} when claims are first bound; jose-jackson has one for
 * Jackson 2, jose-jackson3 one for Jackson 3. Where there are several, none is preferred, and the application passes
 * the one to use. A binding does not decide what is well-formed: what it reads was accepted by
 * {@link JsonObject#parse(byte[])}, and what it writes is read back by it before it is signed. Implementations must be
 * thread-safe.
 */
public interface JsonBinding {

    /**
     * Returns the value of a JSON object.
     *
     * @param json the octets of one JSON object in UTF-8, already accepted by the strict reader; may be kept
     * @param type the type to bind to: a class, or a class with type arguments
     * @return an instance of {@code type}
     * @throws UnbindableTypeException if no JSON object could be bound to {@code type}
     * @throws IllegalArgumentException if this object does not fit {@code type}; the message names the member and what
     *     was expected, never a value
     */
    Object read(byte[] json, Type type);

    /**
     * Returns the value of a JSON object. This is the method that binds claims; by default it writes the object as JSON
     * and calls {@link #read(byte[], Type)}. Bindings that can read the object without that override it.
     *
     * @param object the object
     * @param type the type to bind to, as in {@link #read(byte[], Type)}
     * @return an instance of {@code type}
     * @throws UnbindableTypeException as in {@link #read(byte[], Type)}
     * @throws IllegalArgumentException as in {@link #read(byte[], Type)}
     */
    default Object read(JsonObject object, Type type) {
        return read(object.toOctets(), type);
    }

    /**
     * Returns the value of a JSON object as an instance of a class: {@code binding.as(address, Address.class)}.
     *
     * @param <T> the type to bind to
     * @param object the object
     * @param type the class to bind to
     * @return the value
     * @throws UnbindableTypeException as in {@link #read(byte[], Type)}
     * @throws IllegalArgumentException as in {@link #read(byte[], Type)}
     */
    default <T> T as(JsonObject object, Class<T> type) {
        return type.cast(read(object, type));
    }

    /**
     * Returns a value as one JSON object.
     *
     * @param value the value to write
     * @return the octets of one JSON object in UTF-8
     * @throws IllegalArgumentException if {@code value} cannot be written, or is not written as an object
     */
    byte[] write(Object value);
}
