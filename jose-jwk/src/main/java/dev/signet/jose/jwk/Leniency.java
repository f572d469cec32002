package dev.signet.jose.jwk;

import dev.signet.jose.core.JsonNull;
import dev.signet.jose.core.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The tolerance of a reader for faults of one JWK, and the members that it ignored: some faults make the key unusable,
 * others only a member. For one thread.
 */
final class Leniency {

    private final boolean ignoresMembers;
    private final boolean acceptsSmallExponents;
    private final Map<String, String> ignored = new LinkedHashMap<>();
    private boolean needed;

    private Leniency(boolean ignoresMembers, boolean acceptsSmallExponents) {
        this.ignoresMembers = ignoresMembers;
        this.acceptsSmallExponents = acceptsSmallExponents;
    }

    /**
     * The outcome of reading a key. Immutable.
     *
     * @param needed whether a reader without leniency would have refused the key
     * @param ignored the members that were ignored, in the order of reading, each with what was expected
     */
    record Outcome(boolean needed, Map<String, String> ignored) {

        static final Outcome STRICT = new Outcome(false, Map.of());

        Outcome without(Iterable<String> names) {
            Map<String, String> rest = new LinkedHashMap<>(ignored);
            names.forEach(rest::remove);
            return new Outcome(needed, Collections.unmodifiableMap(rest));
        }
    }

    /** Returns the rules for a single key: no fault is tolerated. */
    static Leniency none() {
        return new Leniency(false, false);
    }

    static Leniency of(boolean ignoresMembers, boolean acceptsSmallExponents) {
        return new Leniency(ignoresMembers, acceptsSmallExponents);
    }

    boolean acceptsSmallExponents() {
        return acceptsSmallExponents;
    }

    Outcome outcome() {
        return needed ? new Outcome(true, Collections.unmodifiableMap(new LinkedHashMap<>(ignored))) : Outcome.STRICT;
    }

    /** Returns the value of an optional member; empty if it is absent or ignored. */
    <T> Optional<T> orIgnored(String name, Supplier<Optional<T>> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            ignore(name, e);
            return Optional.empty();
        }
    }

    /** Returns an optional parameter of the key; a value {@code null} is ignored, another wrong type is not. */
    <T> Optional<T> orNull(JsonObject members, String name, Function<String, Optional<T>> reading) {
        return members.value(name).orElse("") == JsonNull.NULL
                ? orIgnored(name, () -> reading.apply(name))
                : reading.apply(name);
    }

    /** Records an optional member as ignored, or throws the fault. */
    void ignore(String name, IllegalArgumentException fault) {
        tolerate(fault);
        ignored.put(name, String.valueOf(fault.getMessage()));
    }

    /** Records a fault in the key itself whose meaning is unambiguous, or throws it. */
    void tolerate(IllegalArgumentException fault) {
        if (!ignoresMembers) {
            throw fault;
        }
        needed = true;
    }

    void acceptSmallExponent() {
        needed = true;
    }
}
