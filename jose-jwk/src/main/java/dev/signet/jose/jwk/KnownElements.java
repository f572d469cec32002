package dev.signet.jose.jwk;

import dev.signet.jose.core.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The elements of a set and the public keys that were read from them, for the next reading of the same source: an
 * element that is the same gives the same key, without the checks. It belongs to its set, which was read by
 * {@link JwkSetReader#reusingKeysOf}, and is not changed once that has been read. It holds no element with private
 * material.
 */
final class KnownElements {

    private final Rules rules;
    private final Map<Integer, Element> elements;

    /** What the key of an element depends on beside its members. Immutable. */
    record Rules(JwkReader reader, boolean ignoresMembers, boolean acceptsSmallExponents) {

        Leniency leniency() {
            return Leniency.of(ignoresMembers, acceptsSmallExponents);
        }
    }

    private record Element(JsonObject members, Jwk key) {}

    /**
     * Makes it without elements.
     *
     * @param rules the rules of the reading that begins
     * @param size the number of elements to expect
     */
    KnownElements(Rules rules, int size) {
        this.rules = rules;
        this.elements = new HashMap<>(2 * size);
    }

    /** Returns the key that was read from an element with these members under these rules; empty if none was. */
    Optional<Jwk> key(Rules now, JsonObject members) {
        Element known = elements.get(place(members));
        return known != null && now.equals(rules) && known.members.equals(members)
                ? Optional.of(known.key)
                : Optional.empty();
    }

    /** Adds an element and the public key that was read from it. */
    void add(JsonObject members, Jwk key) {
        elements.put(place(members), new Element(members, key));
    }

    /**
     * One element for each place, so that elements which were made to collide cost what they cost when they are new.
     */
    private static int place(JsonObject members) {
        return members.value("kid").orElse(members).hashCode();
    }
}
