package dev.signet.jose.jwt;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which names a claim may have, compared exactly. Immutable.
 *
 * @param listed the names, or empty if they cannot be listed
 * @param holds whether one name is accepted
 * @param exact whether all that are listed must be there, and no other
 * @param isAny whether the claim is not looked at
 */
record Names(Set<String> listed, Predicate<String> holds, boolean exact, boolean isAny) {

    static Names of(String first, String... more) {
        Set<String> all = all(first, more);
        return new Names(all, all::contains, false, false);
    }

    static Names exactly(String first, String... more) {
        Set<String> all = all(first, more);
        return new Names(all, all::contains, true, false);
    }

    static Names that(Predicate<String> holds) {
        return new Names(Set.of(), holds, false, false);
    }

    static Names any() {
        return new Names(Set.of(), name -> true, false, true);
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
        return Set.copyOf(all);
    }
}
