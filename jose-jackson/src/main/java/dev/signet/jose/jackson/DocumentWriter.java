package dev.signet.jose.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.signet.jose.binding.internal.DocumentType;
import dev.signet.jose.core.JsonObject;
import java.io.IOException;

/** Serializer of a type of this library, as its JSON object. */
final class DocumentWriter<T> extends StdSerializer<T> {

    private static final long serialVersionUID = 1L;

    private final transient DocumentType<T> type;

    DocumentWriter(DocumentType<T> type) {
        super(type.type());
        this.type = type;
    }

    @Override
    public void serialize(T value, JsonGenerator generator, SerializerProvider provider) throws IOException {
        JsonObject object;
        try {
            object = type.write(value);
        } catch (IllegalStateException e) {
            object = provider.reportBadDefinition(handledType(), String.valueOf(e.getMessage()));
        }
        try (JsonObjectParser parser = new JsonObjectParser(object, null)) {
            parser.nextToken();
            generator.copyCurrentStructure(parser);
        }
    }

    @Override
    public void serializeWithType(T value, JsonGenerator generator, SerializerProvider provider, TypeSerializer types)
            throws IOException {
        serialize(value, generator, provider);
    }
}
