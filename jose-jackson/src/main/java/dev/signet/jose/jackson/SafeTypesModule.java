package dev.signet.jose.jackson;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Module that refuses types whose deserialization has side effects: a text would load a class, or be looked up at a
 * name server. It also lets Jackson find the subtypes of a sealed type, which then need not be listed.
 */
final class SafeTypesModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    private static final Set<String> REFUSED = Set.of(
            "java.lang.Class",
            "java.net.InetAddress",
            "java.net.InetSocketAddress",
            "java.net.URL",
            "com.fasterxml.jackson.databind.JavaType");

    SafeTypesModule() {
        super("dev.signet.jose.SafeTypes");
    }

    @Override
    public void setupModule(SetupContext context) {
        RefusedTypes refused = new RefusedTypes(SafeTypesModule::looksUp, SafeTypesModule::looksUp);
        context.addDeserializers(refused);
        context.addKeyDeserializers(refused);
        context.appendAnnotationIntrospector(new SealedSubtypes());
    }

    private static boolean looksUp(Class<?> type) {
        return REFUSED.contains(type.getName());
    }

    /** Jackson 2 needs a list of subtypes even for sealed types. */
    private static final class SealedSubtypes extends NopAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        @SuppressWarnings("ReturnsNullCollection") // The contract of Jackson: null for none.
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
