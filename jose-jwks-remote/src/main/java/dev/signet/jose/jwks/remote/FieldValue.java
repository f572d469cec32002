package dev.signet.jose.jwks.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Values of HTTP fields that are lists (RFC 9110 section 5.6.1). */
final class FieldValue {

    private FieldValue() {}

    /** Returns the elements of a field, without white space around them and without empty ones. */
    static Stream<String> list(JwksTransport.Response response, String name) {
        return split(response.header(name).orElse("")).stream()
                .map(String::strip)
                .filter(element -> !element.isEmpty());
    }

    /** Splits at commas that do not stand in a quoted string (RFC 9110 section 5.6.4). */
    private static List<String> split(String value) {
        List<String> elements = new ArrayList<>();
        boolean quoted = false;
        int begin = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted && c == '\\') {
                i++;
            } else if (c == ',' && !quoted) {
                elements.add(value.substring(begin, i));
                begin = i + 1;
            }
        }
        elements.add(value.substring(begin));
        return elements;
    }
}
