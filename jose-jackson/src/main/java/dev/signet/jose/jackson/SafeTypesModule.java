package dev.signet.jose.jackson;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.signet.jose.binding.internal.ClaimTypes;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Module that refuses types whose deserialization has side effects: a text would load a class, or be looked up at a
 * name server. It also lets Jackson find the subtypes of a sealed type, which then need not be listed.
 */
final class SafeTypesModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

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
        return type == JavaType.class || ClaimTypes.hasSideEffects(type);
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
