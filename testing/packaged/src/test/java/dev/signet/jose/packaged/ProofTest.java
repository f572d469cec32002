package dev.signet.jose.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.packaged.Checkout.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/prove} and the page that it writes. The commands of the claims are not run here: some take an hour. */
final class ProofTest {

    private static final List<String> FILES = List.of("prove", "proof.claims", "proof.tsv", "proof.md");

    @TempDir
    Path folder;

    private Checkout checkout;

    @BeforeEach
    void copy() throws IOException {
        checkout = Checkout.in(folder);
        Files.delete(checkout.file("docs"));
        Files.createDirectory(checkout.file("docs"));
        for (String file : FILES) {
            Files.copy(Checkout.ROOT.resolve("docs").resolve(file), checkout.file("docs/" + file));
        }
    }

    @Test
    void the_page_is_what_the_results_say() throws Exception {
        assertThat(checkout.run("docs/prove page").code()).isZero();

        assertThat(Files.readString(checkout.file("docs/proof.md")))
                .isEqualTo(Files.readString(Checkout.ROOT.resolve("docs/proof.md")));
    }

    @Test
    void each_result_is_of_a_claim_and_none_is_a_failure() throws Exception {
        List<String> claims = claims().stream().map(claim -> claim[0]).toList();

        assertThat(claims)
                .doesNotHaveDuplicates()
                .contains("safe", "strict", "fast", "complete", "interoperable", "bounded", "reproducible");
        Map<String, String> outcomes = lines("proof.tsv").stream()
                .map(line -> line.split("\t"))
                .collect(Collectors.toMap(field -> field[0], field -> field[5]));
        assertThat(claims).containsAll(outcomes.keySet());
        assertThat(outcomes.values()).allMatch("passed"::equals);
    }

    @Test
    void each_command_is_one_that_the_documents_may_name() throws Exception {
        for (String[] claim : claims()) {
            assertThat(Treatment.of(new Command("docs/proof.claims", 1, claim[2])))
                    .as(claim[2])
                    .isPresent();
        }
    }

    @Test
    void a_claim_is_recorded_with_what_its_command_said() throws Exception {
        Files.writeString(checkout.file("docs/proof.claims"), """
                good\tis true\techo 7 of 7\tlast
                bad\tis not\tfalse\tlast
                named\tis told\techo goals: 8 of 9 && echo the end\tafter goals:
                """);

        assertThat(checkout.run("docs/prove good named").code()).isZero();
        Ran ran = checkout.run("docs/prove bad");

        assertThat(ran.code()).isOne();
        assertThat(Files.readString(checkout.file("docs/proof.md")))
                .containsPattern("\\| \\*\\*good\\*\\*: is true \\| `echo 7 of 7` \\| [0-9]+ s \\| passed: 7 of 7 \\(")
                .containsPattern("\\*\\*named\\*\\*: is told \\| `.*` \\| [0-9]+ s \\| passed: 8 of 9 \\(")
                .containsPattern("\\| \\*\\*bad\\*\\*: is not \\| `false` \\| [0-9]+ s \\| failed: no output \\(");
    }

    @Test
    void the_colours_of_a_terminal_are_no_part_of_a_result() throws Exception {
        Files.writeString(
                checkout.file("docs/proof.claims"), "red\tis said\tprintf '\\033[0m\\033[1;31m7 of 7'\tlast\n");

        assertThat(checkout.run("docs/prove red").code()).isZero();
        assertThat(Files.readString(checkout.file("docs/proof.md"))).contains(" | passed: 7 of 7 (");
    }

    @Test
    void a_command_that_runs_no_test_proves_nothing() throws Exception {
        Files.writeString(checkout.file("docs/proof.claims"), "idle\tis tested\ttrue\ttests\n");

        assertThat(checkout.run("docs/prove idle").code()).isOne();
        assertThat(Files.readString(checkout.file("docs/proof.md")))
                .containsPattern("\\| \\*\\*idle\\*\\*: is tested \\| `true` \\| [0-9]+ s \\| failed: 0 tests \\(");
    }

    @Test
    void a_claim_of_another_name_is_refused() throws Exception {
        Ran ran = checkout.run("docs/prove perfect");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("no claim is called perfect");
    }

    private static List<String[]> claims() throws IOException {
        return lines("proof.claims").stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t"))
                .toList();
    }

    private static List<String> lines(String file) throws IOException {
        return Files.readAllLines(Checkout.ROOT.resolve("docs").resolve(file));
    }
}
