package dev.signet.jose.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExplanationsTest {

    @Test
    void a_row_explains_each_of_its_numbers() {
        assertThat(Explanations.of(List.of(
                        "# Survivors",
                        "| class | method | change | number | reason |",
                        "|---|---|---|---|---|",
                        "| `core.JsonReader` | `next` | negated conditional | 1, 3 | equivalent: never reached |",
                        "| `core.JsonReader` | `last` | removed call to `Secrets::wipe` | 1 | secret: unseen |")))
                .containsExactly(
                        entry(
                                new Mutant("core.JsonReader", "next", "negated conditional", 1),
                                "equivalent: never reached"),
                        entry(
                                new Mutant("core.JsonReader", "next", "negated conditional", 3),
                                "equivalent: never reached"),
                        entry(
                                new Mutant("core.JsonReader", "last", "removed call to Secrets::wipe", 1),
                                "secret: unseen"));
    }

    @Test
    void the_rows_of_a_file_are_read(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("list.md"), "# List\n\n| `A` | `a` | change | 1 | text: so |\n");

        assertThat(Explanations.read(file)).containsExactly(entry(new Mutant("A", "a", "change", 1), "text: so"));
    }

    @Test
    void a_reason_begins_with_its_kind() {
        for (String reason : List.of("", "unknown", "other: it is", "equivalent", "equivalently: so")) {
            refused("| `A` | `a` | change | 1 | " + reason + " |", "expected a reason");
        }
    }

    @Test
    void a_row_of_another_width_is_refused() {
        refused("| `A` | `a` | change | 1 |", "expected 5 columns");
        refused("| `A` | `a` | change | 1 | text: it | is |", "expected 5 columns");
    }

    @Test
    void a_mutant_is_explained_once() {
        String row = "| `A` | `a` | change | 2 | text: so |";

        assertThatThrownBy(() -> Explanations.of(List.of(row, row)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("explained twice: A.a: change (2)");
        refused("| `A` | `a` | change | 2, 2 | text: so |", "explained twice");
    }

    private static void refused(String row, String message) {
        assertThatThrownBy(() -> Explanations.of(List.of(row)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }
}
