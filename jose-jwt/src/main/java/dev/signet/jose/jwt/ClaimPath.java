package dev.signet.jose.jwt;

import dev.signet.jose.core.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a claim stands: the names of the members that lead to it, outermost first. As text they are joined by dots, and a
 * dot or a backslash in a name has a backslash before it. Immutable.
 *
 * @param names at least one name
 */
record ClaimPath(List<String> names) {

    private static final char DOT = '.';
    private static final char ESCAPE = '\\';

    /**
     * Reads a path.
     *
     * @throws IllegalArgumentException if a name is empty, or a backslash stands before anything but a dot or a backslash
     */
    static ClaimPath of(String text) {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == DOT) {
                names.add(complete(name));
                name.setLength(0);
            } else {
                name.append(c == ESCAPE ? escaped(text, ++i) : c);
            }
        }
        names.add(complete(name));
        return new ClaimPath(List.copyOf(names));
    }

    /** Reads one path or more. */
    static List<ClaimPath> of(String first, String... more) {
        List<ClaimPath> paths = new ArrayList<>();
        paths.add(of(first));
        for (String another : more) {
            paths.add(of(another));
        }
        return List.copyOf(paths);
    }

    /** Returns the name of the outermost claim. */
    String root() {
        return names.get(0);
    }

    /** Returns whether one of the two leads to a part of the other, but not to the same. */
    boolean isNestedWith(ClaimPath other) {
        int common = Math.min(names.size(), other.names.size());
        return names.size() != other.names.size() && names.subList(0, common).equals(other.names.subList(0, common));
    }

    /**
     * Returns what stands there.
     *
     * @return empty if there is nothing
     * @throws IllegalArgumentException if something on the way is no object
     */
    Optional<Object> find(JsonObject members) {
        JsonObject object = members;
        for (String name : names.subList(0, names.size() - 1)) {
            Optional<JsonObject> next = object.object(name);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            object = next.get();
        }
        return object.value(names.get(names.size() - 1));
    }

    /** Returns the members with another value at a place where something stands. */
    JsonObject replace(JsonObject members, Object value) {
        return replace(members, 0, value);
    }

    /** Returns the path as text. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            text.append(text.isEmpty() ? "" : DOT);
            for (int i = 0; i < name.length(); i++) {
                char c = name.charAt(i);
                text.append(c == DOT || c == ESCAPE ? ESCAPE : "").append(c);
            }
        }
        return text.toString();
    }

    private JsonObject replace(JsonObject object, int depth, Object value) {
        String name = names.get(depth);
        boolean last = depth == names.size() - 1;
        return object.with(name, last ? value : replace(object.object(name).orElseThrow(), depth + 1, value));
    }

    private static String complete(StringBuilder name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a path of claims: expected no empty name");
        }
        return name.toString();
    }

    private static char escaped(String text, int at) {
        if (at == text.length() || (text.charAt(at) != DOT && text.charAt(at) != ESCAPE)) {
            throw new IllegalArgumentException("a path of claims: expected a dot or a backslash after a backslash");
        }
        return text.charAt(at);
    }
}
