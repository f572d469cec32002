package dev.signet.jose.jackson3;

import dev.signet.jose.binding.internal.BindingFailure;
import dev.signet.jose.binding.internal.ClaimsConversion;
import dev.signet.jose.binding.internal.TargetType;
import dev.signet.jose.core.JsonObject;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Jackson as {@link ClaimsConversion} needs it.
 *
 * @param mapper the mapper
 */
record JacksonLibrary(JsonMapper mapper) implements ClaimsConversion.Library<ObjectReader> {

    @Override
    public ObjectReader reader(Type type) {
        return mapper.readerFor(mapper.constructType(type)).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    @Override
    public TargetType target(Type type) {
        return JacksonFailures.target(mapper.constructType(type));
    }

    @Override
    public @Nullable Object read(JsonObject object, ObjectReader reader) throws BindingFailure {
        try (JsonParser parser = new JsonObjectParser(object, new MapperContext(mapper))) {
            return reader.readValue(parser);
        } catch (JacksonException e) {
            throw JacksonFailures.of(e);
        }
    }

    @Override
    public byte[] write(Object value) throws BindingFailure {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JacksonException e) {
            throw JacksonFailures.of(e);
        }
    }

    @Override
    public Module module() {
        return JsonMapper.class.getModule();
    }
}
