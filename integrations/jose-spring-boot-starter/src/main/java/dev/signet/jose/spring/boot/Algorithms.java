package dev.signet.jose.spring.boot;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the names of algorithms. */
final class Algorithms {

    private Algorithms() {}

    /**
     * Returns algorithms by their names, at least one.
     *
     * @param names the names
     * @param property where they come from
     * @param named returns the algorithm of a name, if there is one
     * @param example a name
     * @throws SignetPropertyException if there is no name, or one that is not known
     */
    static <A> List<A> of(List<String> names, String property, Function<String, Optional<A>> named, String example) {
        if (names.isEmpty()) {
            throw new SignetPropertyException(property, "expected the algorithms that are accepted", example);
        }
        return names.stream()
                .map(name -> one(name, property, named, example))
                .distinct()
                .toList();
    }

    /**
     * Returns an algorithm by its name.
     *
     * @throws SignetPropertyException if the name is not known
     */
    static <A> A one(String name, String property, Function<String, Optional<A>> named, String example) {
        return named.apply(name)
                .orElseThrow(() -> new SignetPropertyException(
                        property, "expected names of algorithms in the spelling of RFC 7518", example));
    }
}
