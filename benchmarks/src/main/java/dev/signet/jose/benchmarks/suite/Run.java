package dev.signet.jose.benchmarks.suite;

import dev.signet.jose.benchmarks.report.Report;
import dev.signet.jose.benchmarks.report.Results;
import dev.signet.jose.benchmarks.report.Results.Machine;
import dev.signet.jose.benchmarks.report.Results.Measured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs a plan: checks each row, measures them fork by fork in turn, and writes results, tables and charts. A row that fails
 * is reported, and the others go on.
 */
final class Run {

    private static final String EVERY_ROW = ".*";

    private Run() {}

    /**
     * Runs.
     *
     * @param args the plan, the folder of the project, the jar of ACCP, the commit, and a pattern of rows (all)
     */
    public static void main(String[] args) throws Exception {
        Plan plan = Plan.valueOf(args[0].toUpperCase(Locale.ROOT));
        Path home = Path.of(args[1]);
        ClassPaths paths = new ClassPaths(Processes.classPath(), Path.of(args[2]));
        Machine machine = machine(args[3]);
        String only = args.length > 4 ? args[4] : EVERY_ROW;
        List<Measured> rows;
        try (Processes processes = new Processes()) {
            rows = run(processes, plan, only, paths);
        }
        Results measured = new Results(machine, plan.name().toLowerCase(Locale.ROOT), rows);
        Path file = Report.folder(home).resolve(machine.name() + ".json");
        boolean partial = !only.equals(EVERY_ROW) && Files.exists(file);
        Results results = partial ? Results.read(file).replacedBy(measured) : measured;
        results.write(file);
        Report.write(home);
        System.err.println("written: " + file);
        System.err.println("goals: " + Report.summary(results));
        System.exit(report(rows) ? 0 : 1);
    }

    private static List<Measured> run(Processes processes, Plan plan, String only, ClassPaths paths) throws Exception {
        long start = System.nanoTime();
        List<List<Row>> groups = Suite.groups(plan, only).stream()
                .map(group -> group.stream()
                        .filter(row -> paths.hasAccp() || !row.needsAccp())
                        .toList())
                .filter(group -> !group.isEmpty())
                .toList();
        List<Row> all = groups.stream().flatMap(List::stream).toList();
        System.err.println("checking " + all.size() + " rows");
        Map<String, String> checks = Checks.run(processes, all, paths);
        print(all, checks);
        boolean starts = Starts.isIn(only);
        List<Row> left = all.stream().filter(row -> !isSkipped(row, checks)).toList();
        Progress progress = new Progress(left.size() * plan.forks() + (starts ? Starts.count(plan) : 0));
        List<Measured> measured = new ArrayList<>();
        for (List<Row> group : groups) {
            List<Measurement> rows = group.stream()
                    .filter(left::contains)
                    .map(row -> new Measurement(row, checks))
                    .toList();
            for (int fork = 0; fork < plan.forks(); fork++) {
                for (Measurement row : rows) {
                    progress.done(row.fork(processes, plan, paths.of(row.row().needsAccp())));
                }
            }
            rows.forEach(row -> measured.add(row.measured()));
        }
        if (starts) {
            measured.addAll(new Starts(processes, paths.of(false)).measure(plan, progress));
        }
        System.err.println("took " + Progress.text(Duration.ofNanos(System.nanoTime() - start)));
        return measured;
    }

    private static boolean isSkipped(Row row, Map<String, String> checks) {
        return Checks.isSkipped(checks.getOrDefault(Checks.key(row), ""));
    }

    private static void print(List<Row> rows, Map<String, String> checks) {
        Map<String, String> shown = new LinkedHashMap<>();
        for (Row row : rows) {
            shown.putIfAbsent(row.toString(), checks.getOrDefault(Checks.key(row), ""));
        }
        shown.forEach((row, check) -> System.err.println("  " + row + ": " + (check.isEmpty() ? "accepted" : check)));
    }

    private static boolean report(List<Measured> rows) {
        List<Measured> failed =
                rows.stream().filter(row -> !row.failure().isEmpty()).toList();
        failed.forEach(row -> System.err.println(
                "FAILED " + row.question() + " " + row.subject() + ", " + row.library() + ": " + row.failure()));
        return failed.isEmpty();
    }

    private static Machine machine(String commit) throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        String cpu = System.getProperty("os.arch");
        if (Files.isReadable(info)) {
            cpu = Files.readAllLines(info).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse(cpu);
        }
        return new Machine(
                System.getProperty("java.version"),
                System.getProperty("java.vendor"),
                cpu,
                Runtime.getRuntime().availableProcessors(),
                commit);
    }
}
