package dev.signet.jose.jackson;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.EnumDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.net.URI;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Module that reads values with a text form from their canonical text only. By itself Jackson trims texts, reads
 * numbers in their place, and accepts a second form of several. A UUID (RFC 9562 section 4) and a language tag (RFC
 * 5646 section 2.1.1) may be written in upper or lower case.
 */
final class ExactTextsModule extends SimpleModule {

    private static final long serialVersionUID = 1L;
    private static final String EXPECTED = "expected the canonical text of such a value";

    ExactTextsModule() {
        super("dev.signet.jose.ExactTexts");
        read(UUID.class, UUID::fromString, UUID::toString, String::equalsIgnoreCase);
        read(Locale.class, Locale::forLanguageTag, Locale::toLanguageTag, String::equalsIgnoreCase);
        read(URI.class, URI::create, URI::toString, String::equals);
        read(Currency.class, Currency::getInstance, Currency::getCurrencyCode, String::equals);
        read(
                byte[].class,
                Base64Variants.getDefaultVariant()::decode,
                Base64Variants.getDefaultVariant()::encode,
                String::equals);
        addSerializer(Locale.class, new LocaleWriter());
        setDeserializerModifier(new CanonicalTexts());
    }

    private <T> void read(
            Class<T> type, Function<String, T> parse, Function<T, String> write, BiPredicate<String, String> same) {
        addDeserializer(type, new Reader<>(type, parse, write, same));
    }

    private static final class Reader<T> extends StdScalarDeserializer<T> {

        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> parse;
        private final transient Function<T, String> write;
        private final transient BiPredicate<String, String> same;

        Reader(Class<T> type, Function<String, T> parse, Function<T, String> write, BiPredicate<String, String> same) {
            super(type);
            this.parse = parse;
            this.write = write;
            this.same = same;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return context.reportInputMismatch(this, EXPECTED);
            }
            String text = parser.getText();
            try {
                T value = parse.apply(text);
                if (same.test(write.apply(value), text)) {
                    return value;
                }
            } catch (IllegalArgumentException e) {
                // No such value; the message would repeat the text.
            }
            return context.reportInputMismatch(this, EXPECTED);
        }
    }

    /** Jackson writes {@code en_US}, which is not a language tag. */
    private static final class LocaleWriter extends StdScalarSerializer<Locale> {

        private static final long serialVersionUID = 1L;

        LocaleWriter() {
            super(Locale.class);
        }

        @Override
        public void serialize(Locale value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeString(value.toLanguageTag());
        }
    }

    /** Keeps Jackson's own deserializers from reading texts that are not canonical. */
    private static final class CanonicalTexts extends BeanDeserializerModifier {

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
        public KeyDeserializer modifyKeyDeserializer(
                DeserializationConfig config, JavaType type, KeyDeserializer reader) {
            Class<?> raw = type.getRawClass();
            boolean exact = Number.class.isAssignableFrom(raw) || raw.isPrimitive() || raw == UUID.class;
            return exact ? new ExactName(raw, reader) : reader;
        }
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
                    ? byName && !parser.getText().equals(parser.getText().trim())
                    : parser.currentToken().isScalarValue()) {
                return context.reportInputMismatch(handledType(), EXPECTED);
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
            if (!String.valueOf(key).equalsIgnoreCase(name) || key.equals(Double.NaN)) {
                return context.reportInputMismatch(type, EXPECTED);
            }
            return key;
        }
    }
}
