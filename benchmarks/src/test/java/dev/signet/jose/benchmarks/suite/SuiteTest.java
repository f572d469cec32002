package dev.signet.jose.benchmarks.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;

/** Which rows there are. */
final class SuiteTest {

    /** What a fork takes beside its iterations: the start, the check, and keys and tokens. */
    private static final Duration AROUND = Duration.ofMillis(1100);

    @Test
    void every_benchmark_is_in_the_suite_and_in_the_smoke_test() throws Exception {
        List<String> benchmarks = benchmarks();

        assertThat(benchmarks).contains("SignedTokensBenchmark.verify", "KeySetBenchmark.parse");
        assertThat(names(Suite.all())).containsExactlyInAnyOrderElementsOf(benchmarks);
        assertThat(names(Smoke.rows(".*", false))).containsExactlyInAnyOrderElementsOf(benchmarks);
    }

    @Test
    void no_two_rows_have_one_name() {
        Set<String> names = new HashSet<>();

        assertThat(Suite.all()).allMatch(row -> names.add(row.toString()));
    }

    @Test
    void quick_and_standard_keep_their_time() {
        assertThat(estimate(Plan.QUICK)).isLessThan(Duration.ofMinutes(6));
        assertThat(estimate(Plan.STANDARD)).isLessThan(Duration.ofMinutes(56));
    }

    @Test
    void a_larger_plan_has_all_rows_of_a_smaller_one() {
        List<Row> standard = rows(Plan.STANDARD);

        assertThat(standard)
                .containsAll(rows(Plan.QUICK))
                .hasSizeLessThan(rows(Plan.FULL).size());
        assertThat(rows(Plan.FULL)).containsAll(standard).hasSameSizeAs(Suite.all());
    }

    @Test
    void a_pattern_chooses_rows() {
        assertThat(Suite.groups(Plan.FULL, "verify ES256, Signet").stream().flatMap(List::stream))
                .extracting(Row::toString)
                .containsExactly("verify ES256, Signet");
    }

    @Test
    void a_pattern_chooses_the_starts_of_processes() {
        assertThat(Starts.isIn(".*")).isTrue();
        assertThat(Starts.isIn("start")).isTrue();
        assertThat(Starts.isIn("verify ES256, Signet")).isFalse();
        assertThat(Suite.groups(Plan.FULL, "start")).isEmpty();
    }

    private static Duration estimate(Plan plan) {
        Duration forks = rows(plan).stream()
                .map(row -> plan.warmupTime()
                        .multipliedBy((long) plan.warmups() * row.how().warmups())
                        .plus(plan.iterationTime().multipliedBy(plan.iterations()))
                        .plus(AROUND)
                        .multipliedBy(plan.forks()))
                .reduce(Duration.ZERO, Duration::plus);
        Duration starts = Duration.ofMillis(350).multipliedBy(Starts.count(plan));
        // Each row is checked once before.
        Duration check = Duration.ofMillis(300).multipliedBy(rows(plan).size());
        return forks.plus(starts).plus(check);
    }

    private static List<Row> rows(Plan plan) {
        return Suite.groups(plan, ".*").stream().flatMap(List::stream).toList();
    }

    private static Set<String> names(List<Row> rows) {
        return rows.stream().map(row -> row.how().benchmark()).collect(Collectors.toSet());
    }

    private static List<String> benchmarks() throws Exception {
        List<String> found = new ArrayList<>();
        Path classes = Path.of(
                Suite.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (var files = Files.walk(classes)) {
            for (Path file : files.filter(file -> file.toString().endsWith("Benchmark.class"))
                    .toList()) {
                String name =
                        classes.relativize(file).toString().replace('/', '.').replaceFirst("\\.class$", "");
                for (Method method : Class.forName(name).getDeclaredMethods()) {
                    if (method.isAnnotationPresent(Benchmark.class)) {
                        found.add(Class.forName(name).getSimpleName() + "." + method.getName());
                    }
                }
            }
        }
        return found;
    }
}
