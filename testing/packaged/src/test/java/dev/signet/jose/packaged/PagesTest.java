package dev.signet.jose.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What single pages promise: the plugin of a project that is tried, links to all packages. */
final class PagesTest {

    private static final Pattern OF_THE_LIBRARY = Pattern.compile("(integrations/)?jose-[a-z0-9-]+/src/main/java/");
    private static final Pattern LINK_TO_PACKAGE = Pattern.compile("\\([^()]*/package-info\\.java\\)");

    @Test
    void the_page_on_packaging_has_the_plugin_of_the_project_that_is_tried() throws IOException {
        List<Snippet> plugins = Document.of("docs/packaging.md").snippets().stream()
                .filter(snippet -> snippet.language().equals("xml"))
                .toList();

        assertThat(plugins)
                .singleElement()
                .satisfies(plugin -> assertThat(
                                unspaced(Files.readString(Checkout.ROOT.resolve("testing/trials/shade/pom.xml"))))
                        .contains(unspaced(plugin.code())));
    }

    @Test
    void the_page_on_the_architecture_links_to_each_package_of_the_library() throws IOException {
        String page = Files.readString(Checkout.ROOT.resolve("docs").resolve("architecture.md"));
        List<String> packages = SourceTree.files(Checkout.ROOT, "package-info.java").stream()
                .map(file -> Checkout.ROOT.relativize(file).toString().replace('\\', '/'))
                .filter(file -> OF_THE_LIBRARY.matcher(file).lookingAt())
                .map(file -> "(../" + file + ")")
                .toList();

        assertThat(packages).isNotEmpty();
        assertThat(LINK_TO_PACKAGE.matcher(page).results().map(MatchResult::group))
                .containsExactlyInAnyOrderElementsOf(packages);
    }

    private static String unspaced(String text) {
        return text.replaceAll("\\s+", "");
    }
}
