package dev.signet.jose.jwt;

import dev.signet.jose.core.internal.DisplayText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which names a claim may have, compared exactly. Immutable.
 *
 * @param listed the names, or empty if they cannot be listed
 * @param holds whether one name is accepted
 * @param exact whether all that are listed must be there, and no other
 * @param isAny whether the claim is not looked at
 */
record AllowedValues(Set<String> listed, Predicate<String> holds, boolean exact, boolean isAny) {

    /** A message is one line, however many tenants there are. */
    private static final int MOST_SHOWN = 8;

    static AllowedValues of(String first, String... more) {
        return listed(all(first, more));
    }

    static AllowedValues exactly(String first, String... more) {
        Set<String> all = all(first, more);
        return new AllowedValues(all, all::contains, true, false);
    }

    static AllowedValues listed(Set<String> all) {
        return new AllowedValues(all, all::contains, false, false);
    }

    static AllowedValues that(Predicate<String> holds) {
        return new AllowedValues(Set.of(), holds, false, false);
    }

    static AllowedValues any() {
        return new AllowedValues(Set.of(), name -> true, false, true);
    }

    /**
     * Returns what is expected, for messages: the names in quotation marks, which are configuration and no secret.
     *
     * @param condition what to call a condition, which has no name
     */
    String expected(String condition) {
        if (listed.isEmpty()) {
            return condition;
        }
        String shown = listed.stream()
                .sorted()
                .limit(MOST_SHOWN)
                .map(AllowedValues::quoted)
                .collect(Collectors.joining(", "));
        String all = listed.size() > MOST_SHOWN ? shown + " and " + (listed.size() - MOST_SHOWN) + " more" : shown;
        return (exact ? "exactly " : listed.size() > 1 ? "one of " : "") + all;
    }

    /** Returns a text of the configuration in quotation marks. */
    static String quoted(String text) {
        return '"' + DisplayText.of(text) + '"';
    }

    /** Returns whether a list of names, in any order, is accepted. */
    boolean meet(List<String> names) {
        if (exact) {
            return listed.equals(new HashSet<>(names));
        }
        for (String name : names) {
            if (holds.test(name)) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> all(String first, String... more) {
        Set<String> all = new HashSet<>(List.of(more));
        all.add(first);
        all.forEach(AllowedValues::notEmpty);
        return Set.copyOf(all);
    }

    /**
     * Returns a name of the configuration. An empty one is a variable that was not set, and must not meet an empty claim.
     *
     * @throws IllegalArgumentException if it is empty
     */
    static String notEmpty(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("expected a name, was an empty text");
        }
        return name;
    }
}
