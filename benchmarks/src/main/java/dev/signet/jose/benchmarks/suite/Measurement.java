package dev.signet.jose.benchmarks.suite;

import dev.signet.jose.benchmarks.report.Results.Measured;
import dev.signet.jose.benchmarks.report.Results.Sample;
import dev.signet.jose.benchmarks.report.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The forks of one row. A row that fails once is measured no more. */
final class Measurement {

    private final Row row;
    private final String providers;
    private final List<Sample> samples = new ArrayList<>();
    private String failure = "";

    Measurement(Row row, Map<String, String> checks) {
        this.row = row;
        String check = checks.getOrDefault(Checks.key(row), "");
        if (check.startsWith(Checks.FAILED)) {
            failure = check;
            providers = "";
        } else {
            providers = check;
        }
    }

    Row row() {
        return row;
    }

    boolean failed() {
        return !failure.isEmpty();
    }

    /** Measures the row once more, with these classes, and says how it went. */
    String fork(Processes processes, Plan plan, List<String> classPath) throws InterruptedException {
        if (failed()) {
            return row + ": " + failure;
        }
        try {
            Path file = processes.file();
            processes.run(row.how().jvm(), classPath, Fork.class, Fork.arguments(file, plan, row.how()));
            return took(Fork.read(file));
        } catch (IOException e) {
            failure = Checks.FAILED + e.getMessage();
            samples.clear();
            return row + ": " + failure;
        }
    }

    /** Adds what was measured. */
    String took(Sample sample) {
        samples.add(sample);
        return row + ": " + Text.time(measured().forks().get(samples.size() - 1).median());
    }

    Measured measured() {
        return new Measured(
                row.question(), row.subject(), row.library(), "ns", List.copyOf(samples), providers, failure);
    }
}
