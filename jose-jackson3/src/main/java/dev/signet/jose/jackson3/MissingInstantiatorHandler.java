package dev.signet.jose.jackson3;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.deser.ValueInstantiator;

/**
 * Handler that tells a string in the place of an array, where the token is at fault, from a type without a suitable
 * constructor, where the program is. Jackson reports both as a missing instantiator, for arrays and {@link
 * java.util.EnumMap}, whose deserializers have none. Stateless.
 */
final class MissingInstantiatorHandler extends DeserializationProblemHandler {

    @Override
    public Object handleMissingInstantiator(
            DeserializationContext context,
            Class<?> type,
            @Nullable ValueInstantiator instantiator,
            JsonParser parser,
            String message) {
        return instantiator == null ? context.reportInputMismatch(type, "expected another value") : NOT_HANDLED;
    }
}
