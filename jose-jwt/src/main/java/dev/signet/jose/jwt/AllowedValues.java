package dev.signet.jose.jwt;

import dev.signet.jose.core.internal.DisplayText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The values that an issuer, audience or subject may have, compared exactly. Immutable. */
sealed interface AllowedValues {

    /** Returns the values, empty if they cannot be listed. */
    default Set<String> listed() {
        return Set.of();
    }

    /** Returns whether a claim of one value is accepted. */
    boolean accepts(String value);

    /** Returns whether a claim of several values, in any order, is accepted. */
    default boolean accepts(List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            if (accepts(values.get(i))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns the expectation, for messages: listed values in quotation marks, which are configuration and no secret.
     *
     * @param condition the words for a condition, which has no values
     */
    default String expected(String condition) {
        return condition;
    }

    /** Returns whether the claim is not checked. */
    default boolean isAny() {
        return false;
    }

    /** At least one of these values. */
    record OneOf(Set<String> listed) implements AllowedValues {

        @Override
        public boolean accepts(String value) {
            return listed.contains(value);
        }

        @Override
        public String expected(String condition) {
            return (listed.size() > 1 ? "one of " : "") + shown(listed);
        }
    }

    /** All of these values, and no other. */
    record Exactly(Set<String> listed) implements AllowedValues {

        @Override
        public boolean accepts(String value) {
            return listed.equals(Set.of(value));
        }

        @Override
        public boolean accepts(List<String> values) {
            return listed.equals(new HashSet<>(values));
        }

        @Override
        public String expected(String condition) {
            return "exactly " + shown(listed);
        }
    }

    /** At least one value that meets a condition. */
    record Matching(Predicate<String> condition) implements AllowedValues {

        @Override
        public boolean accepts(String value) {
            return condition.test(value);
        }
    }

    /** Any value, or none: the claim is not checked. */
    enum Any implements AllowedValues {
        INSTANCE;

        @Override
        public boolean accepts(String value) {
            return true;
        }

        @Override
        public boolean isAny() {
            return true;
        }
    }

    static AllowedValues oneOf(String first, String... more) {
        return new OneOf(all(first, more));
    }

    static AllowedValues exactly(String first, String... more) {
        return new Exactly(all(first, more));
    }

    /** Returns a text of the configuration in quotation marks. */
    static String quoted(String text) {
        return '"' + DisplayText.of(text) + '"';
    }

    /**
     * Returns a value of the configuration. An empty one is a variable that was not set, and must not match an empty
     * claim.
     *
     * @throws IllegalArgumentException if it is empty
     */
    static String notEmpty(String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("expected a name, was an empty text");
        }
        return value;
    }

    private static Set<String> all(String first, String... more) {
        Set<String> all = new HashSet<>(List.of(more));
        all.add(first);
        all.forEach(AllowedValues::notEmpty);
        return Set.copyOf(all);
    }

    /** Returns at most eight values in order: a message is one line, however many tenants there are. */
    private static String shown(Set<String> values) {
        int most = 8;
        String shown =
                values.stream().sorted().limit(most).map(AllowedValues::quoted).collect(Collectors.joining(", "));
        return values.size() > most ? shown + " and " + (values.size() - most) + " more" : shown;
    }
}
