package dev.signet.jose.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

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
            String message)
            throws IOException {
        return instantiator == null ? context.reportInputMismatch(type, "expected another value") : NOT_HANDLED;
    }
}
