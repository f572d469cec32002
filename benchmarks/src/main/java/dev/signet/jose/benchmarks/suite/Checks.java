package dev.signet.jose.benchmarks.suite;

import dev.signet.jose.benchmarks.questions.UsedProviders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.opentest4j.TestAbortedException;

/**
 * What is looked at before anything is measured: each row runs once, which includes that it accepts what it should and
 * refuses what it should, and the providers that computed are noted. One process for each class path.
 */
final class Checks {

    /** What the entry of a row that must not be measured begins with. */
    static final String FAILED = "failed: ";

    /** What the entry of a row begins with that needs what is not installed here. */
    private static final String SKIPPED = "skipped: ";

    private static final String TAB = "\t";

    private Checks() {}

    /** Returns, for each row's key, the providers that computed or why it failed. */
    static Map<String, String> run(Processes processes, List<Row> rows, ClassPaths paths)
            throws IOException, InterruptedException {
        Map<String, String> found = new LinkedHashMap<>();
        for (boolean accp : List.of(false, true)) {
            List<String> left = new ArrayList<>(rows.stream()
                    .filter(row -> row.needsAccp() == accp)
                    .map(Checks::key)
                    .distinct()
                    .toList());
            while (!left.isEmpty()) {
                found.putAll(some(processes, left, paths.of(accp)));
                left.removeAll(found.keySet());
            }
        }
        return found;
    }

    /** Checks these rows in one process. If one of them ends the process, those after it are not checked. */
    private static Map<String, String> some(Processes processes, List<String> wanted, List<String> classPath)
            throws IOException, InterruptedException {
        Path file = processes.file();
        Path providers = processes.file();
        List<String> arguments = new ArrayList<>(List.of(file.toString()));
        arguments.addAll(wanted);
        Map<String, String> found = new LinkedHashMap<>();
        String end = "the process that checks ended";
        try {
            processes.run(
                    List.of("-Djava.security.debug=provider", "-D" + UsedProviders.FILE + "=" + providers),
                    classPath,
                    Checks.class,
                    arguments);
        } catch (IOException e) {
            end = e.getMessage();
        }
        for (String line : Files.readAllLines(file)) {
            found.put(line.substring(0, line.indexOf(TAB)), line.substring(line.indexOf(TAB) + 1));
        }
        if (found.size() < wanted.size()) {
            found.put(wanted.get(found.size()), FAILED + end);
        }
        return found;
    }

    /** Returns what two rows have in common that need only one check: the class and the parameters. */
    static String key(Row row) {
        return row.how().benchmark() + " "
                + row.how().parameters().entrySet().stream()
                        .map(Object::toString)
                        .collect(Collectors.joining(" "));
    }

    /** Whether a row needs what is not installed here. */
    static boolean isSkipped(String check) {
        return check.startsWith(SKIPPED);
    }

    /** Runs each row once, in the process that checks. The arguments are the file to be written, and the keys. */
    public static void main(String[] args) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int n = 1; n < args.length; n++) {
            String[] row = args[n].split(" ");
            Map<String, String> parameters = new LinkedHashMap<>();
            for (String parameter : List.of(row).subList(1, row.length)) {
                int equals = parameter.indexOf('=');
                parameters.put(parameter.substring(0, equals), parameter.substring(equals + 1));
            }
            lines.add(args[n] + TAB + check(row[0], parameters));
            Files.write(Path.of(args[0]), lines);
        }
        System.exit(0);
    }

    /** Runs a benchmark once in this process; returns the providers that computed, or why it failed. */
    static String check(String benchmark, Map<String, String> parameters) {
        String providers = System.getProperty(UsedProviders.FILE);
        try {
            if (providers != null) {
                Files.writeString(Path.of(providers), "");
            }
            Map<String, String> small = new TreeMap<>(parameters);
            small.replace("mebibytes", "1");
            small.replace("messages", "1");
            Fork.once(benchmark, small);
            return providers == null ? "" : Files.readString(Path.of(providers));
        } catch (Exception e) {
            return reason(e);
        }
    }

    /** Returns why a row is not measured: it failed, or what it needs is not installed. */
    static String reason(Exception failure) {
        Throwable cause = failure;
        while (cause.getCause() != null || cause.getSuppressed().length > 0) {
            cause = cause.getCause() != null ? cause.getCause() : cause.getSuppressed()[0];
        }
        return cause instanceof TestAbortedException
                ? SKIPPED + cause.getMessage()
                : FAILED + cause.toString().replaceAll("\\s+", " ");
    }
}
