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
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Module that reads numbers, and types that hold one, from JSON numbers in range only. By itself Jackson reads the
 * texts {@code "NaN"} and {@code "Infinity"} as numbers whatever its settings for texts, {@code 1e400} as infinity, 200
 * as the {@code byte} -56, and a blank text as an empty {@code OptionalInt}; before 2.17 also as {@code null} for an
 * {@code AtomicInteger}.
 */
final class ExactNumbersModule extends SimpleModule {

    private static final long serialVersionUID = 1L;
    private static final String EXPECTED = "expected a number in range";

    ExactNumbersModule() {
        super("dev.signet.jose.ExactNumbers");
        read(Byte.class, null, ExactNumbersModule::readByte);
        read(byte.class, null, ExactNumbersModule::readByte);
        read(Double.class, null, ExactNumbersModule::readDouble);
        read(double.class, null, ExactNumbersModule::readDouble);
        read(Float.class, null, ExactNumbersModule::readFloat);
        read(float.class, null, ExactNumbersModule::readFloat);
        read(
                OptionalInt.class,
                OptionalInt.empty(),
                parser -> isInteger(parser) ? OptionalInt.of(parser.getIntValue()) : null);
        read(
                OptionalLong.class,
                OptionalLong.empty(),
                parser -> isInteger(parser) ? OptionalLong.of(parser.getLongValue()) : null);
        read(OptionalDouble.class, OptionalDouble.empty(), parser -> {
            Double value = readDouble(parser);
            return value == null ? null : OptionalDouble.of(value);
        });
        read(AtomicInteger.class, null, parser -> isInteger(parser) ? new AtomicInteger(parser.getIntValue()) : null);
        read(AtomicLong.class, null, parser -> isInteger(parser) ? new AtomicLong(parser.getLongValue()) : null);
        read(
                AtomicBoolean.class,
                null,
                parser -> parser.currentToken().isBoolean() ? new AtomicBoolean(parser.getBooleanValue()) : null);
        addSerializer(Double.class, new Writer<>(Double.class));
        addSerializer(double.class, new Writer<>(Double.class));
        addSerializer(Float.class, new Writer<>(Float.class));
        addSerializer(float.class, new Writer<>(Float.class));
        addSerializer(OptionalDouble.class, new OptionalWriter());
    }

    private <T> void read(Class<T> type, @Nullable T absent, Reading<T> reading) {
        addDeserializer(type, new Reader<>(type, absent, reading));
    }

    private static @Nullable Byte readByte(JsonParser parser) throws IOException {
        long value = isInteger(parser) ? parser.getLongValue() : Long.MAX_VALUE;
        return value == (byte) value ? (Byte) (byte) value : null;
    }

    private static @Nullable Double readDouble(JsonParser parser) throws IOException {
        double value = isNumber(parser) ? parser.getDoubleValue() : Double.NaN;
        return Double.isFinite(value) ? (Double) value : null;
    }

    private static @Nullable Float readFloat(JsonParser parser) throws IOException {
        float value = isNumber(parser) ? parser.getFloatValue() : Float.NaN;
        return Float.isFinite(value) ? (Float) value : null;
    }

    private static boolean isInteger(JsonParser parser) {
        return parser.hasToken(JsonToken.VALUE_NUMBER_INT);
    }

    private static boolean isNumber(JsonParser parser) {
        return isInteger(parser) || parser.hasToken(JsonToken.VALUE_NUMBER_FLOAT);
    }

    /** Returns the number at which a parser is positioned, or null if it does not fit. */
    @FunctionalInterface
    private interface Reading<T> {
        @Nullable
        T read(JsonParser parser) throws IOException;
    }

    private static final class Reader<T> extends StdScalarDeserializer<T> {

        private static final long serialVersionUID = 1L;

        private final transient @Nullable T absent;
        private final transient Reading<T> reading;

        Reader(Class<T> type, @Nullable T absent, Reading<T> reading) {
            super(type);
            this.absent = absent;
            this.reading = reading;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            T value = reading.read(parser);
            return value == null ? context.reportInputMismatch(this, EXPECTED) : value;
        }

        @Override
        public @Nullable T getNullValue(DeserializationContext context) {
            return absent;
        }
    }

    private static final class Writer<T extends Number> extends StdScalarSerializer<T> {

        private static final long serialVersionUID = 1L;

        Writer(Class<T> type) {
            super(type);
        }

        @Override
        public void serialize(T value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            write(value, generator, provider);
        }
    }

    private static final class OptionalWriter extends StdScalarSerializer<OptionalDouble> {

        private static final long serialVersionUID = 1L;

        OptionalWriter() {
            super(OptionalDouble.class);
        }

        @Override
        public boolean isEmpty(SerializerProvider provider, OptionalDouble value) {
            return value.isEmpty();
        }

        @Override
        public void serialize(OptionalDouble value, JsonGenerator generator, SerializerProvider provider)
                throws IOException {
            if (value.isPresent()) {
                write(value.getAsDouble(), generator, provider);
            } else {
                generator.writeNull();
            }
        }
    }

    private static void write(Number value, JsonGenerator generator, SerializerProvider provider) throws IOException {
        if (!Double.isFinite(value.doubleValue())) {
            provider.reportBadDefinition(value.getClass(), "expected a finite number");
        }
        // The shortest text that names this number and no other.
        generator.writeNumber(value.toString());
    }
}
