package dev.signet.jose.core;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The Java values that stand for JSON values: what a builder may be given, and what a getter makes of them. */
final class JsonValues {

    private static final int DEEPEST = 256;

    /** 9999-12-31T23:59:59Z. Later times are mistakes or attacks, and sums with a skew must not overflow. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private static final BigDecimal LAST = BigDecimal.valueOf(LAST_SECOND);
    private static final int NANO_DIGITS = 9;

    private JsonValues() {}

    /** Returns a value as one of the types that {@link JsonObject} lists. */
    static Object checked(Object value, int depth) {
        if (value instanceof String text) {
            requireWholeCharacters(text);
            return text;
        }
        if (value instanceof Boolean || value instanceof Long || value instanceof JsonNull) {
            return value;
        }
        if (value instanceof JsonObject object) {
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
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("expected at most " + DEEPEST + " levels of objects and arrays");
        }
        if (value instanceof Collection<?> elements) {
            List<Object> list = new ArrayList<>(elements.size());
            for (Object element : elements) {
                list.add(checked(element, depth + 1));
            }
            return Collections.unmodifiableList(list);
        }
        if (value instanceof Map<?, ?> members) {
            return object(members, depth);
        }
        if (value != null && value.getClass().isArray() && !(value instanceof byte[])) {
            List<Object> list = new ArrayList<>(Array.getLength(value));
            for (int i = 0; i < Array.getLength(value); i++) {
                list.add(checked(Array.get(value, i), depth + 1));
            }
            return Collections.unmodifiableList(list);
        }
        throw new IllegalArgumentException("expected a value that JSON has, was "
                + (value == null ? "null (say JsonNull.NULL)" : value.getClass().getName()));
    }

    /** Returns a NumericDate as a time. */
    static Instant instant(String name, Number value) {
        if (value instanceof Long seconds && seconds >= 0 && seconds <= LAST_SECOND) {
            return Instant.ofEpochSecond(seconds);
        }
        // compareTo looks at magnitudes first: 1e9999 is refused without being written out.
        if (value instanceof BigDecimal decimal && decimal.signum() >= 0 && decimal.compareTo(LAST) <= 0) {
            if (decimal.compareTo(new BigDecimal(BigInteger.ONE, NANO_DIGITS)) < 0) {
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
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                continue;
            }
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (!pair) {
                throw new IllegalArgumentException("expected text without lone surrogates");
            }
            i++;
        }
    }

    static IllegalArgumentException wrongType(String name, String expected, Object value) {
        return new IllegalArgumentException("\"" + name + "\": expected " + expected + ", was " + kind(value));
    }

    /** Returns what kind of JSON value this is, in words and without the value. */
    static String kind(Object value) {
        if (value instanceof String) {
            return "a string";
        }
        if (value instanceof Number) {
            return "a number";
        }
        if (value instanceof Boolean) {
            return "a boolean";
        }
        if (value instanceof JsonObject) {
            return "an object";
        }
        return value instanceof List ? "an array" : "null";
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
        if (number instanceof BigDecimal) {
            return number;
        }
        if (number instanceof BigInteger integer) {
            return integer.bitLength() < Long.SIZE ? (Object) integer.longValue() : integer;
        }
        if (number instanceof Double || number instanceof Float) {
            double value = number.doubleValue();
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("expected a finite number");
            }
            return new BigDecimal(number.toString());
        }
        throw new IllegalArgumentException(
                "expected a number that JSON has, was " + number.getClass().getName());
    }

    private static JsonObject object(Map<?, ?> members, int depth) {
        JsonObject.Builder builder = JsonObject.builder();
        for (Map.Entry<?, ?> member : members.entrySet()) {
            if (!(member.getKey() instanceof String name)) {
                throw new IllegalArgumentException("expected a map with string keys");
            }
            builder.put(name, checked(member.getValue(), depth + 1));
        }
        return builder.build();
    }
}
