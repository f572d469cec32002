package dev.signet.jose.binding.internal;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.util.Calendar;
import java.util.Currency;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The types that claims become, and those that are refused. JSON libraries accept several formats for many types of the
 * JDK: a {@link Date} is read from milliseconds and from texts, a file from any text, and an unknown time zone as GMT.
 */
public final class ClaimTypes {

    /** Types whose deserialization has side effects: a text loads a class, or is looked up at a name server. */
    private static final Set<String> WITH_SIDE_EFFECTS =
            Set.of("java.lang.Class", "java.net.InetAddress", "java.net.InetSocketAddress", "java.net.URL");

    /** Types that are read from one spelling, and that may be the names of members as well. */
    private static final Set<Class<?>> NAMES = Set.of(
            Boolean.class,
            Byte.class,
            Character.class,
            Short.class,
            Integer.class,
            Long.class,
            BigInteger.class,
            String.class,
            CharSequence.class,
            Object.class,
            UUID.class,
            URI.class,
            Currency.class);

    private static final Set<Class<?>> VALUES = values();

    private static final List<String> PLATFORM = List.of("java.", "javax.", "org.w3c.");

    private static final Set<Class<?>> ARRAYS = Set.of(char[].class, float[].class, double[].class);

    private ClaimTypes() {}

    /** Returns whether reading a value of a type would load a class or ask a name server: refused by every binding. */
    public static boolean hasSideEffects(Class<?> type) {
        return WITH_SIDE_EFFECTS.contains(type.getName());
    }

    /** Returns whether a strict binding refuses to read a value of a type. */
    public static boolean isRefused(Class<?> type) {
        return ARRAYS.contains(type) || (isPlatform(type) && !VALUES.contains(type));
    }

    /** Returns whether a strict binding refuses to read the names of an object's members as values of a type. */
    public static boolean isRefusedAsName(Class<?> type) {
        return isPlatform(type) && !NAMES.contains(type);
    }

    /** Returns whether a strict binding refuses to write a value of a type, which it would not read again. */
    public static boolean isRefusedInWriting(Class<?> type) {
        boolean time = type.getName().startsWith("java.time.") && type != Instant.class && !type.isEnum();
        return ARRAYS.contains(type) || isDate(type) || time;
    }

    /** Returns whether a type holds a time in milliseconds. */
    static boolean isDate(Class<?> type) {
        return Date.class.isAssignableFrom(type) || Calendar.class.isAssignableFrom(type);
    }

    private static Set<Class<?>> values() {
        Set<Class<?>> values = new HashSet<>(NAMES);
        values.addAll(Set.of(
                Float.class,
                Double.class,
                Number.class,
                BigDecimal.class,
                AtomicBoolean.class,
                AtomicInteger.class,
                AtomicLong.class,
                OptionalInt.class,
                OptionalLong.class,
                OptionalDouble.class,
                Instant.class,
                Locale.class,
                Serializable.class,
                Iterable.class,
                Map.Entry.class));
        return Set.copyOf(values);
    }

    /** Enums of the JDK are read like others. The name of an array class does not begin with a package. */
    private static boolean isPlatform(Class<?> type) {
        return !type.isEnum() && PLATFORM.stream().anyMatch(type.getName()::startsWith);
    }
}
