package dev.signet.jose.binding.internal;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.core.UnbindableTypeException;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Conversion between JSON objects and Java values by one mapper of a JSON library. Thread-safe; the readers of the
 * first 256 types are cached.
 *
 * @param <R> the library's reader for one type
 */
public final class ClaimsConversion<R> {

    private static final int MOST_READERS = 256;

    /** The registered claims (RFC 7519 section 4.1). */
    private static final Set<String> REGISTERED = Set.of("iss", "sub", "aud", "exp", "nbf", "iat", "jti");

    /** The input of a binding was accepted before, under limits that the application may have raised. */
    private static final TokenLimits HIGHEST = TokenLimits.defaults()
            .withTokenOctets(Integer.MAX_VALUE)
            .withJsonDepth(256)
            .withJsonMembers(Integer.MAX_VALUE)
            .withJsonStringOctets(Integer.MAX_VALUE)
            .withJsonNumberDigits(1_000);

    private final Library<R> library;
    private final Map<Type, R> readers = new ConcurrentHashMap<>();

    /** What a JSON library does, with its exceptions translated. */
    public interface Library<R> {

        /**
         * Returns the reader for a type.
         *
         * @throws IllegalArgumentException if it is no class and no generic type
         */
        R reader(Type type);

        /** Returns a type as the library understands it. */
        TargetType target(Type type);

        /** Returns the value of an object, or null. */
        @Nullable
        Object read(JsonObject object, R reader) throws BindingFailure;

        /** Returns the JSON of a value. */
        byte[] write(Object value) throws BindingFailure;

        /** Returns the module that makes records by reflection. */
        Module module();
    }

    /**
     * Constructs the conversion of a library.
     *
     * @param library the library, with its settings
     */
    public ClaimsConversion(Library<R> library) {
        this.library = library;
    }

    /**
     * Returns the value of a JSON object.
     *
     * @param json the octets of the object
     * @param type as in {@link #read(JsonObject, Type)}
     * @throws IllegalArgumentException as in {@link #read(JsonObject, Type)}
     */
    public Object read(byte[] json, Type type) {
        return read(JsonObject.parse(json, HIGHEST), type);
    }

    /**
     * Returns the value of a JSON object. Where the library refuses unknown members, the registered claims at the top
     * are removed from the object and the rest is read once more, so that only an object whose other members the type
     * has is accepted. (A parser cannot tell the depth of a member: libraries buffer the unknown members of a record
     * until all components are read.)
     *
     * @param object the object
     * @param type the type to bind to
     * @throws UnbindableTypeException if no JSON object could be bound to the type
     * @throws IllegalArgumentException if this object does not fit
     */
    public Object read(JsonObject object, Type type) {
        R reader = reader(type);
        JsonObject rest = object;
        while (true) {
            try {
                Object value = library.read(rest, reader);
                if (value == null) {
                    throw new IllegalArgumentException("expected an object that can be bound to " + type.getTypeName());
                }
                return value;
            } catch (BindingFailure failure) {
                String unknown = failure.unknownAtTheTop();
                JsonObject fewer = unknown != null && REGISTERED.contains(unknown) ? rest.without(unknown) : rest;
                if (fewer.size() == rest.size()) {
                    throw failure.reading(library.target(type), library.module());
                }
                rest = fewer;
            }
        }
    }

    /**
     * Returns a value as one JSON object.
     *
     * @param value the value
     * @throws IllegalArgumentException if it cannot be written, or is not written as an object
     */
    public byte[] write(Object value) {
        byte[] json;
        try {
            json = library.write(value);
        } catch (BindingFailure failure) {
            throw failure.writing(value.getClass(), library.module());
        }
        if (json.length == 0 || json[0] != '{') {
            throw new IllegalArgumentException("expected a value that is written as one JSON object, was a "
                    + value.getClass().getName());
        }
        return json;
    }

    private R reader(Type type) {
        R known = readers.get(type);
        if (known != null) {
            return known;
        }
        R reader;
        try {
            reader = library.reader(type);
        } catch (IllegalArgumentException e) {
            throw new UnbindableTypeException("expected a class or a generic type, was " + type.getTypeName());
        }
        if (readers.size() < MOST_READERS) {
            readers.put(type, reader);
        }
        return reader;
    }
}
