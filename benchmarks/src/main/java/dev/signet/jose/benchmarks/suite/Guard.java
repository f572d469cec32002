package dev.signet.jose.benchmarks.suite;

import dev.signet.jose.benchmarks.report.Results.Measured;
import dev.signet.jose.benchmarks.report.Text;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares this tree's classes with those of another commit, row by row and fork by fork in turn. */
final class Guard {

    /** More than this is a slowdown, if it is found twice. */
    private static final double SLOWER = 1.10;

    private static final int FORKS = 3;

    private static final String OURS = ".*, Signet|refuse .*";

    private Guard() {}

    /**
     * Compares.
     *
     * @param args the jars of the commit, and a pattern of rows (those of plan quick that are this library's)
     */
    public static void main(String[] args) throws Exception {
        Processes processes = new Processes();
        List<String> before = new ArrayList<>(List.of(args[0].split(File.pathSeparator)));
        before.addAll(Processes.classPath());
        String only = args.length > 1 ? args[1] : OURS;
        Plan plan = args.length > 1 ? Plan.FULL : Plan.QUICK;
        List<Row> rows = Suite.groups(plan, only).stream()
                .flatMap(List::stream)
                .filter(row -> !row.needsAccp() && row.toString().matches(OURS))
                .toList();
        if (rows.isEmpty()) {
            System.err.println("guard: no row of this library matches " + only);
            System.exit(2);
        }
        Progress progress = new Progress(rows.size());
        List<String> slower = new ArrayList<>();
        int compared = 0;
        for (Row row : rows) {
            Comparison first = compare(processes, row, before, FORKS);
            progress.done(first.text());
            compared += first.compared() ? 1 : 0;
            if (first.compared() && first.ratio() > SLOWER) {
                Comparison second = compare(processes, row, before, 2 * FORKS);
                System.err.println("  once more: " + second.text());
                if (second.compared() && second.ratio() > SLOWER) {
                    slower.add(second.text());
                }
            }
        }
        processes.close();
        slower.forEach(text -> System.err.println("SLOWER " + text));
        System.err.println(
                "guard: " + compared + " of " + rows.size() + " rows compared, " + slower.size() + " slower");
        System.exit(!slower.isEmpty() ? 1 : compared == 0 ? 2 : 0);
    }

    /** One row with both classes. */
    private record Comparison(Measured now, Measured before) {

        boolean compared() {
            return now.found() && before.found();
        }

        double ratio() {
            return now.ratioTo(before).orElseThrow();
        }

        String text() {
            String row = now.question() + " " + now.subject();
            if (!compared()) {
                return row + ": not compared, " + (now.found() ? "before " + before.failure() : now.failure());
            }
            return row + ": " + Text.time(now.median()) + " now, " + Text.time(before.median()) + " before, "
                    + Text.ratio(ratio()) + "×";
        }
    }

    private static Comparison compare(Processes processes, Row row, List<String> before, int forks)
            throws InterruptedException {
        Measurement now = new Measurement(row, Map.of());
        Measurement then = new Measurement(row, Map.of());
        for (int n = 0; n < forks; n++) {
            now.fork(processes, Plan.QUICK, Processes.classPath());
            then.fork(processes, Plan.QUICK, before);
        }
        return new Comparison(now.measured(), then.measured());
    }
}
