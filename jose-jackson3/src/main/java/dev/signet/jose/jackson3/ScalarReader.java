package dev.signet.jose.jackson3;

import dev.signet.jose.binding.internal.ScalarType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Deserializer of a {@link ScalarType}. */
final class ScalarReader<T> extends StdScalarDeserializer<T> {

    private static final long serialVersionUID = 1L;

    private final transient ScalarType<T> type;

    ScalarReader(ScalarType<T> type) {
        super(type.type());
        this.type = type;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
        T value = type.read(
                switch (parser.currentToken()) {
                    case VALUE_STRING -> parser.getString();
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
                    case VALUE_TRUE -> true;
                    case VALUE_FALSE -> false;
                    default -> null;
                });
        return value == null ? context.reportInputMismatch(this, type.expected()) : value;
    }

    @Override
    public @Nullable T getNullValue(DeserializationContext context) {
        return type.absent();
    }
}
