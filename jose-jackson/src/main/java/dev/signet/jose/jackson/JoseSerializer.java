package dev.signet.jose.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.signet.jose.core.JsonObject;
import java.io.IOException;
import java.util.function.Function;

/** Serializer of a type of this library, as its JSON object. */
final class JoseSerializer<T> extends StdSerializer<T> {

    private static final long serialVersionUID = 1L;

    private final transient Function<T, JsonObject> members;

    JoseSerializer(Class<T> type, Function<T, JsonObject> members) {
        super(type);
        this.members = members;
    }

    @Override
    public void serialize(T value, JsonGenerator generator, SerializerProvider provider) throws IOException {
        JsonObject object;
        try {
            object = members.apply(value);
        } catch (IllegalStateException e) {
            object = provider.reportBadDefinition(handledType(), String.valueOf(e.getMessage()));
        }
        StrictTokens.write(object, generator);
    }

    @Override
    public void serializeWithType(T value, JsonGenerator generator, SerializerProvider provider, TypeSerializer types)
            throws IOException {
        serialize(value, generator, provider);
    }
}
