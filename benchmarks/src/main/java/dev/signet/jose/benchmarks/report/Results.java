package dev.signet.jose.benchmarks.report;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What one run measured.
 *
 * @param machine where
 * @param plan how much of the suite was run: quick, standard or full
 * @param rows in the order of the suite
 */
public record Results(Machine machine, String plan, List<Measured> rows) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * A machine.
     *
     * @param jdk the version, such as 17.0.15
     * @param cpu the name of the processor
     * @param processors how many there are
     * @param commit what was measured
     */
    public record Machine(String jdk, String vendor, String cpu, int processors, String commit) {

        /** Returns a name for files. */
        public String name() {
            String feature = jdk.replaceFirst("[.+-].*", "");
            return "jdk" + feature + "-" + cpu.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        }
    }

    /**
     * One row: a library, or a primitive, in one subject of one question.
     *
     * @param unit of the values: ns or classes
     * @param forks one sample for each process; empty if it failed
     * @param providers what computed, as the JCA reported it
     * @param failure why there are no samples; empty if there are
     */
    public record Measured(
            String question,
            String subject,
            String library,
            String unit,
            List<Sample> forks,
            String providers,
            String failure) {

        /** Returns the median of the forks. */
        public double median() {
            return Results.median(forks.stream().mapToDouble(Sample::median).toArray());
        }

        /** Returns the least of the forks' medians. */
        public double least() {
            return forks.stream().mapToDouble(Sample::median).min().orElse(Double.NaN);
        }

        /** Returns the greatest of the forks' medians. */
        public double greatest() {
            return forks.stream().mapToDouble(Sample::median).max().orElse(Double.NaN);
        }

        /** Returns the octets that one operation allocates: the median of the forks. */
        public double octets() {
            return Results.median(forks.stream().mapToDouble(Sample::octets).toArray());
        }

        /** Returns how many times as long this takes: the median over the pairs of forks that ran one after the other. */
        public OptionalDouble ratioTo(Measured other) {
            int pairs = Math.min(forks.size(), other.forks.size());
            if (pairs == 0) {
                return OptionalDouble.empty();
            }
            return OptionalDouble.of(Results.median(IntStream.range(0, pairs)
                    .mapToDouble(n -> forks.get(n).median() / other.forks.get(n).median())
                    .toArray()));
        }

        /** Whether it was measured. */
        public boolean found() {
            return !forks.isEmpty();
        }
    }

    /**
     * What one process measured.
     *
     * @param values one for each iteration
     * @param octets allocated by one operation
     */
    public record Sample(List<Double> values, double octets) {

        public double median() {
            return Results.median(
                    values.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }

    /** Returns one row. */
    public Optional<Measured> row(String question, String subject, String library) {
        return rows.stream()
                .filter(row -> row.question().equals(question)
                        && row.subject().equals(subject)
                        && row.library().equals(library)
                        && row.found())
                .findFirst();
    }

    /** Returns the rows of one question, in their order. */
    public List<Measured> rows(String question) {
        return rows.stream().filter(row -> row.question().equals(question)).toList();
    }

    /**
     * Returns these results with those of a later run on the same JDK, which measured a part of the suite. Rows that are compared with
     * each other ran in turn: where the later run has a row of a question and subject, it has all that there are. Another JDK or
     * another plan replaces everything.
     */
    public Results replacedBy(Results later) {
        if (!plan.equals(later.plan) || !machine.jdk().equals(later.machine.jdk())) {
            return later;
        }
        Set<List<String>> measured = later.rows.stream().map(Results::compared).collect(Collectors.toSet());
        List<Measured> all = new ArrayList<>();
        Set<List<String>> replaced = new HashSet<>();
        for (Measured row : rows) {
            List<String> subject = compared(row);
            if (!measured.contains(subject)) {
                all.add(row);
            } else if (replaced.add(subject)) {
                later.rows.stream()
                        .filter(other -> compared(other).equals(subject))
                        .forEach(all::add);
            }
        }
        later.rows.stream().filter(row -> !replaced.contains(compared(row))).forEach(all::add);
        return new Results(later.machine, plan, all);
    }

    private static List<String> compared(Measured row) {
        return List.of(row.question(), row.subject());
    }

    /** Reads a file. */
    public static Results read(Path file) throws IOException {
        return JSON.readValue(Files.readString(file), Results.class);
    }

    /** Writes a file. */
    public void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        Files.writeString(file, JSON.writer(printer).writeValueAsString(this) + "\n");
    }

    static double median(double... values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
