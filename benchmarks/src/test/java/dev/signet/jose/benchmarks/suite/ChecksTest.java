package dev.signet.jose.benchmarks.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.RunnerException;
import org.opentest4j.TestAbortedException;

/** What is known of a row before it is measured. */
final class ChecksTest {

    @Test
    void a_row_that_runs_is_accepted() {
        Row row = Suite.groups(Plan.QUICK, "verify HS256, Signet").get(0).get(0);

        assertThat(Checks.check(row.how().benchmark(), row.how().parameters())).isEmpty();
    }

    @Test
    void a_row_that_cannot_run_is_named_with_its_reason() {
        String benchmark = "SignedTokensBenchmark.verify";

        assertThat(Checks.check(benchmark, Map.of("library", "TINK", "algorithm", "Ed25519")))
                .isEqualTo("failed: java.lang.IllegalArgumentException: Tink has no tokens of Ed25519");
        assertThat(Checks.check("NoSuchBenchmark.verify", Map.of())).startsWith(Checks.FAILED);
    }

    @Test
    void a_row_that_needs_what_is_not_installed_is_skipped_with_the_reason() {
        String reason = Checks.reason(new RunnerException("failed", new TestAbortedException("no server")));

        assertThat(reason).isEqualTo("skipped: no server");
        assertThat(Checks.isSkipped(reason)).isTrue();
        assertThat(Checks.isSkipped(Checks.reason(new RunnerException("failed"))))
                .isFalse();
    }
}
