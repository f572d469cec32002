package dev.signet.jose.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The profile {@code fuzz}: its targets, a run, and its results. */
final class FuzzerTest {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final FuzzTarget BROKEN = new FuzzTarget("testing/fuzz", BrokenTarget.class.getName(), "fails");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @TempDir
    Path folder;

    @Test
    void an_input_that_makes_a_target_fail_is_found() throws Exception {
        // Over before what the second compiler makes of it would pay.
        FuzzRun run = Fuzzer.in(ROOT, "-XX:TieredStopAtLevel=1").run(BROKEN, folder, 0, 1_000_000);

        // What follows are any octets, which need not be text.
        assertThat(Files.readString(folder.resolve(run.finding().orElseThrow()), ISO_8859_1))
                .startsWith("A128");
        assertThat(run.executions()).isPositive();
    }

    @Test
    void results_are_of_targets_that_there_are() throws IOException {
        List<String> targets =
                FuzzTarget.all(ROOT).stream().map(FuzzTarget::name).toList();

        assertThat(targets)
                .contains(
                        "testing/fuzz/PeersFuzzTest.jws",
                        "jose-core/JsonFuzzTest.refuses_any_octets_in_one_way_only",
                        "integrations/jose-columns/CellsFuzzTest.open");
        assertThat(FuzzResults.read(ROOT.resolve("testing/fuzz/results.json")).totals())
                .allMatch(total -> total.executions() > 0)
                .extracting(FuzzResults.Total::target)
                .isSubsetOf(targets)
                .isNotEmpty();
    }

    @Test
    void the_page_has_the_results() throws IOException {
        assertThat(FuzzResults.page(ROOT).lines())
                .isEqualTo(FuzzResults.read(ROOT.resolve("testing/fuzz/results.json"))
                        .table());
    }

    @Test
    void a_run_is_read_from_what_was_printed() {
        List<String> lines = List.of(
                "#2\tINITED cov: 10 ft: 11 corp: 1/1b exec/s: 0 rss: 100Mb",
                "#4096\tpulse  cov: 12 ft: 15 corp: 2/9b lim: 8 exec/s: 2048 rss: 100Mb",
                "#5000\tDONE   cov: 13 ft: 16 corp: 2/9b lim: 8 exec/s: 2500 rss: 100Mb",
                "stat::number_of_executed_units: 5001");

        assertThat(FuzzRun.of(lines, 7)).isEqualTo(new FuzzRun(5001, 7, 13, 16, Optional.empty()));
        assertThat(FuzzRun.of(lines.subList(0, 2), 7)).isEqualTo(new FuzzRun(4096, 7, 12, 15, Optional.empty()));
        assertThatThrownBy(() -> FuzzRun.of(List.of("no such class"), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no such class");
    }

    @Test
    void a_run_is_added_to_those_before_it() throws IOException {
        Path file = folder.resolve("results.json");
        FuzzTarget other = new FuzzTarget("jose-core", "a.OtherFuzzTest", "reads");
        FuzzResults results = FuzzResults.read(file)
                .with(BROKEN, new FuzzRun(1000, 2, 30, 40, Optional.empty()), DAY.minusDays(1))
                .with(BROKEN, new FuzzRun(500, 1, 20, 50, Optional.of("crash")), DAY)
                .with(other, new FuzzRun(1, 1, 1, 1, Optional.empty()), DAY);
        Files.writeString(file, results.json());

        assertThat(FuzzResults.read(file).totals()).isEqualTo(results.totals());
        assertThat(FuzzResults.read(file).of(List.of(BROKEN)).table())
                .containsExactly(
                        "| target | executions | seconds | edges | features | finds | last run |",
                        "|---|---|---|---|---|---|---|",
                        "| `testing/fuzz/BrokenTarget.fails` | 1,500 | 3 | 30 | 50 | 1 | 2026-03-01 |",
                        "| all | 1,500 | 3 | | | 1 | |");
    }
}
