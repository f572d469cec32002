package dev.signet.jose.jackson3;

import dev.signet.jose.binding.internal.ClaimTypes;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.module.SimpleModule;

/**
 * Module that refuses types whose deserialization has side effects: a text would load a class, or be looked up at a
 * name server.
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
    }

    private static boolean looksUp(Class<?> type) {
        return type == JavaType.class || ClaimTypes.hasSideEffects(type);
    }
}
