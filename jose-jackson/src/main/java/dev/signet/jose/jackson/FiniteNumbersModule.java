package dev.signet.jose.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;

/**
 * {@code double} and {@code float} as the numbers that JSON has. By itself Jackson takes the texts {@code "NaN"} and
 * {@code "Infinity"} for numbers whatever it was told about texts, and makes infinity of {@code 1e400}.
 */
final class FiniteNumbersModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    FiniteNumbersModule() {
        super("dev.signet.jose.FiniteNumbers");
        addDeserializer(Double.class, new DoubleReader(Double.class));
        addDeserializer(double.class, new DoubleReader(double.class));
        addDeserializer(Float.class, new FloatReader(Float.class));
        addDeserializer(float.class, new FloatReader(float.class));
        addSerializer(Double.class, new Writer<>(Double.class));
        addSerializer(double.class, new Writer<>(Double.class));
        addSerializer(Float.class, new Writer<>(Float.class));
        addSerializer(float.class, new Writer<>(Float.class));
    }

    private static final class DoubleReader extends StdScalarDeserializer<Double> {

        private static final long serialVersionUID = 1L;

        DoubleReader(Class<?> type) {
            super(type);
        }

        @Override
        public Double deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            double value = isNumber(parser) ? parser.getDoubleValue() : Double.NaN;
            return Double.isFinite(value) ? (Double) value : context.reportInputMismatch(this, "expected a number");
        }
    }

    private static final class FloatReader extends StdScalarDeserializer<Float> {

        private static final long serialVersionUID = 1L;

        FloatReader(Class<?> type) {
            super(type);
        }

        @Override
        public Float deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            float value = isNumber(parser) ? parser.getFloatValue() : Float.NaN;
            return Float.isFinite(value) ? (Float) value : context.reportInputMismatch(this, "expected a number");
        }
    }

    private static final class Writer<T extends Number> extends StdScalarSerializer<T> {

        private static final long serialVersionUID = 1L;

        Writer(Class<T> type) {
            super(type);
        }

        @Override
        public void serialize(T value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            if (!Double.isFinite(value.doubleValue())) {
                provider.reportBadDefinition(value.getClass(), "expected a finite number");
            }
            // The shortest text that names this number and no other.
            generator.writeNumber(value.toString());
        }
    }

    private static boolean isNumber(JsonParser parser) {
        return parser.hasToken(JsonToken.VALUE_NUMBER_INT) || parser.hasToken(JsonToken.VALUE_NUMBER_FLOAT);
    }
}
