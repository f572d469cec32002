package dev.signet.jose.jackson3;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/** Serializer of values that become one JSON value. */
final class ScalarWriter<T> extends StdScalarSerializer<T> {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable T empty;
    private final transient Writing<? super T> writing;

    /** Writes a value, or throws {@code IllegalArgumentException} with what was expected. */
    @FunctionalInterface
    interface Writing<T> {
        void write(T value, JsonGenerator generator);
    }

    ScalarWriter(Class<T> type, @Nullable T empty, Writing<? super T> writing) {
        super(type);
        this.empty = empty;
        this.writing = writing;
    }

    @Override
    public boolean isEmpty(SerializationContext provider, T value) {
        return value.equals(empty);
    }

    @Override
    public void serialize(T value, JsonGenerator generator, SerializationContext provider) {
        try {
            writing.write(value, generator);
        } catch (IllegalArgumentException e) {
            provider.reportBadDefinition(handledType(), String.valueOf(e.getMessage()));
        }
    }
}
