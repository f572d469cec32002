package dev.signet.jose.jackson3;

import dev.signet.jose.binding.internal.DocumentType;
import dev.signet.jose.core.JsonObject;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.ser.std.StdSerializer;

/** Serializer of a type of this library, as its JSON object. */
final class DocumentWriter<T> extends StdSerializer<T> {

    private static final long serialVersionUID = 1L;

    private final transient DocumentType<T> type;

    DocumentWriter(DocumentType<T> type) {
        super(type.type());
        this.type = type;
    }

    @Override
    public void serialize(T value, JsonGenerator generator, SerializationContext provider) {
        JsonObject object;
        try {
            object = type.write(value);
        } catch (IllegalStateException e) {
            object = provider.reportBadDefinition(handledType(), String.valueOf(e.getMessage()));
        }
        try (JsonObjectParser parser = new JsonObjectParser(object, ObjectReadContext.empty())) {
            parser.nextToken();
            generator.copyCurrentStructure(parser);
        }
    }

    @Override
    public void serializeWithType(
            T value, JsonGenerator generator, SerializationContext provider, TypeSerializer types) {
        serialize(value, generator, provider);
    }
}
