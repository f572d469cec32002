package dev.signet.jose.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Runs fuzz targets in turn, those with the fewest executions first, and adds each run to the results. */
final class Main {

    private Main() {}

    /**
     * Ends with 1 if a target failed.
     *
     * @param arguments the root of the source tree, the seconds and the most executions for each target, and a part of
     *     the names of the targets to be run
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path root = Path.of(arguments[0]).toAbsolutePath().normalize();
        long seconds = Long.parseLong(arguments[1]);
        long executions = Long.parseLong(arguments[2]);
        String part = arguments[3];

        Path file = root.resolve("testing/fuzz/results.json");
        List<FuzzTarget> all = FuzzTarget.all(root);
        FuzzResults before = FuzzResults.read(file);
        List<FuzzTarget> chosen = all.stream()
                .filter(target -> target.name().contains(part))
                .sorted(Comparator.comparingLong(before::executions))
                .toList();
        boolean failed = false;
        for (FuzzTarget target : chosen) {
            FuzzRun run = Fuzzer.in(root).run(target, target.folder(root), seconds, executions);
            System.out.printf(
                    Locale.ROOT,
                    "%s: %,d executions in %d s, %d edges%s%n",
                    target.name(),
                    run.executions(),
                    run.seconds(),
                    run.edges(),
                    run.finding().map(input -> ", FAILED on " + input).orElse(""));
            failed |= run.finding().isPresent();
            // Read again: hours may have passed, and each run counts although the next may be interrupted.
            FuzzResults results = FuzzResults.read(file)
                    .with(target, run, LocalDate.now(ZoneOffset.UTC))
                    .of(all);
            Files.writeString(file, results.json());
            FuzzResults.page(root).write(results.table());
        }
        System.exit(failed ? 1 : 0);
    }
}
