package dev.signet.jose.jackson;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/**
 * Conversion between the tokens of a Jackson document and {@link JsonObject}. Input is written as JSON once more and
 * read by the strict reader, so that names are unique, depth is bounded and numbers keep their digits. Immutable.
 *
 * @param limits the bounds on one value
 */
record StrictTokens(TokenLimits limits) {

    /** Writes NaN without quotation marks, so that the strict reader refuses it. */
    private static final JsonFactory PLAIN =
            JsonFactory.builder().disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS).build();

    /**
     * Returns the object at which a parser stands, and moves it to its end.
     *
     * @throws IllegalArgumentException if the strict reader refuses it; the message repeats nothing
     */
    JsonObject read(JsonParser parser) throws IOException {
        Bounded json = new Bounded(limits.tokenOctets());
        try (JsonGenerator generator = PLAIN.createGenerator(json, JsonEncoding.UTF8)) {
            copy(parser, generator);
        }
        return JsonObject.parse(json.toByteArray(), limits);
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

    /** Writes an object, its members in order. */
    static void write(JsonObject object, JsonGenerator generator) throws IOException {
        generator.writeStartObject();
        List<String> names = object.names();
        List<Object> values = object.values();
        for (int i = 0; i < names.size(); i++) {
            generator.writeFieldName(names.get(i));
            write(values.get(i), generator);
        }
        generator.writeEndObject();
    }

    private static void write(Object value, JsonGenerator generator) throws IOException {
        if (value instanceof String text) {
            generator.writeString(text);
        } else if (value instanceof Long integer) {
            generator.writeNumber(integer);
        } else if (value instanceof BigInteger integer) {
            generator.writeNumber(integer);
        } else if (value instanceof BigDecimal decimal) {
            generator.writeNumber(decimal);
        } else if (value instanceof Boolean truth) {
            generator.writeBoolean(truth);
        } else if (value instanceof JsonObject object) {
            write(object, generator);
        } else if (value instanceof List<?> elements) {
            generator.writeStartArray();
            for (Object element : elements) {
                write(element, generator);
            }
            generator.writeEndArray();
        } else {
            generator.writeNull();
        }
    }

    /** Output with a limit on its length. Not thread-safe. */
    private static final class Bounded extends ByteArrayOutputStream {

        private final int most;

        Bounded(int most) {
            this.most = most;
        }

        @Override
        public synchronized void write(int octet) {
            require(1);
            super.write(octet);
        }

        @Override
        public synchronized void write(byte[] octets, int from, int length) {
            require(length);
            super.write(octets, from, length);
        }

        private void require(int more) {
            if (more > most - count) {
                throw new IllegalArgumentException("expected at most " + most + " octets");
            }
        }
    }
}
