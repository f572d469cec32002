package dev.signet.jose.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.deser.KeyDeserializers;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.type.ArrayType;
import java.io.IOException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Refuses to deserialize values and map keys of some types. Stateless. */
final class RefusedTypes extends Deserializers.Base implements KeyDeserializers {

    private static final String EXPECTED = "expected another type";

    private final Predicate<Class<?>> values;
    private final Predicate<Class<?>> names;

    RefusedTypes(Predicate<Class<?>> values, Predicate<Class<?>> names) {
        this.values = values;
        this.names = names;
    }

    @Override
    public @Nullable JsonDeserializer<?> findBeanDeserializer(
            JavaType type, DeserializationConfig config, BeanDescription description) {
        return values.test(type.getRawClass()) ? new Refusal(type) : null;
    }

    @Override
    public @Nullable JsonDeserializer<?> findArrayDeserializer(
            ArrayType type,
            DeserializationConfig config,
            BeanDescription description,
            @Nullable TypeDeserializer elementTypes,
            @Nullable JsonDeserializer<?> elements) {
        return values.test(type.getRawClass()) ? new Refusal(type) : null;
    }

    @Override
    public @Nullable KeyDeserializer findKeyDeserializer(
            JavaType type, DeserializationConfig config, BeanDescription description) {
        return names.test(type.getRawClass()) ? new RefusalOfNames(type) : null;
    }

    private static final class Refusal extends StdDeserializer<Object> {

        private static final long serialVersionUID = 1L;

        Refusal(JavaType type) {
            super(type);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return context.reportBadDefinition(handledType(), EXPECTED);
        }
    }

    private static final class RefusalOfNames extends KeyDeserializer {

        private final JavaType type;

        RefusalOfNames(JavaType type) {
            this.type = type;
        }

        @Override
        public Object deserializeKey(String name, DeserializationContext context) throws IOException {
            return context.reportBadDefinition(type, EXPECTED);
        }
    }
}
