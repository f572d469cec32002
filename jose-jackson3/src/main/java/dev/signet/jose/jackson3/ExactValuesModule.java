package dev.signet.jose.jackson3;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.signet.jose.binding.internal.ClaimTypes;
import dev.signet.jose.binding.internal.ExactNumbers;
import dev.signet.jose.binding.internal.ExactTexts;
import dev.signet.jose.binding.internal.ScalarType;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.Serializers;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.type.ArrayType;

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

    private static void write(Number value, JsonGenerator generator) {
        generator.writeNumber(ExactNumbers.write(value));
    }

    private static void writeOptional(OptionalDouble value, JsonGenerator generator) {
        if (value.isPresent()) {
            write(value.getAsDouble(), generator);
        } else {
            generator.writeNull();
        }
    }

    private static final class RefusedWriting extends Serializers.Base {

        @Override
        public @Nullable ValueSerializer<?> findSerializer(
                SerializationConfig config,
                JavaType type,
                BeanDescription.Supplier description,
                JsonFormat.@Nullable Value format) {
            return refusal(type);
        }

        @Override
        public @Nullable ValueSerializer<?> findArraySerializer(
                SerializationConfig config,
                ArrayType type,
                BeanDescription.Supplier description,
                JsonFormat.@Nullable Value format,
                @Nullable TypeSerializer elementTypes,
                @Nullable ValueSerializer<Object> elements) {
            return refusal(type);
        }

        private static @Nullable ValueSerializer<?> refusal(JavaType type) {
            return ClaimTypes.isRefusedInWriting(type.getRawClass()) ? new Refusal(type) : null;
        }
    }

    private static final class Refusal extends StdSerializer<Object> {

        private static final long serialVersionUID = 1L;

        Refusal(JavaType type) {
            super(type);
        }

        @Override
        public void serialize(Object value, JsonGenerator generator, SerializationContext provider) {
            provider.reportBadDefinition(handledType(), "expected another type");
        }
    }
}
