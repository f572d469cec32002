package dev.signet.jose.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.signet.jose.binding.internal.BindingFailure;
import dev.signet.jose.binding.internal.ClaimsConversion;
import dev.signet.jose.binding.internal.TargetType;
import dev.signet.jose.core.JsonObject;
import java.io.IOException;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * Jackson as {@link ClaimsConversion} needs it.
 *
 * @param mapper the mapper, which nothing changes any more
 */
record JacksonLibrary(ObjectMapper mapper) implements ClaimsConversion.Library<ObjectReader> {

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
        try (JsonParser parser = new JsonObjectParser(object, mapper)) {
            return reader.readValue(parser);
        } catch (IOException e) {
            throw JacksonFailures.of(e);
        }
    }

    @Override
    public byte[] write(Object value) throws BindingFailure {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (IOException e) {
            throw JacksonFailures.of(e);
        }
    }

    @Override
    public Module module() {
        return ObjectMapper.class.getModule();
    }
}
