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
 * <p>Jackson's own module for java.time writes milliseconds or nine decimal places, and also reads texts; a NumericDate
 * is neither.
 */
final class NumericDateModule extends SimpleModule {

    private static final long serialVersionUID = 1L;
    private static final String TIME = "time";

    /** 9999-12-31T23:59:59Z. */
    private static final long LAST_SECOND = 253_402_300_799L;

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
            long seconds = time.getEpochSecond();
            if (seconds >= 0 && seconds <= LAST_SECOND) {
                generator.writeNumber(seconds);
                return;
            }
            provider.reportBadDefinition(Instant.class, "expected a time from 1970 to the year 9999");
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
            if (token == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
                long seconds = parser.getLongValue();
                if (seconds >= 0 && seconds <= LAST_SECOND) {
                    return Instant.ofEpochSecond(seconds);
                }
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
