package dev.signet.jose.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import dev.signet.jose.core.JsonObject;
import java.io.IOException;
import java.time.Instant;

/**
 * {@link Instant} as NumericDate (RFC 7519 section 2), by the rules of {@link JsonObject}.
 *
 * <p>Jackson's own module for java.time writes either milliseconds or nine decimal places, and reads texts too: none of
 * it is a NumericDate.
 */
final class NumericDateModule extends SimpleModule {

    private static final long serialVersionUID = 1L;
    private static final String TIME = "time";

    NumericDateModule() {
        super("dev.signet.jose.NumericDate");
        addSerializer(Instant.class, new Writer());
        addDeserializer(Instant.class, new Reader());
    }

    private static final class Writer extends StdScalarSerializer<Instant> {

        private static final long serialVersionUID = 1L;

        Writer() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant time, JsonGenerator generator, SerializerProvider provider) throws IOException {
            try {
                generator.writeNumber(
                        JsonObject.empty().with(TIME, time).integer(TIME).orElseThrow());
            } catch (IllegalArgumentException e) {
                provider.reportBadDefinition(Instant.class, String.valueOf(e.getMessage()));
            }
        }
    }

    private static final class Reader extends StdScalarDeserializer<Instant> {

        private static final long serialVersionUID = 1L;

        Reader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonToken token = parser.currentToken();
            if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
                return context.reportInputMismatch(this, "expected a NumericDate");
            }
            try {
                return JsonObject.empty()
                        .with(TIME, parser.getDecimalValue())
                        .instant(TIME)
                        .orElseThrow();
            } catch (IllegalArgumentException e) {
                return context.reportInputMismatch(this, "expected a NumericDate");
            }
        }
    }
}
