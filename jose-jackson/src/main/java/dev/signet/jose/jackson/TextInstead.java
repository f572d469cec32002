package dev.signet.jose.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Tells a text in the place of an array, which is the token's fault, from a type that nothing can be made of, which is
 * the caller's. Jackson reports both as a type without constructor, for arrays and {@link java.util.EnumMap}: what
 * reads these has no instantiator that could be asked. Stateless.
 */
final class TextInstead extends DeserializationProblemHandler {

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
