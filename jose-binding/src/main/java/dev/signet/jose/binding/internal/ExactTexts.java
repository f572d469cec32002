package dev.signet.jose.binding.internal;

import java.net.URI;
import java.util.Base64;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * The types with a text form, read from their canonical text only. JSON libraries trim texts, read numbers in their
 * place, and accept a second form of several. A UUID (RFC 9562 section 4) and a language tag (RFC 5646 section 2.1.1)
 * may be written in upper or lower case.
 */
public final class ExactTexts {

    /** What is said about a value that is no canonical text. */
    public static final String EXPECTED = "expected the canonical text of such a value";

    private ExactTexts() {}

    /** Returns the types. */
    public static List<ScalarType<?>> types() {
        return List.of(
                type(UUID.class, UUID::fromString, UUID::toString, String::equalsIgnoreCase),
                type(Locale.class, Locale::forLanguageTag, Locale::toLanguageTag, String::equalsIgnoreCase),
                type(URI.class, URI::create, URI::toString, String::equals),
                type(Currency.class, Currency::getInstance, Currency::getCurrencyCode, String::equals),
                type(byte[].class, Base64.getDecoder()::decode, Base64.getEncoder()::encodeToString, String::equals));
    }

    /** Returns whether the name of an enum constant stands in a text as it is, and not between blanks. */
    public static boolean isName(String text) {
        return text.equals(text.trim());
    }

    /** Returns whether the name of a member becomes a value of a type from its canonical text only. */
    public static boolean isExactAsName(Class<?> type) {
        return Number.class.isAssignableFrom(type) || type.isPrimitive() || type == UUID.class;
    }

    /** Returns whether the name of a member is the canonical text of the value that was read from it. */
    public static boolean isNameOf(Object value, String name) {
        return String.valueOf(value).equalsIgnoreCase(name) && !value.equals(Double.NaN);
    }

    private static <T> ScalarType<T> type(
            Class<T> type, Function<String, T> parse, Function<T, String> write, BiPredicate<String, String> same) {
        return new ScalarType<>(type, null, EXPECTED, value -> {
            if (value instanceof String text) {
                try {
                    T read = parse.apply(text);
                    return same.test(write.apply(read), text) ? read : null;
                } catch (IllegalArgumentException e) {
                    // No such value; the message would repeat the text.
                }
            }
            return null;
        });
    }
}
