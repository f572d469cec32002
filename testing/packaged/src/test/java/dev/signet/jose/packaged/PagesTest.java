package dev.signet.jose.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Code in the pages about examples is code of the examples; links to packages lead to all of them. */
final class PagesTest {

    private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern OF_THE_LIBRARY = Pattern.compile("(integrations/)?jose-[a-z0-9-]+/src/main/java/");
    private static final Pattern LINK_TO_PACKAGE = Pattern.compile("\\([^()]*/package-info\\.java\\)");

    static Stream<String> code() {
        return Stream.of("kms.md", "aws-alb.md", "dpop.md").flatMap(PagesTest::code);
    }

    @ParameterizedTest
    @CsvSource({"kms.md, 6", "aws-alb.md, 3", "dpop.md, 5"})
    void has_code_for_each_recipe(String page, int pieces) {
        assertThat(code(page)).hasSize(pieces);
    }

    @ParameterizedTest
    @MethodSource("code")
    void stands_in_a_source_of_the_examples(String code) throws IOException {
        try (Stream<Path> sources = Files.walk(Checkout.ROOT.resolve("examples"))) {
            String all = sources.filter(path -> path.toString().endsWith(".java"))
                    .map(PagesTest::text)
                    .map(PagesTest::unspaced)
                    .collect(Collectors.joining("\n"));

            assertThat(all).contains(unspaced(code));
        }
    }

    @Test
    void the_page_on_packaging_has_the_plugin_of_the_project_that_is_tried() {
        Matcher plugin = Pattern.compile("```xml\n(.*?)```", Pattern.DOTALL)
                .matcher(text(Checkout.ROOT.resolve("docs").resolve("packaging.md")));

        assertThat(plugin.find()).isTrue();
        assertThat(unspaced(text(Checkout.ROOT.resolve("testing/trials/shade/pom.xml"))))
                .contains(unspaced(plugin.group(1)));
        assertThat(plugin.find()).isFalse();
    }

    @Test
    void the_page_on_the_architecture_links_to_each_package_of_the_library() throws IOException {
        String page = text(Checkout.ROOT.resolve("docs").resolve("architecture.md"));
        try (Stream<Path> files = Files.walk(Checkout.ROOT)) {
            List<String> packages = files.filter(file -> file.endsWith("package-info.java"))
                    .map(file -> Checkout.ROOT.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> OF_THE_LIBRARY.matcher(file).lookingAt())
                    .map(file -> "(../" + file + ")")
                    .toList();

            assertThat(packages).isNotEmpty();
            assertThat(LINK_TO_PACKAGE.matcher(page).results().map(MatchResult::group))
                    .containsExactlyInAnyOrderElementsOf(packages);
        }
    }

    private static Stream<String> code(String page) {
        return CODE.matcher(text(Checkout.ROOT.resolve("docs").resolve(page)))
                .results()
                .map(found -> found.group(1));
    }

    private static String unspaced(String text) {
        return text.replaceAll("\\s+", "");
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
