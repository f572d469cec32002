package dev.signet.jose.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.signet.jose.benchmarks.report.Results.Measured;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is computed from what was measured. */
final class ResultsTest {

    @Test
    void a_row_is_the_median_of_its_forks_and_a_fork_the_median_of_its_iterations() {
        Measured row =
                Example.row("verify", "HS256", "Signet", new double[] {9, 1, 2}, new double[] {4}, new double[] {30});

        assertThat(row.median()).isEqualTo(4);
        assertThat(row.least()).isEqualTo(2);
        assertThat(row.greatest()).isEqualTo(30);
    }

    @Test
    void a_ratio_is_the_median_over_forks_that_ran_in_the_same_turn() {
        Measured row = Example.row("verify", "HS256", "Signet", new double[] {2}, new double[] {40}, new double[] {3});
        Measured bare = Example.row("verify", "HS256", "bare", new double[] {1}, new double[] {10}, new double[] {1});

        assertThat(row.ratioTo(bare).orElseThrow()).isEqualTo(3);
        assertThat(bare.ratioTo(row).orElseThrow()).isCloseTo(1 / 3.0, within(1e-9));
    }

    @Test
    void a_row_that_failed_has_no_ratio() {
        Measured failed = new Measured("verify", "HS256", "Nimbus", "ns", List.of(), "", "failed: why");

        assertThat(failed.found()).isFalse();
        assertThat(failed.ratioTo(Example.row("verify", "HS256", "bare", new double[] {1})))
                .isEmpty();
    }

    @Test
    void a_run_of_some_rows_replaces_the_subjects_that_it_measured() {
        Measured verify = Example.row("verify", "HS256", "Signet", new double[] {2});
        Measured bare = Example.row("verify", "HS256", "bare", new double[] {1});
        Measured sign = Example.row("sign", "HS256", "Signet", new double[] {3});
        Measured again = Example.row("verify", "HS256", "Signet", new double[] {4});
        Measured more = Example.row("verify", "ES256", "Signet", new double[] {5});
        Results earlier = new Results(Example.RESULTS.machine(), "quick", List.of(verify, bare, sign));

        assertThat(earlier.replacedBy(new Results(Example.RESULTS.machine(), "quick", List.of(again, more)))
                        .rows())
                .containsExactly(again, sign, more);
    }

    @Test
    void a_run_of_another_plan_replaces_all() {
        Results earlier = new Results(Example.RESULTS.machine(), "quick", Example.RESULTS.rows());
        Results later = new Results(Example.RESULTS.machine(), "standard", List.of());

        assertThat(earlier.replacedBy(later)).isEqualTo(later);
    }

    @Test
    void results_are_read_as_they_were_written(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("results").resolve("one.json");

        Example.RESULTS.write(file);

        assertThat(Results.read(file)).isEqualTo(Example.RESULTS);
    }

    @Test
    void a_machine_has_a_name_for_files() {
        assertThat(new Results.Machine("17.0.15", "Debian", "AMD EPYC (tm) 9", 2, "abc").name())
                .isEqualTo("jdk17-amd-epyc-tm-9");
        assertThat(new Results.Machine("25", "Eclipse", "x", 2, "abc").name()).isEqualTo("jdk25-x");
    }
}
