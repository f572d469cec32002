package dev.signet.jose.examples.kms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Code in docs/kms.md is code of this module. */
final class KmsPageTest {

    private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    static Stream<String> code() {
        return CODE.matcher(text(Path.of("..", "docs", "kms.md"))).results().map(found -> found.group(1));
    }

    @Test
    void there_is_code_for_each_kms() {
        assertThat(code()).hasSize(6);
    }

    @ParameterizedTest
    @MethodSource("code")
    void stands_in_a_source_of_this_module(String code) throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src"))) {
            String all = sources.filter(path -> path.toString().endsWith(".java"))
                    .map(KmsPageTest::text)
                    .map(KmsPageTest::unspaced)
                    .collect(Collectors.joining("\n"));

            assertThat(all).contains(unspaced(code));
        }
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
