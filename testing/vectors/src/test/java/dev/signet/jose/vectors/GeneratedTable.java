package dev.signet.jose.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.testsupport.GeneratedPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A table of {@code docs/vectors.md} whose lines the tests know. With {@code -Dsignet.vectors.update=true} they are
 * written. Immutable.
 *
 * @param name the name in the comments around the table
 */
record GeneratedTable(String name) {

    private static final Path DOCUMENT = Path.of("..", "..", "docs", "vectors.md");
    private static final int HEAD = 2;

    /** Asserts that the table has these lines and no others. */
    void isExactly(List<String> rows) {
        if (isUpdating()) {
            replace(rows);
        }
        assertThat(rows()).as("table %s of docs/vectors.md", name).isEqualTo(rows);
    }

    /** Asserts that the table has this line, if it has one with the same first cells. */
    void agrees(String row, int cells) {
        if (isUpdating()) {
            List<String> rows = new ArrayList<>(rows());
            rows.removeIf(old -> start(old, 1).equals(start(row, 1)));
            rows.add(row);
            rows.sort(Comparator.naturalOrder());
            replace(rows);
        }
        Optional<String> written = rows().stream()
                .filter(old -> start(old, cells).equals(start(row, cells)))
                .findFirst();
        assertThat(written.orElse(row)).as("table %s of docs/vectors.md", name).isEqualTo(row);
    }

    private static boolean isUpdating() {
        return Boolean.getBoolean("signet.vectors.update");
    }

    private static List<String> start(String row, int cells) {
        return List.of(row.split(" \\| ", -1)).subList(0, cells);
    }

    private List<String> rows() {
        try {
            return part().lines().stream().skip(HEAD).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void replace(List<String> rows) {
        try {
            List<String> lines = new ArrayList<>(part().lines().subList(0, HEAD));
            lines.addAll(rows);
            part().write(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private GeneratedPart part() {
        return new GeneratedPart(DOCUMENT, name);
    }
}
