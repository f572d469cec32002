package dev.signet.jose.jackson3;

import dev.signet.jose.binding.internal.ExactTexts;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.jdk.EnumDeserializer;
import tools.jackson.databind.deser.std.DelegatingDeserializer;

/** Keeps Jackson's own deserializers from reading texts that are not canonical. */
final class CanonicalTexts extends ValueDeserializerModifier {

    private static final long serialVersionUID = 1L;

    @Override
    public ValueDeserializer<?> modifyEnumDeserializer(
            DeserializationConfig config,
            JavaType type,
            BeanDescription.Supplier description,
            ValueDeserializer<?> reader) {
        if (reader instanceof EnumDeserializer) {
            return new ExactText(reader, true);
        }
        return isMadeOfText(config, description.get()) ? new ExactText(reader, false) : reader;
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

        ExactText(ValueDeserializer<?> reader, boolean byName) {
            super(reader);
            this.byName = byName;
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> reader) {
            return new ExactText(reader, byName);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.hasToken(JsonToken.VALUE_STRING)
                    ? byName && !ExactTexts.isName(parser.getString())
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
        public Object deserializeKey(String name, DeserializationContext context) {
            Object key = reader.deserializeKey(name, context);
            if (!ExactTexts.isNameOf(key, name)) {
                return context.reportInputMismatch(type, ExactTexts.EXPECTED);
            }
            return key;
        }
    }
}
