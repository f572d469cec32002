package dev.signet.jose.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.Serializers;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.type.ArrayType;
import dev.signet.jose.binding.internal.ClaimTypes;
import dev.signet.jose.binding.internal.ExactNumbers;
import dev.signet.jose.binding.internal.ExactTexts;
import dev.signet.jose.binding.internal.ScalarType;
import java.io.IOException;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Module that reads each value from one spelling ({@link ExactNumbers}, {@link ExactTexts}) and refuses the types of
 * the JDK that have none ({@link ClaimTypes}).
 */
final class ExactValuesModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    ExactValuesModule() {
        super("dev.signet.jose.ExactValues");
        ExactNumbers.types().forEach(this::read);
        ExactTexts.types().forEach(this::read);
        addSerializer(Double.class, new ScalarWriter<>(Double.class, null, ExactValuesModule::write));
        addSerializer(double.class, new ScalarWriter<>(Double.class, null, ExactValuesModule::write));
        addSerializer(Float.class, new ScalarWriter<>(Float.class, null, ExactValuesModule::write));
        addSerializer(float.class, new ScalarWriter<>(Float.class, null, ExactValuesModule::write));
        addSerializer(
                OptionalDouble.class,
                new ScalarWriter<>(OptionalDouble.class, OptionalDouble.empty(), ExactValuesModule::writeOptional));
        addSerializer(
                Locale.class,
                new ScalarWriter<>(
                        Locale.class, null, (value, generator) -> generator.writeString(value.toLanguageTag())));
        setDeserializerModifier(new CanonicalTexts());
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        RefusedTypes refused = new RefusedTypes(ClaimTypes::isRefused, ClaimTypes::isRefusedAsName);
        context.addDeserializers(refused);
        context.addKeyDeserializers(refused);
        context.addSerializers(new RefusedWriting());
    }

    private <T> void read(ScalarType<T> type) {
        addDeserializer(type.type(), new ScalarReader<>(type));
    }

    private static void write(Number value, JsonGenerator generator) throws IOException {
        generator.writeNumber(ExactNumbers.write(value));
    }

    private static void writeOptional(OptionalDouble value, JsonGenerator generator) throws IOException {
        if (value.isPresent()) {
            write(value.getAsDouble(), generator);
        } else {
            generator.writeNull();
        }
    }

    private static final class RefusedWriting extends Serializers.Base {

        @Override
        public @Nullable JsonSerializer<?> findSerializer(
                SerializationConfig config, JavaType type, BeanDescription description) {
            return refusal(type);
        }

        @Override
        public @Nullable JsonSerializer<?> findArraySerializer(
                SerializationConfig config,
                ArrayType type,
                BeanDescription description,
                @Nullable TypeSerializer elementTypes,
                @Nullable JsonSerializer<Object> elements) {
            return refusal(type);
        }

        private static @Nullable JsonSerializer<?> refusal(JavaType type) {
            return ClaimTypes.isRefusedInWriting(type.getRawClass()) ? new Refusal(type) : null;
        }
    }

    private static final class Refusal extends StdSerializer<Object> {

        private static final long serialVersionUID = 1L;

        Refusal(JavaType type) {
            super(type);
        }

        @Override
        public void serialize(Object value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            provider.reportBadDefinition(handledType(), "expected another type");
        }
    }
}
