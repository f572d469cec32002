package dev.signet.jose.jackson;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which types claims may become. Those whose reading does something outside is none of them: a text would load a class,
 * or be looked up at a name server. The subtypes of a sealed type need not be listed.
 */
final class SafeTypesModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    SafeTypesModule() {
        super("dev.signet.jose.SafeTypes");
    }

    @Override
    public void setupModule(SetupContext context) {
        context.addDeserializers(new NoLookUps());
        context.appendAnnotationIntrospector(new SealedSubtypes());
    }

    private static final class NoLookUps extends Deserializers.Base {

        private static final Set<String> REFUSED = Set.of(
                "java.lang.Class",
                "java.net.InetAddress",
                "java.net.InetSocketAddress",
                "java.net.URL",
                "com.fasterxml.jackson.databind.JavaType");

        @Override
        public @Nullable JsonDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription description) {
            return REFUSED.contains(type.getRawClass().getName()) ? new Refusal(type) : null;
        }
    }

    private static final class Refusal extends StdDeserializer<Object> {

        private static final long serialVersionUID = 1L;

        Refusal(JavaType type) {
            super(type);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return context.reportBadDefinition(handledType(), "expected a type that looks nothing up");
        }
    }

    /** Jackson 2 asks for a list even where the language has one. */
    private static final class SealedSubtypes extends NopAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        @SuppressWarnings("ReturnsNullCollection") // What Jackson's contract wants for "I know of none".
        public @Nullable List<NamedType> findSubtypes(Annotated annotated) {
            Class<?> type = annotated.getRawType();
            if (!type.isSealed() || annotated.hasAnnotation(JsonSubTypes.class)) {
                return null;
            }
            return Arrays.stream(type.getPermittedSubclasses())
                    .map(NamedType::new)
                    .toList();
        }
    }
}
