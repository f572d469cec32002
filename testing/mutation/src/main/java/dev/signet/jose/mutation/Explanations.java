package dev.signet.jose.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The mutants that need not be killed, with the reason of each, as a table in Markdown: class, method, change, numbers,
 * reason.
 */
final class Explanations {

    /** How a reason begins. */
    static final Set<String> KINDS = Set.of("equivalent", "text", "speed", "secret", "elsewhere", "endless");

    private static final int COLUMNS = 5;

    private Explanations() {}

    /**
     * Returns the reasons in a file.
     *
     * @throws IOException if there is no such file
     * @throws IllegalArgumentException if a row of the table is not as it must be, or names a mutant again
     */
    static Map<Mutant, String> read(Path file) throws IOException {
        return of(Files.readAllLines(file));
    }

    /** Returns the reasons in lines of which some are rows of a table. */
    static Map<Mutant, String> of(List<String> lines) {
        Map<Mutant, String> reasons = new LinkedHashMap<>();
        for (String line : lines) {
            if (line.startsWith("| `")) {
                add(line, reasons);
            }
        }
        return reasons;
    }

    private static void add(String line, Map<Mutant, String> reasons) {
        List<String> cells =
                Stream.of(line.substring(1).split("\\|", -1)).map(String::strip).toList();
        if (cells.size() != COLUMNS + 1) {
            throw new IllegalArgumentException("expected " + COLUMNS + " columns: " + line);
        }
        String reason = cells.get(4);
        if (KINDS.stream().noneMatch(kind -> reason.startsWith(kind + ": "))) {
            throw new IllegalArgumentException("expected a reason that begins with one of " + KINDS + ": " + line);
        }
        for (String number : cells.get(3).split(", ", -1)) {
            Mutant mutant =
                    new Mutant(code(cells.get(0)), code(cells.get(1)), code(cells.get(2)), Integer.parseInt(number));
            if (reasons.put(mutant, reason) != null) {
                throw new IllegalArgumentException("explained twice: " + mutant);
            }
        }
    }

    private static String code(String cell) {
        return cell.replace("`", "");
    }
}
