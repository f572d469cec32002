package dev.signet.jose.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Serializer of values that become one JSON value. */
final class ScalarWriter<T> extends StdScalarSerializer<T> {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable T empty;
    private final transient Writing<? super T> writing;

    /** Writes a value, or throws {@code IllegalArgumentException} with what was expected. */
    @FunctionalInterface
    interface Writing<T> {
        void write(T value, JsonGenerator generator) throws IOException;
    }

    ScalarWriter(Class<T> type, @Nullable T empty, Writing<? super T> writing) {
        super(type);
        this.empty = empty;
        this.writing = writing;
    }

    @Override
    public boolean isEmpty(SerializerProvider provider, T value) {
        return value.equals(empty);
    }

    @Override
    public void serialize(T value, JsonGenerator generator, SerializerProvider provider) throws IOException {
        try {
            writing.write(value, generator);
        } catch (IllegalArgumentException e) {
            provider.reportBadDefinition(handledType(), String.valueOf(e.getMessage()));
        }
    }
}
