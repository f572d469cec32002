package dev.signet.jose.cli;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.DisplayText;
import java.util.List;

/**
 * JSON for people and for pipes: the same values as came in, with nothing in it that a terminal would obey.
 *
 * <p>For one thread.
 */
final class JsonText {

    private final StringBuilder out = new StringBuilder();
    private final boolean pretty;

    private JsonText(boolean pretty) {
        this.pretty = pretty;
    }

    /** Returns the object with each member on a line of its own, indented by two spaces for each level. */
    static String pretty(JsonObject object) {
        return of(object, true);
    }

    /** Returns the object on one line. */
    static String compact(JsonObject object) {
        return of(object, false);
    }

    private static String of(JsonObject object, boolean pretty) {
        JsonText text = new JsonText(pretty);
        text.object(object, 0);
        return text.out.toString();
    }

    private void value(Object value, int level) {
        if (value instanceof JsonObject object) {
            object(object, level);
        } else if (value instanceof List<?> elements) {
            array(elements, level);
        } else if (value instanceof String text) {
            string(text);
        } else {
            // Numbers, booleans and null print themselves as JSON.
            out.append(value);
        }
    }

    private void object(JsonObject object, int level) {
        out.append('{');
        boolean first = true;
        for (String name : object.names()) {
            next(first, level + 1);
            string(name);
            out.append(pretty ? ": " : ":");
            value(object.value(name).orElseThrow(), level + 1);
            first = false;
        }
        end(first, level, '}');
    }

    private void array(List<?> elements, int level) {
        out.append('[');
        boolean first = true;
        for (Object element : elements) {
            next(first, level + 1);
            value(element, level + 1);
            first = false;
        }
        end(first, level, ']');
    }

    private void next(boolean first, int level) {
        if (!first) {
            out.append(',');
        }
        newLine(level);
    }

    private void end(boolean empty, int level, char bracket) {
        if (!empty) {
            newLine(level);
        }
        out.append(bracket);
    }

    private void newLine(int level) {
        if (pretty) {
            out.append('\n').append("  ".repeat(level));
        }
    }

    private void string(String text) {
        out.append('"');
        text.codePoints().forEach(point -> {
            if (point == '"' || point == '\\') {
                out.append('\\');
            }
            DisplayText.append(out, point);
        });
        out.append('"');
    }
}
