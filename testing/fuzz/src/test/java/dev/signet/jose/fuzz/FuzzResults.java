package dev.signet.jose.fuzz;

import static java.util.stream.Collectors.joining;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.testsupport.GeneratedPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The file of all runs so far, to which each run is added: a line of JSON for each target. Immutable. */
final class FuzzResults {

    private final Map<String, Total> totals;

    /**
     * The runs of a target.
     *
     * @param target its name
     * @param executions of all runs
     * @param seconds of all runs
     * @param edges of the run that took most
     * @param features of the run that had most
     * @param finds the runs that ended with an input that made the target fail
     * @param last the day of the last run
     */
    record Total(String target, long executions, long seconds, long edges, long features, long finds, LocalDate last) {

        private static Total of(JsonObject line) {
            return new Total(
                    line.string("target").orElseThrow(),
                    line.integer("executions").orElseThrow(),
                    line.integer("seconds").orElseThrow(),
                    line.integer("edges").orElseThrow(),
                    line.integer("features").orElseThrow(),
                    line.integer("finds").orElseThrow(),
                    LocalDate.parse(line.string("last").orElseThrow()));
        }

        private Total with(FuzzRun run, LocalDate day) {
            return new Total(
                    target,
                    executions + run.executions(),
                    seconds + run.seconds(),
                    Math.max(edges, run.edges()),
                    Math.max(features, run.features()),
                    finds + (run.finding().isPresent() ? 1 : 0),
                    day);
        }

        private String json() {
            return JsonObject.builder()
                    .put("target", target)
                    .put("executions", executions)
                    .put("seconds", seconds)
                    .put("edges", edges)
                    .put("features", features)
                    .put("finds", finds)
                    .put("last", last.toString())
                    .build()
                    .toJson();
        }

        private String row() {
            return String.format(
                    Locale.ROOT,
                    "| `%s` | %,d | %,d | %,d | %,d | %d | %s |",
                    target,
                    executions,
                    seconds,
                    edges,
                    features,
                    finds,
                    last);
        }
    }

    private FuzzResults(Map<String, Total> totals) {
        this.totals = new TreeMap<>(totals);
    }

    static FuzzResults read(Path file) throws IOException {
        Map<String, Total> totals = new TreeMap<>();
        if (Files.exists(file)) {
            JsonObject json = JsonObject.parse(Files.readString(file));
            json.objects("targets").orElseThrow().stream()
                    .map(Total::of)
                    .forEach(total -> totals.put(total.target(), total));
        }
        return new FuzzResults(totals);
    }

    /** Returns the results with one more run. */
    FuzzResults with(FuzzTarget target, FuzzRun run, LocalDate day) {
        FuzzResults more = new FuzzResults(totals);
        more.totals.merge(
                target.name(),
                new Total(target.name(), 0, 0, 0, 0, 0, day).with(run, day),
                (before, first) -> before.with(run, day));
        return more;
    }

    /** Returns the results of these targets alone: what was renamed or is gone has none. */
    FuzzResults of(Collection<FuzzTarget> targets) {
        FuzzResults fewer = new FuzzResults(totals);
        fewer.totals.keySet().retainAll(targets.stream().map(FuzzTarget::name).toList());
        return fewer;
    }

    /** Returns the totals by the names of their targets. */
    List<Total> totals() {
        return List.copyOf(totals.values());
    }

    long executions(FuzzTarget target) {
        Total total = totals.get(target.name());
        return total == null ? 0 : total.executions();
    }

    String json() {
        return totals.values().stream()
                .map(Total::json)
                .collect(joining(",\n    ", "{\n  \"targets\": [\n    ", "\n  ]\n}\n"));
    }

    /** Returns the lines of a table in Markdown. */
    List<String> table() {
        List<String> lines = new ArrayList<>(List.of(
                "| target | executions | seconds | edges | features | finds | last run |",
                "|---|---|---|---|---|---|---|"));
        totals.values().forEach(total -> lines.add(total.row()));
        lines.add(String.format(
                Locale.ROOT,
                "| all | %,d | %,d | | | %d | |",
                totals.values().stream().mapToLong(Total::executions).sum(),
                totals.values().stream().mapToLong(Total::seconds).sum(),
                totals.values().stream().mapToLong(Total::finds).sum()));
        return lines;
    }

    /** Returns the part of the document on fuzzing that has the table. */
    static GeneratedPart page(Path root) {
        return new GeneratedPart(root.resolve("docs/fuzzing.md"), "results");
    }
}
