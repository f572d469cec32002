package dev.signet.jose.binding.internal;

import dev.signet.jose.core.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * {@link Instant} as NumericDate (RFC 7519 section 2), by the rules of {@link JsonObject}. The modules of JSON
 * libraries for java.time write milliseconds or nine decimal places, and also read texts; a NumericDate is neither.
 */
public final class NumericDate {

    private static final String TIME = "time";

    private NumericDate() {}

    /** Returns how a time is read: from a number from 1970 to the year 9999, with or without a fraction. */
    public static ScalarType<Instant> type() {
        return new ScalarType<>(Instant.class, null, "expected a NumericDate", NumericDate::read);
    }

    /**
     * Returns the whole seconds of a time.
     *
     * @throws IllegalArgumentException if it is before 1970 or after the year 9999
     */
    public static long write(Instant time) {
        return JsonObject.empty().with(TIME, time).integer(TIME).orElseThrow();
    }

    private static @Nullable Instant read(@Nullable Object value) {
        if (!(value instanceof Number number)) {
            return null;
        }
        boolean isWhole = number instanceof Integer || number instanceof Long;
        try {
            return JsonObject.empty()
                    .with(TIME, isWhole ? number : new BigDecimal(number.toString()))
                    .instant(TIME)
                    .orElseThrow();
        } catch (IllegalArgumentException e) {
            // Out of range; the message would repeat the number.
            return null;
        }
    }
}
