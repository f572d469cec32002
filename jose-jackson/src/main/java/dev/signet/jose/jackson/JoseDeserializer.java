package dev.signet.jose.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.JsonObject;
import java.io.IOException;
import java.util.function.Function;

/** Deserializer of a type of this library, through the strict reader, and never by a class name. */
final class JoseDeserializer<T> extends StdDeserializer<T> {

    private static final long serialVersionUID = 1L;

    private final Class<T> type;
    private final String expected;
    private final transient StrictTokens tokens;
    private final transient Function<JsonObject, ? super T> reading;

    JoseDeserializer(Class<T> type, String expected, StrictTokens tokens, Function<JsonObject, ? super T> reading) {
        super(type);
        this.type = type;
        this.expected = expected;
        this.tokens = tokens;
        this.reading = reading;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw refusal("expected " + expected + ", a JSON object");
        }
        Object value;
        try {
            value = reading.apply(tokens.read(parser));
        } catch (IllegalArgumentException | IllegalStateException | InvalidTokenException e) {
            // These messages name the member and what was expected, and repeat nothing.
            throw refusal(expected + ": " + e.getMessage());
        }
        if (!type.isInstance(value)) {
            throw refusal("expected " + expected + ", was one of another type");
        }
        return type.cast(value);
    }

    /** Without a location: before 2.16 Jackson shows the document with it, which may hold a private key. */
    private MismatchedInputException refusal(String message) {
        return MismatchedInputException.from(null, type, message);
    }

    @Override
    public Object deserializeWithType(JsonParser parser, DeserializationContext context, TypeDeserializer types)
            throws IOException {
        return deserialize(parser, context);
    }
}
