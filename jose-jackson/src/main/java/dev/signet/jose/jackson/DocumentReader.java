package dev.signet.jose.jackson;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import dev.signet.jose.binding.internal.BoundedOctets;
import dev.signet.jose.binding.internal.DocumentType;
import java.io.IOException;

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
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
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
    public Object deserializeWithType(JsonParser parser, DeserializationContext context, TypeDeserializer types)
            throws IOException {
        return deserialize(parser, context);
    }

    /** Without a location: before 2.16 Jackson shows the document with it, which may hold a private key. */
    private MismatchedInputException refusal(String message) {
        return MismatchedInputException.from(null, handledType(), message);
    }

    /** Returns the object at which a parser stands, as JSON, and moves the parser to its end. */
    private byte[] octets(JsonParser parser) throws IOException {
        BoundedOctets json = new BoundedOctets(type.limits().tokenOctets());
        try (JsonGenerator generator = PLAIN.createGenerator(json, JsonEncoding.UTF8)) {
            copy(parser, generator);
        }
        return json.toByteArray();
    }

    /** Copies numbers as text, so that none is rounded. Jackson has a method for that since 2.17 only. */
    private static void copy(JsonParser parser, JsonGenerator generator) throws IOException {
        int depth = 0;
        do {
            switch (parser.currentToken()) {
                case START_OBJECT -> generator.writeStartObject();
                case START_ARRAY -> generator.writeStartArray();
                case END_OBJECT -> generator.writeEndObject();
                case END_ARRAY -> generator.writeEndArray();
                case FIELD_NAME -> generator.writeFieldName(parser.currentName());
                case VALUE_STRING -> generator.writeString(parser.getText());
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> generator.writeNumber(parser.getText());
                case VALUE_TRUE, VALUE_FALSE -> generator.writeBoolean(parser.getBooleanValue());
                case VALUE_NULL -> generator.writeNull();
                default -> throw new IllegalArgumentException("expected a JSON value");
            }
            depth += parser.currentToken().isStructStart()
                    ? 1
                    : parser.currentToken().isStructEnd() ? -1 : 0;
        } while (depth > 0 && parser.nextToken() != null);
    }
}
