package dev.signet.jose.jwt.internal;

import dev.signet.jose.core.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The path of a claim: the names of the members that lead to it, outermost first. As text they are joined by dots, with
 * a backslash before a dot or a backslash that belongs to a name. Immutable.
 *
 * @param names at least one name
 */
public record ClaimPath(List<String> names) {

    private static final char DOT = '.';
    private static final char ESCAPE = '\\';

    /**
     * Reads a path.
     *
     * @param text the path as text
     * @return the path
     * @throws IllegalArgumentException if a name is empty, or a backslash stands before anything but a dot or a
     *     backslash
     */
    public static ClaimPath of(String text) {
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

    /**
     * Reads several paths.
     *
     * @param first a path as text
     * @param more further ones
     * @return an immutable list of at least one path
     * @throws IllegalArgumentException as {@link #of(String)}
     */
    public static List<ClaimPath> of(String first, String... more) {
        List<ClaimPath> paths = new ArrayList<>();
        paths.add(of(first));
        for (String another : more) {
            paths.add(of(another));
        }
        return List.copyOf(paths);
    }

    /**
     * Returns the name of the outermost claim.
     *
     * @return the first of the names
     */
    public String root() {
        return names.get(0);
    }

    /**
     * Returns whether one of two paths leads to a part of the other.
     *
     * @param other the other path
     * @return {@code false} if they are equal
     */
    public boolean isNestedWith(ClaimPath other) {
        int common = Math.min(names.size(), other.names.size());
        return names.size() != other.names.size() && names.subList(0, common).equals(other.names.subList(0, common));
    }

    /**
     * Returns the value at this path.
     *
     * @param members the claims
     * @return the value, or empty if there is none
     * @throws IllegalArgumentException if a value on the way is not an object
     */
    public Optional<Object> find(JsonObject members) {
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

    /**
     * Returns the claims with another value at this path, at which there is a value.
     *
     * @param members the claims
     * @param value the other value
     * @return a changed copy
     */
    public JsonObject replace(JsonObject members, Object value) {
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
