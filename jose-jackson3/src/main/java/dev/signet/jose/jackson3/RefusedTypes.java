package dev.signet.jose.jackson3;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.deser.KeyDeserializers;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.jsontype.TypeDeserializer;
import tools.jackson.databind.type.ArrayType;

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
    public @Nullable ValueDeserializer<?> findBeanDeserializer(
            JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
        return values.test(type.getRawClass()) ? new Refusal(type) : null;
    }

    @Override
    public @Nullable ValueDeserializer<?> findArrayDeserializer(
            ArrayType type,
            DeserializationConfig config,
            BeanDescription.Supplier description,
            @Nullable TypeDeserializer elementTypes,
            @Nullable ValueDeserializer<?> elements) {
        return values.test(type.getRawClass()) ? new Refusal(type) : null;
    }

    @Override
    public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
        return values.test(type);
    }

    @Override
    public @Nullable KeyDeserializer findKeyDeserializer(
            JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
        return names.test(type.getRawClass()) ? new RefusalOfNames(type) : null;
    }

    private static final class Refusal extends StdDeserializer<Object> {

        private static final long serialVersionUID = 1L;

        Refusal(JavaType type) {
            super(type);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) {
            return context.reportBadDefinition(handledType(), EXPECTED);
        }
    }

    private static final class RefusalOfNames extends KeyDeserializer {

        private final JavaType type;

        RefusalOfNames(JavaType type) {
            this.type = type;
        }

        @Override
        public Object deserializeKey(String name, DeserializationContext context) {
            return context.reportBadDefinition(type, EXPECTED);
        }
    }
}
