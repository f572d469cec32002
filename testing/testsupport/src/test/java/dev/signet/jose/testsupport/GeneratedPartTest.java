package dev.signet.jose.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GeneratedPartTest {

    @TempDir
    private Path folder;

    private Path document;

    @BeforeEach
    void write() throws IOException {
        document = folder.resolve("page.md");
        Files.writeString(document, """
                before
                <!-- generated: one -->

                | a |

                <!-- end of one -->
                between
                <!-- generated: two -->
                <!-- end of two -->
                after
                """);
    }

    @Test
    void its_lines_stand_between_its_own_comments() throws IOException {
        assertThat(new GeneratedPart(document, "one").lines()).containsExactly("| a |");
        assertThat(new GeneratedPart(document, "two").lines()).isEmpty();
    }

    @Test
    void what_is_written_is_read_and_the_rest_stays() throws IOException {
        new GeneratedPart(document, "one").write(List.of("b", "c"));

        assertThat(new GeneratedPart(document, "one").lines()).containsExactly("b", "c");
        assertThat(document).hasContent("""
                before
                <!-- generated: one -->
                b
                c
                <!-- end of one -->
                between
                <!-- generated: two -->
                <!-- end of two -->
                after
                """);
    }

    @Test
    void a_document_without_its_comments_is_refused_and_not_changed() throws IOException {
        String before = Files.readString(document);
        Files.writeString(folder.resolve("open.md"), "<!-- end of one -->\n<!-- generated: one -->\n");

        assertThatIllegalStateException()
                .isThrownBy(() -> new GeneratedPart(document, "three").write(List.of("b")))
                .withMessageStartingWith("expected <!-- generated: three --> in ");
        assertThatIllegalStateException()
                .isThrownBy(() -> new GeneratedPart(folder.resolve("open.md"), "one").lines())
                .withMessageStartingWith("expected <!-- end of one --> in ");
        assertThat(document).hasContent(before);
    }

    @Test
    void it_says_when_and_where_it_was_made() {
        assertThat(GeneratedPart.made()).matches("\\d{4}-\\d\\d-\\d\\d, JDK .+ \\(.+\\), \\d+ processors");
    }
}
