package dev.signet.jose.jackson3;

import dev.signet.jose.binding.internal.ClaimsConversion;
import dev.signet.jose.core.JsonBinding;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.UnbindableTypeException;
import java.lang.reflect.Type;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@link JsonBinding} with Jackson 3: binds JSON objects to records and POJOs, and writes them.
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
 *
 * <p>What the properties of a class are is decided by Jackson, whose version 3 fills neither final fields nor
 * collections that have a getter only. Records have neither.
 */
public final class JacksonBinding implements JsonBinding {

    private final JsonMapper mapper;
    private final ClaimsConversion<ObjectReader> conversion;

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
        this(strict(StrictMapper.builder()));
    }

    /**
     * Constructs a strict binding, as {@link #JacksonBinding()} does, that also knows the types of modules, such as
     * those of Kotlin. About types that it knows itself, the JDK's among them, the modules have no say.
     *
     * @param module a module of Jackson
     * @param more further modules
     * @throws IllegalArgumentException if a module activates default typing
     */
    public JacksonBinding(JacksonModule module, JacksonModule... more) {
        this(strict(StrictMapper.builder().addModule(module).addModules(more)));
    }

    private JacksonBinding(JsonMapper.Builder settings) {
        this.mapper = settings.build();
        if (mapper.deserializationConfig().getDefaultTyper(mapper.constructType(Object.class)) != null) {
            throw new IllegalArgumentException("expected a mapper without default typing");
        }
        this.conversion = new ClaimsConversion<>(new JacksonLibrary(mapper));
    }

    /**
     * Returns a binding with the settings and modules of a mapper, which then decide about values that are absent,
     * {@code null} or of another type.
     *
     * @param mapper the mapper. The binding reads {@link java.time.Instant} as NumericDate, ignores unknown members and
     *     refuses class names, whatever the settings of the mapper
     * @return the binding
     * @throws IllegalArgumentException if default typing is active
     */
    public static JacksonBinding of(JsonMapper mapper) {
        return new JacksonBinding(safe(mapper.rebuild()));
    }

    /**
     * Returns this binding with unknown members refused, at every depth. The registered claims {@code
     * iss}, {@code sub}, {@code aud}, {@code exp}, {@code nbf}, {@code iat} and {@code jti} (RFC 7519 section 4.1) are
     * accepted at the top, since a decoder has checked them.
     *
     * @return a new binding
     */
    public JacksonBinding refusingUnknown() {
        return new JacksonBinding(mapper.rebuild().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES));
    }

    @Override
    public Object read(byte[] json, Type type) {
        return conversion.read(json, type);
    }

    @Override
    public Object read(JsonObject object, Type type) {
        return conversion.read(object, type);
    }

    @Override
    public byte[] write(Object value) {
        return conversion.write(value);
    }

    /** Configures a mapper with the settings of every binding. */
    private static JsonMapper.Builder safe(JsonMapper.Builder settings) {
        return settings.polymorphicTypeValidator(new NoClassNames())
                .addHandler(new MissingInstantiatorHandler())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                // Exceptions that are not wrapped bypass JacksonFailures, with the values in their messages.
                .enable(DeserializationFeature.WRAP_EXCEPTIONS)
                .enable(SerializationFeature.WRAP_EXCEPTIONS)
                .addModule(new NumericDateModule())
                .addModule(new SafeTypesModule());
    }

    private static JsonMapper.Builder strict(JsonMapper.Builder settings) {
        return safe(settings).addModule(new ExactValuesModule());
    }
}
