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
import java.io.IOException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.util.Calendar;
import java.util.Currency;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Module that refuses the types of the JDK for which JSON has no single format; arrays, collections and maps are
 * accepted. Jackson accepts several formats for them: it reads a {@link Date} from milliseconds and from texts, a file
 * from any text, and reads an unknown time zone as GMT.
 */
final class JdkTypesModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    /** Types that are read from one spelling, and that may be the names of members as well. */
    private static final Set<Class<?>> NAMES = Set.of(
            Boolean.class,
            Byte.class,
            Character.class,
            Short.class,
            Integer.class,
            Long.class,
            BigInteger.class,
            String.class,
            CharSequence.class,
            Object.class,
            UUID.class,
            URI.class,
            Currency.class);

    private static final Set<Class<?>> VALUES = values();

    private static final List<String> PLATFORM = List.of("java.", "javax.", "org.w3c.");

    private static final Set<Class<?>> ARRAYS = Set.of(char[].class, float[].class, double[].class);

    JdkTypesModule() {
        super("dev.signet.jose.JdkTypes");
    }

    @Override
    public void setupModule(SetupContext context) {
        RefusedTypes refused = new RefusedTypes(
                type -> ARRAYS.contains(type) || (isPlatform(type) && !VALUES.contains(type)),
                type -> isPlatform(type) && !NAMES.contains(type));
        context.addDeserializers(refused);
        context.addKeyDeserializers(refused);
        context.addSerializers(new RefusedWriting());
    }

    private static Set<Class<?>> values() {
        Set<Class<?>> values = new HashSet<>(NAMES);
        values.addAll(Set.of(
                Float.class,
                Double.class,
                Number.class,
                BigDecimal.class,
                AtomicBoolean.class,
                AtomicInteger.class,
                AtomicLong.class,
                OptionalInt.class,
                OptionalLong.class,
                OptionalDouble.class,
                Instant.class,
                Locale.class,
                Serializable.class,
                Iterable.class,
                Map.Entry.class));
        return Set.copyOf(values);
    }

    /** Enums of the JDK are read like others. The name of an array class does not begin with a package. */
    private static boolean isPlatform(Class<?> type) {
        return !type.isEnum() && PLATFORM.stream().anyMatch(type.getName()::startsWith);
    }

    /** Refuses to write what would not be read again: a time in milliseconds, and {@code NaN} in an array. */
    private static final class RefusedWriting extends Serializers.Base {

        @Override
        public @Nullable JsonSerializer<?> findSerializer(
                SerializationConfig config, JavaType type, BeanDescription description) {
            Class<?> raw = type.getRawClass();
            return Date.class.isAssignableFrom(raw) || Calendar.class.isAssignableFrom(raw) ? new Refusal(type) : null;
        }

        @Override
        public @Nullable JsonSerializer<?> findArraySerializer(
                SerializationConfig config,
                ArrayType type,
                BeanDescription description,
                @Nullable TypeSerializer elementTypes,
                @Nullable JsonSerializer<Object> elements) {
            return ARRAYS.contains(type.getRawClass()) ? new Refusal(type) : null;
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
