package dev.signet.jose.benchmarks.report;

import dev.signet.jose.benchmarks.report.Results.Measured;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Results as tables: a line for each subject, a column for each library. */
final class Markdown {

    private static final String SIGNET = "Signet";

    private Markdown() {}

    /** Returns all tables of a run. */
    static String document(Results results) {
        StringBuilder text = new StringBuilder();
        text.append("# ").append(title(results)).append("\n\n").append(legend());
        for (String question : questions(results)) {
            text.append("\n## ").append(question).append("\n\n").append(table(results, question));
        }
        return text.append("\n## providers\n\n").append(providers(results)).toString();
    }

    static String title(Results results) {
        Results.Machine machine = results.machine();
        return "JDK " + machine.jdk() + " (" + machine.vendor() + "), " + machine.cpu() + ", " + machine.processors()
                + " processors, plan " + results.plan();
    }

    static String legend() {
        return "Time of one operation, ratio to Signet's in the same run, octets allocated. "
                + "Medians of forks that ran in turn.\n";
    }

    static Set<String> questions(Results results) {
        Set<String> questions = new LinkedHashSet<>();
        results.rows().forEach(row -> questions.add(row.question()));
        return questions;
    }

    /** Returns the table of one question. */
    static String table(Results results, String question) {
        Map<String, Map<String, Measured>> lines = new LinkedHashMap<>();
        for (Measured row : results.rows(question)) {
            lines.computeIfAbsent(row.subject(), subject -> new LinkedHashMap<>())
                    .put(row.library(), row);
        }
        List<String> libraries = results.rows(question).stream()
                .map(Measured::library)
                .distinct()
                .sorted(Comparator.comparingInt(Markdown::place))
                .toList();
        StringBuilder text = new StringBuilder("| |");
        libraries.forEach(library -> text.append(' ').append(library).append(" |"));
        text.append("\n|---|").append("---|".repeat(libraries.size())).append('\n');
        lines.forEach((subject, rows) -> {
            List<String> cells = new ArrayList<>();
            for (String library : libraries) {
                cells.add(cell(rows.get(library), rows.get(SIGNET)));
            }
            text.append("| ")
                    .append(subject)
                    .append(" | ")
                    .append(String.join(" | ", cells))
                    .append(" |\n");
        });
        return text.toString();
    }

    /** Primitives stand first, then this library. */
    private static int place(String library) {
        return Goal.isBare(library) ? 0 : Goal.isOther(library) ? 2 : 1;
    }

    /** Returns which providers computed, a line for each row. */
    private static String providers(Results results) {
        StringBuilder text = new StringBuilder("| | computed by |\n|---|---|\n");
        results.rows().stream()
                .filter(row -> !row.providers().isEmpty())
                .forEach(row -> text.append("| ")
                        .append(row.question())
                        .append(' ')
                        .append(row.subject())
                        .append(", ")
                        .append(row.library())
                        .append(" | ")
                        .append(row.providers())
                        .append(" |\n"));
        return text.toString();
    }

    private static String cell(Measured row, Measured signet) {
        if (row == null) {
            return "–";
        }
        if (!row.found()) {
            return "failed";
        }
        if (!row.unit().equals("ns")) {
            return Text.octets(row.median());
        }
        StringBuilder text = new StringBuilder(Text.time(row.median()));
        if (signet != null && !row.equals(signet)) {
            row.ratioTo(signet)
                    .ifPresent(ratio ->
                            text.append(" · ").append(Text.ratio(ratio)).append("×"));
        }
        return text.append(" · ").append(Text.octets(row.octets())).toString();
    }
}
