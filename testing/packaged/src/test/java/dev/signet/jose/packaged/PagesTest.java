package dev.signet.jose.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Code in the pages about examples is code of the examples. */
final class PagesTest {

    private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

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

    private static Stream<String> code(String page) {
        return CODE.matcher(text(Checkout.ROOT.resolve("docs").resolve(page))).results().map(found -> found.group(1));
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
