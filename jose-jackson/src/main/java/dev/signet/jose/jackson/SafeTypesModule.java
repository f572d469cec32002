package dev.signet.jose.jackson;

import com.fasterxml.jackson.annotation.JsonSubTypes;
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

    private static final Set<String> REFUSED = Set.of(
            "java.lang.Class",
            "java.net.InetAddress",
            "java.net.InetSocketAddress",
            "java.net.URL",
            "com.fasterxml.jackson.databind.JavaType");

    private static final String EXPECTED = "expected a type that looks nothing up";

    SafeTypesModule() {
        super("dev.signet.jose.SafeTypes");
    }

    @Override
    public void setupModule(SetupContext context) {
        context.addDeserializers(new NoLookUps());
        context.addKeyDeserializers(new NoLookUpsOfNames());
        context.appendAnnotationIntrospector(new SealedSubtypes());
    }

    private static boolean looksUp(JavaType type) {
        return REFUSED.contains(type.getRawClass().getName());
    }

    private static final class NoLookUps extends Deserializers.Base {

        @Override
        public @Nullable JsonDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription description) {
            return looksUp(type) ? new Refusal(type) : null;
        }
    }

    /** The same for the names of a map's members. */
    private static final class NoLookUpsOfNames implements KeyDeserializers {

        @Override
        public @Nullable KeyDeserializer findKeyDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription description) {
            return looksUp(type) ? new RefusalOfNames(type) : null;
        }
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
