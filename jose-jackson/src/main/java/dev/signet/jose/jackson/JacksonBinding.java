package dev.signet.jose.jackson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.jose.core.JsonBinding;
import java.io.IOException;
import java.lang.reflect.Type;

/**
 * The {@link JsonBinding} of Jackson databind: records and POJOs from JSON objects and back.
 *
 * <p>{@link java.time.Instant} is a NumericDate both ways: read with or without a fraction, written in whole seconds, and
 * from 1970 to the year 9999. Unknown members are ignored, members without a value are not written.
 *
 * <p>No class name is ever taken from JSON: a mapper with default typing is refused, and
 * {@link com.fasterxml.jackson.annotation.JsonTypeInfo} works by logical name only. Thread-safe.
 */
public final class JacksonBinding implements JsonBinding {

    private final ObjectMapper mapper;

    /**
     * Makes a binding for records and POJOs that reads strictly: a text is no number and a number no text, a fraction is
     * never cut to an integer, and a primitive component must be there.
     */
    public JacksonBinding() {
        this(StrictMapper.create());
    }

    private JacksonBinding(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * Returns a binding with the settings and modules of a mapper.
     *
     * @param mapper your own, copied: what is done to it later has no effect here. The copy takes
     *     {@link java.time.Instant} for a NumericDate and refuses class names, whatever the mapper does
     * @return the binding
     * @throws IllegalArgumentException if default typing is active, or the mapper is not one for JSON
     */
    public static JacksonBinding of(ObjectMapper mapper) {
        if (hasDefaultTyping(mapper)) {
            throw new IllegalArgumentException("expected a mapper without default typing");
        }
        if (!JsonFactory.FORMAT_NAME_JSON.equals(mapper.getFactory().getFormatName())) {
            throw new IllegalArgumentException("expected a mapper for JSON");
        }
        return new JacksonBinding(mapper.copy()
                .setPolymorphicTypeValidator(new NoClassNames())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .registerModule(new NumericDateModule()));
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public <T> T read(byte[] json, Type type) {
        JavaType target = mapper.constructType(type);
        try (JsonParser parser = mapper.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("expected one JSON object");
            }
            T value = mapper.readerFor(target)
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readValue(parser);
            if (value == null) {
                throw new IllegalArgumentException("expected an object that is bound to " + target.toCanonical());
            }
            return value;
        } catch (IOException e) {
            throw Complaint.reading(e, target);
        }
    }

    @Override
    public byte[] write(Object value) {
        byte[] json;
        try {
            json = mapper.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw Complaint.writing(e, value.getClass());
        }
        if (json.length == 0 || json[0] != '{') {
            throw new IllegalArgumentException("expected a value that is written as one JSON object, was a "
                    + value.getClass().getName());
        }
        return json;
    }

    private static boolean hasDefaultTyping(ObjectMapper mapper) {
        JavaType any = mapper.constructType(Object.class);
        return mapper.getDeserializationConfig().getDefaultTyper(any) != null
                || mapper.getSerializationConfig().getDefaultTyper(any) != null;
    }
}
