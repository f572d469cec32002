package dev.signet.jose.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.EnumDeserializer;
import dev.signet.jose.binding.internal.ExactTexts;
import java.io.IOException;

/** Keeps Jackson's own deserializers from reading texts that are not canonical. */
final class CanonicalTexts extends BeanDeserializerModifier {

    private static final long serialVersionUID = 1L;

    @Override
    public JsonDeserializer<?> modifyEnumDeserializer(
            DeserializationConfig config, JavaType type, BeanDescription description, JsonDeserializer<?> reader) {
        if (reader instanceof EnumDeserializer) {
            return new ExactText(reader, true);
        }
        return isMadeOfText(config, description) ? new ExactText(reader, false) : reader;
    }

    /** Returns whether an enum has a factory method of its own that takes a string. */
    private static boolean isMadeOfText(DeserializationConfig config, BeanDescription description) {
        return description.getFactoryMethods().stream()
                .anyMatch(method -> method.getParameterCount() == 1
                        && method.getRawParameterType(0) == String.class
                        && config.getAnnotationIntrospector().findCreatorAnnotation(config, method) != null);
    }

    @Override
    public KeyDeserializer modifyKeyDeserializer(DeserializationConfig config, JavaType type, KeyDeserializer reader) {
        Class<?> raw = type.getRawClass();
        return ExactTexts.isExactAsName(raw) ? new ExactName(raw, reader) : reader;
    }

    /**
     * Deserializer of an enum from a string, and not from a number; without blanks around the name, unless a factory
     * method of the enum reads it.
     */
    private static final class ExactText extends DelegatingDeserializer {

        private static final long serialVersionUID = 1L;

        private final boolean byName;

        ExactText(JsonDeserializer<?> reader, boolean byName) {
            super(reader);
            this.byName = byName;
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> reader) {
            return new ExactText(reader, byName);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.hasToken(JsonToken.VALUE_STRING)
                    ? byName && !ExactTexts.isName(parser.getText())
                    : parser.currentToken().isScalarValue()) {
                return context.reportInputMismatch(handledType(), ExactTexts.EXPECTED);
            }
            return super.deserialize(parser, context);
        }
    }

    /** A name of a map's member that names a number or a UUID as it is written. */
    private static final class ExactName extends KeyDeserializer {

        private final Class<?> type;
        private final KeyDeserializer reader;

        ExactName(Class<?> type, KeyDeserializer reader) {
            this.type = type;
            this.reader = reader;
        }

        @Override
        public Object deserializeKey(String name, DeserializationContext context) throws IOException {
            Object key = reader.deserializeKey(name, context);
            if (!ExactTexts.isNameOf(key, name)) {
                return context.reportInputMismatch(type, ExactTexts.EXPECTED);
            }
            return key;
        }
    }
}
