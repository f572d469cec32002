package dev.signet.jose.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links in the documents lead somewhere, and {@code docs/index.md} leads to each page. */
final class LinksTest {

    private static final String INDEX = "docs/index.md";

    /** A link to a file of the source tree, and perhaps to a heading in it; its text may hold brackets. */
    private static final Pattern LINK = Pattern.compile("\\]\\((?![a-z]+:)([^()\\s#]*)(?:#([^()\\s]+))?\\)");

    private static final Pattern CODE = Pattern.compile("`[^`]*`");
    private static final Pattern HEADING = Pattern.compile("#+ +(.*)");

    static List<Document> documents() throws IOException {
        return Document.all(Checkout.ROOT);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void each_link_leads_to_a_file_and_a_heading_of_it(Document document) throws IOException {
        assertThat(broken(document)).isEmpty();
    }

    @Test
    void a_link_that_leads_nowhere_is_noticed() throws IOException {
        assertThat(broken(new Document(
                        INDEX,
                        List.of(
                                "[a](testing.md) [b](../README.md#use-it) [c](https://login.example) `[d](e)`",
                                "[f](tests.md) [g](testing.md#gone)",
                                "[h](#i-and-j) [k](#l)",
                                "## `I` and *J*"))))
                .containsExactly("tests.md", "testing.md#gone", "#l");
    }

    @Test
    void the_index_leads_to_each_page_and_the_readme_to_the_index() throws IOException {
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> next = new ArrayDeque<>(List.of(INDEX));
        while (!next.isEmpty()) {
            String name = next.remove();
            if (reached.add(name)) {
                targets(Document.of(name))
                        .filter(target -> target.startsWith("docs/") && target.endsWith(".md"))
                        .forEach(next::add);
            }
        }

        assertThat(reached)
                .containsAll(documents().stream()
                        .map(Document::name)
                        .filter(name -> name.startsWith("docs/"))
                        .toList());
        assertThat(targets(Document.of("README.md"))).contains(INDEX);
    }

    /** The files that a document links to, as paths from the root of the source tree. */
    private static Stream<String> targets(Document document) {
        return prose(document).stream()
                .flatMap(line -> LINK.matcher(line).results())
                .map(link -> target(document, link.group(1)));
    }

    private static List<String> broken(Document document) throws IOException {
        List<String> broken = new ArrayList<>();
        for (String line : prose(document)) {
            for (var link : LINK.matcher(line).results().toList()) {
                Path file = Checkout.ROOT.resolve(target(document, link.group(1)));
                String heading = link.group(2);
                boolean here = link.group(1).isEmpty();
                if (!Files.exists(file)
                        || heading != null
                                && !headings(here ? document.lines() : Files.readAllLines(file))
                                        .contains(heading)) {
                    broken.add(link.group(1) + (heading == null ? "" : "#" + heading));
                }
            }
        }
        return broken;
    }

    private static String target(Document document, String link) {
        Path folder = Path.of("/").resolve(document.name()).getParent();
        Path target = link.isEmpty() ? Path.of("/").resolve(document.name()) : folder.resolve(link);
        return target.normalize().toString().substring(1).replace('\\', '/');
    }

    /** The lines outside of fenced blocks, without what stands between backticks. */
    private static List<String> prose(Document document) {
        List<String> prose = new ArrayList<>();
        boolean fenced = false;
        for (String line : document.lines()) {
            if (line.strip().startsWith("```")) {
                fenced = !fenced;
            } else if (!fenced) {
                prose.add(CODE.matcher(line).replaceAll("code"));
            }
        }
        return prose;
    }

    /** The names of the headings, as the usual viewers make them. */
    private static List<String> headings(List<String> lines) {
        return lines.stream()
                .map(HEADING::matcher)
                .filter(heading -> heading.matches())
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }
}
