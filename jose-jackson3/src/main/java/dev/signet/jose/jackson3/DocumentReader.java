package dev.signet.jose.jackson3;

import dev.signet.jose.binding.internal.BoundedOctets;
import dev.signet.jose.binding.internal.DocumentType;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.jsontype.TypeDeserializer;

/**
 * Deserializer of a type of this library, through the strict reader, and never by a class name. The tokens are written
 * as JSON once more, and read from that.
 */
final class DocumentReader<T> extends StdDeserializer<T> {

    private static final long serialVersionUID = 1L;

    /** Writes NaN without quotation marks, so that the strict reader refuses it. */
    private static final JsonFactory PLAIN =
            JsonFactory.builder().disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS).build();

    private final transient DocumentType<T> type;

    DocumentReader(DocumentType<T> type) {
        super(type.type());
        this.type = type;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw refusal(type.expectedObject());
        }
        try {
            return type.read(octets(parser));
        } catch (IllegalArgumentException e) {
            throw refusal(type.refused(e));
        }
    }

    @Override
    public Object deserializeWithType(JsonParser parser, DeserializationContext context, TypeDeserializer types) {
        return deserialize(parser, context);
    }

    /** Without a location: Jackson can be told to show the document with it, which may hold a private key. */
    private MismatchedInputException refusal(String message) {
        return MismatchedInputException.from(null, handledType(), message);
    }

    /** Returns the object at which a parser stands, as JSON, and moves the parser to its end. Keeps numbers as text. */
    private byte[] octets(JsonParser parser) {
        BoundedOctets json = new BoundedOctets(type.limits().tokenOctets());
        try (JsonGenerator generator = PLAIN.createGenerator(ObjectWriteContext.empty(), json, JsonEncoding.UTF8)) {
            generator.copyCurrentStructureExact(parser);
        }
        return json.toByteArray();
    }
}
