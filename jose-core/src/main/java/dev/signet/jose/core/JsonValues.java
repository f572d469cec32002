package dev.signet.jose.core;

import dev.signet.jose.core.internal.registry.JsonType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Conversions between the Java values that a builder accepts, those that an object holds, and those of its getters. */
final class JsonValues {

    private static final int DEEPEST = 256;

    /** What the reader takes at most: digits of a number under the highest limit, and four digits of exponent. */
    private static final int MOST_DIGITS = 1_000;

    private static final int HIGHEST_EXPONENT = 9_999;

    /** 9999-12-31T23:59:59Z. Later times are mistakes or attacks, and sums with a skew must not overflow. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private static final BigDecimal YEAR_10000 = BigDecimal.valueOf(LAST_SECOND + 1);
    private static final int NANO_DIGITS = 9;
    private static final BigDecimal NANO = BigDecimal.ONE.movePointLeft(NANO_DIGITS);

    /** The classes of lists that {@link List#of()} returns: none of them ever changes. */
    private static final Set<Class<?>> IMMUTABLE_LISTS =
            Set.of(List.of("").getClass(), List.of("", "", "").getClass());

    private JsonValues() {}

    /** Returns a value as one of the types that {@link JsonObject} lists. */
    static Object checked(Object value) {
        return checked(value, 2);
    }

    /** @param depth the level of the value, if it is an object or array; the object that takes the first one is 1 */
    private static Object checked(Object value, int depth) {
        if (value instanceof String text) {
            requireWholeCharacters(text);
            return text;
        }
        if (value instanceof Boolean || value instanceof Long || value instanceof JsonNull) {
            return value;
        }
        if (value instanceof JsonObject object) {
            requireShallow(object, depth);
            return object;
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof Instant time) {
            return second(time);
        }
        if (value instanceof URI uri) {
            return checked(uri.toString(), depth);
        }
        requireLevel(depth);
        if (value instanceof Collection<?> elements) {
            return list(elements, depth);
        }
        if (value instanceof Map<?, ?> members) {
            return object(members, depth);
        }
        if (value instanceof Object[] elements) {
            return checked(Arrays.asList(elements), depth);
        }
        throw new IllegalArgumentException("expected a JSON value: a string, number, boolean, Instant, URI, JsonObject,"
                + " JsonNull, or a Map, Collection or array of these; was "
                + (value == null
                        ? "null, for which there is JsonNull.NULL"
                        : value.getClass().getName()));
    }

    /** Returns an immutable list, which is the one given if that is immutable and its elements stand for themselves. */
    private static List<?> list(Collection<?> elements, int depth) {
        if (elements instanceof List<?> given && IMMUTABLE_LISTS.contains(given.getClass()) && areTexts(given)) {
            return given;
        }
        List<Object> list = new ArrayList<>(elements.size());
        for (Object element : elements) {
            list.add(checked(element, depth + 1));
        }
        return Collections.unmodifiableList(list);
    }

    /** Refuses texts that have no UTF-8 form, and returns whether there is nothing else. */
    private static boolean areTexts(List<?> elements) {
        for (int i = 0; i < elements.size(); i++) {
            if (!(elements.get(i) instanceof String text)) {
                return false;
            }
            requireWholeCharacters(text);
        }
        return true;
    }

    /** Returns a NumericDate as a time. */
    static Instant instant(String name, Number value) {
        if (value instanceof Long seconds && seconds >= 0 && seconds <= LAST_SECOND) {
            return Instant.ofEpochSecond(seconds);
        }
        return fractionalInstant(name, value);
    }

    private static Instant fractionalInstant(String name, Number value) {
        // compareTo looks at magnitudes first: 1e9999 is refused without being written out.
        if (value instanceof BigDecimal decimal && decimal.signum() >= 0 && decimal.compareTo(YEAR_10000) < 0) {
            if (decimal.compareTo(NANO) < 0) {
                return Instant.EPOCH;
            }
            long seconds = decimal.longValue();
            long nanos = decimal.subtract(BigDecimal.valueOf(seconds))
                    .movePointRight(NANO_DIGITS)
                    .longValue();
            return Instant.ofEpochSecond(seconds, nanos);
        }
        throw new IllegalArgumentException(
                "\"" + name + "\": expected seconds since the epoch, from 1970 to the year 9999");
    }

    /** Returns any JSON number without loss. */
    static BigDecimal decimal(Number value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        return value instanceof BigInteger integer ? new BigDecimal(integer) : BigDecimal.valueOf(value.longValue());
    }

    /** Refuses text that has no UTF-8 form. */
    static void requireWholeCharacters(String text) {
        int length = text.length();
        int i = 0;
        while (i < length) {
            char c = text.charAt(i++);
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                continue;
            }
            if (!Character.isHighSurrogate(c) || i == length || !Character.isLowSurrogate(text.charAt(i++))) {
                throw new IllegalArgumentException("expected text without lone surrogates");
            }
        }
    }

    static IllegalArgumentException wrongType(String name, String expected, Object value) {
        return new IllegalArgumentException(typeComplaint(name, expected, value));
    }

    /** Returns the message about a member of another type than expected, without its value. */
    static String typeComplaint(String name, String expected, Object value) {
        return "\"" + name + "\": expected " + expected + ", was " + JsonType.of(value);
    }

    private static Long second(Instant time) {
        long seconds = time.getEpochSecond();
        if (seconds < 0 || seconds > LAST_SECOND) {
            throw new IllegalArgumentException("expected a time from 1970 to the year 9999");
        }
        return seconds;
    }

    private static Object number(Number number) {
        if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
            return number.longValue();
        }
        if (number instanceof BigDecimal decimal) {
            return fraction(decimal);
        }
        if (number instanceof BigInteger integer) {
            return integer(integer);
        }
        if (number instanceof Double || number instanceof Float) {
            double value = number.doubleValue();
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("expected a finite number");
            }
            return new BigDecimal(number.toString());
        }
        throw new IllegalArgumentException("expected a number of a type of java.lang or java.math, was "
                + number.getClass().getName());
    }

    /** Returns a decimal as the reader would, had it read what the writer makes of it: without a scale, an integer. */
    private static Object fraction(BigDecimal decimal) {
        if (decimal.scale() == 0) {
            return integer(decimal.unscaledValue());
        }
        requireShort(decimal);
        if (!hasShortExponent(decimal)) {
            throw new IllegalArgumentException("expected a number with an exponent of at most four digits");
        }
        return decimal;
    }

    /** Returns whether the exponent has at most four digits when one digit stands before the point. */
    static boolean hasShortExponent(BigDecimal decimal) {
        return Math.abs((long) decimal.precision() - decimal.scale() - 1) <= HIGHEST_EXPONENT;
    }

    private static Object integer(BigInteger integer) {
        if (integer.bitLength() < Long.SIZE) {
            return integer.longValue();
        }
        requireShort(new BigDecimal(integer));
        return integer;
    }

    private static void requireShort(BigDecimal number) {
        if (number.precision() > MOST_DIGITS) {
            throw new IllegalArgumentException("expected a number of at most " + MOST_DIGITS + " digits");
        }
    }

    /** Objects that exist are not built again, but together they must not go deeper than the writer follows. */
    private static void requireShallow(Object value, int depth) {
        if (value instanceof JsonObject object) {
            requireLevel(depth);
            for (int i = 0; i < object.size(); i++) {
                requireShallow(object.valueAt(i), depth + 1);
            }
        } else if (value instanceof List<?> elements) {
            requireLevel(depth);
            for (Object element : elements) {
                requireShallow(element, depth + 1);
            }
        }
    }

    private static void requireLevel(int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("expected at most " + DEEPEST + " levels of objects and arrays");
        }
    }

    private static JsonObject object(Map<?, ?> members, int depth) {
        JsonObject.Builder builder = JsonObject.builder();
        for (Map.Entry<?, ?> member : members.entrySet()) {
            if (!(member.getKey() instanceof String name)) {
                throw new IllegalArgumentException("expected a map with string keys");
            }
            requireWholeCharacters(name);
            builder.set(name, checked(member.getValue(), depth + 1));
        }
        return builder.build();
    }
}
