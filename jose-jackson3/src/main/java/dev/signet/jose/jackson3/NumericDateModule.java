package dev.signet.jose.jackson3;

import dev.signet.jose.binding.internal.NumericDate;
import java.time.Instant;
import tools.jackson.databind.module.SimpleModule;

/** Module for {@link Instant} as {@link NumericDate}. */
final class NumericDateModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    NumericDateModule() {
        super("dev.signet.jose.NumericDate");
        addDeserializer(Instant.class, new ScalarReader<>(NumericDate.type()));
        addSerializer(
                Instant.class,
                new ScalarWriter<>(
                        Instant.class, null, (time, generator) -> generator.writeNumber(NumericDate.write(time))));
    }
}
