package dev.signet.jose.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Settings in YAML are those that docs/spring.md lists; the module that has them compares the list with its code. */
final class SettingsTest {

    private static final String PREFIX = "signet.jwt.";
    private static final Pattern ROW = Pattern.compile("\\| `([a-z.\\[\\]-]+)` \\| .*");

    /** A line of block style: indentation, a dash for an element of a list, a key, and a value or none. */
    private static final Pattern LINE = Pattern.compile("( *)(- )?([a-z0-9.-]+):(?: +([^ #].*))?");

    @Test
    void settings_in_the_documents_are_properties_that_there_are() throws IOException {
        List<String> properties = properties();
        List<String> settings = new ArrayList<>();
        for (Document document : Document.all(Checkout.ROOT)) {
            for (Snippet snippet : document.snippets()) {
                if (snippet.language().equals("yaml")) {
                    settings.addAll(names(snippet.code()));
                }
            }
        }

        assertThat(settings)
                .filteredOn(name -> name.startsWith(PREFIX))
                .isNotEmpty()
                .allMatch(name -> properties.contains(name.substring(PREFIX.length())));
    }

    @Test
    void names_are_read_from_maps_and_lists() {
        assertThat(names("""
                # a comment
                a.b:
                  - c: 1      # another
                    d:
                      e: x, y
                  - c: 2
                f: z
                """)).containsExactly("a.b[].c", "a.b[].d.e", "a.b[].c", "f");
    }

    private static List<String> properties() throws IOException {
        return Document.of("docs/spring.md").lines().stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> row.group(1))
                .toList();
    }

    /** A part of a name, and how far the line is indented that has it. */
    private record Part(String text, int indentation) {}

    private static List<String> names(String yaml) {
        List<String> names = new ArrayList<>();
        Deque<Part> path = new ArrayDeque<>();
        for (String line : yaml.lines().toList()) {
            Matcher read = LINE.matcher(line);
            if (read.matches()) {
                int indentation = read.group(1).length();
                if (read.group(2) != null) {
                    enter(path, new Part("[]", indentation + 1));
                    indentation += 2;
                }
                enter(path, new Part("." + read.group(3), indentation));
                if (read.group(4) != null) {
                    names.add(path.stream()
                            .map(Part::text)
                            .collect(Collectors.joining())
                            .substring(1));
                }
            }
        }
        return names;
    }

    /** Leaves what is indented as far or further, and goes into a part. */
    private static void enter(Deque<Part> path, Part part) {
        while (!path.isEmpty() && path.getLast().indentation() >= part.indentation()) {
            path.removeLast();
        }
        path.addLast(part);
    }
}
