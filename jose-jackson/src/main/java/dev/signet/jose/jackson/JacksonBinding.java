package dev.signet.jose.jackson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.signet.jose.core.JsonBinding;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.core.UnbindableTypeException;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@link JsonBinding} with Jackson databind: binds JSON objects to records and POJOs, and writes them.
 *
 * <p>{@link java.time.Instant} is a NumericDate both ways: read with or without a fraction, written in whole seconds,
 * and from 1970 to the year 9999. There is no such rule for {@link java.time.Duration}, so it is refused; use {@code
 * long} seconds. Unknown members are ignored, or refused by {@link #refusingUnknown()}; members without a value are not
 * written.
 *
 * <p>No class name is taken from JSON: a mapper with default typing is refused, {@link
 * com.fasterxml.jackson.annotation.JsonTypeInfo} works by logical name only, and a component or map key of type {@link
 * Class} or {@code InetAddress} is refused. Only the strict reader parses JSON; Jackson gets its result. Immutable and
 * thread-safe; the deserializers of the first 256 types are cached.
 */
public final class JacksonBinding implements JsonBinding {

    private static final int MOST_READERS = 256;

    /** The input of a binding was accepted before, under limits that the application may have raised. */
    private static final TokenLimits HIGHEST = TokenLimits.defaults()
            .withTokenOctets(Integer.MAX_VALUE)
            .withJsonDepth(256)
            .withJsonMembers(Integer.MAX_VALUE)
            .withJsonStringOctets(Integer.MAX_VALUE)
            .withJsonNumberDigits(1_000);

    private final ObjectMapper mapper;
    private final Map<Type, ObjectReader> readers = new ConcurrentHashMap<>();

    /**
     * Constructs a strict binding: strings are not read as numbers or numbers as strings, a fraction is not truncated
     * to an integer, and a number out of the range of its type is refused. A component of a record must be present and
     * not {@code null}, unless it is an {@link java.util.Optional}, which is then empty.
     *
     * <p>Values with a text form are read from their canonical text only: an enum constant by its name, a {@link
     * java.util.UUID} in five groups, a {@link java.util.Locale} as language tag, {@code byte[]} as base64, a {@link
     * java.net.URI} and a {@link java.util.Currency}. Other types of the JDK that are neither numbers nor collections,
     * such as {@link java.util.Date}, {@link java.util.Calendar} and {@link java.io.File}, have no single format in
     * JSON: reading them throws {@link UnbindableTypeException}, and writing dates is refused. {@link #of} binds them
     * as a mapper defines.
     */
    public JacksonBinding() {
        this(strict(StrictMapper.create()));
    }

    /**
     * Constructs a strict binding, as {@link #JacksonBinding()} does, that also knows the types of modules, such as those
     * of Kotlin. About types that it knows itself, the JDK's among them, the modules have no say.
     *
     * @param module a module of Jackson
     * @param more further modules
     * @throws IllegalArgumentException if a module activates default typing
     */
    public JacksonBinding(Module module, Module... more) {
        this(strict(untyped(StrictMapper.create().registerModule(module).registerModules(more))));
    }

    private JacksonBinding(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * Returns a binding with the settings and modules of a mapper, which then decide about values that are absent,
     * {@code null} or of another type.
     *
     * @param mapper the mapper, copied: later changes to it have no effect. The copy reads {@link java.time.Instant} as
     *     NumericDate, ignores unknown members and refuses class names, whatever the settings of the mapper
     * @return the binding
     * @throws IllegalArgumentException if default typing is active, or the mapper is for another format than JSON
     */
    public static JacksonBinding of(ObjectMapper mapper) {
        untyped(mapper);
        if (!JsonFactory.FORMAT_NAME_JSON.equals(mapper.getFactory().getFormatName())) {
            throw new IllegalArgumentException("expected a mapper for JSON");
        }
        return new JacksonBinding(safe(mapper.copy()));
    }

    /**
     * Returns this binding with unknown members refused, at every depth. The registered claims {@code
     * iss}, {@code sub}, {@code aud}, {@code exp}, {@code nbf}, {@code iat} and {@code jti} (RFC 7519 section 4.1) are
     * accepted at the top, since a decoder has checked them.
     *
     * @return a new binding
     */
    public JacksonBinding refusingUnknown() {
        return new JacksonBinding(mapper.copy().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES));
    }

    @Override
    public Object read(byte[] json, Type type) {
        return read(JsonObject.parse(json, HIGHEST), type);
    }

    @Override
    public Object read(JsonObject object, Type type) {
        ObjectReader reader = reader(type);
        JsonObject rest = object;
        while (true) {
            try (JsonParser parser = new JsonObjectParser(rest, mapper)) {
                Object value = reader.readValue(parser);
                if (value == null) {
                    throw new IllegalArgumentException("expected an object that can be bound to " + type.getTypeName());
                }
                return value;
            } catch (UnrecognizedPropertyException e) {
                JsonObject fewer = RegisteredClaims.without(rest, e);
                if (fewer.size() == rest.size()) {
                    throw BindingErrors.reading(e, mapper.constructType(type));
                }
                rest = fewer;
            } catch (IOException e) {
                throw BindingErrors.reading(e, mapper.constructType(type));
            }
        }
    }

    @Override
    public byte[] write(Object value) {
        byte[] json;
        try {
            json = mapper.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw BindingErrors.writing(e, value.getClass());
        }
        if (json.length == 0 || json[0] != '{') {
            throw new IllegalArgumentException("expected a value that is written as one JSON object, was a "
                    + value.getClass().getName());
        }
        return json;
    }

    private ObjectReader reader(Type type) {
        ObjectReader known = readers.get(type);
        if (known != null) {
            return known;
        }
        JavaType target = target(type);
        ObjectReader reader = mapper.readerFor(target).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        if (readers.size() < MOST_READERS) {
            readers.put(type, reader);
        }
        return reader;
    }

    private JavaType target(Type type) {
        try {
            return mapper.constructType(type);
        } catch (IllegalArgumentException e) {
            throw new UnbindableTypeException("expected a class or a generic type, was " + type.getTypeName());
        }
    }

    /** Configures a mapper of this class with the settings of every binding. */
    private static ObjectMapper safe(ObjectMapper mapper) {
        return mapper.setPolymorphicTypeValidator(new NoClassNames())
                .addHandler(new MissingInstantiatorHandler())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                // Exceptions that are not wrapped bypass BindingErrors, with the values in their messages.
                .enable(DeserializationFeature.WRAP_EXCEPTIONS)
                .enable(SerializationFeature.WRAP_EXCEPTIONS)
                .registerModule(new Jdk8Module())
                .registerModule(new NumericDateModule())
                .registerModule(new SafeTypesModule());
    }

    private static ObjectMapper strict(ObjectMapper mapper) {
        return safe(mapper)
                .registerModule(new ExactNumbersModule())
                .registerModule(new ExactTextsModule())
                .registerModule(new JdkTypesModule());
    }

    private static ObjectMapper untyped(ObjectMapper mapper) {
        JavaType any = mapper.constructType(Object.class);
        if (mapper.getDeserializationConfig().getDefaultTyper(any) != null
                || mapper.getSerializationConfig().getDefaultTyper(any) != null) {
            throw new IllegalArgumentException("expected a mapper without default typing");
        }
        return mapper;
    }
}
