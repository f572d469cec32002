package dev.signet.jose.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SurvivorsTest {

    private static final Mutant ONE = new Mutant("core.A", "a", "negated conditional", 1);
    private static final Mutant TWO = new Mutant("core.A", "a", "negated conditional", 2);
    private static final Mutant OTHER = new Mutant("core.B", "b", "negated conditional", 1);
    private static final String REASON = "equivalent: never reached";

    @TempDir
    Path folder;

    @Test
    void a_survivor_that_is_not_explained_is_a_difference_whatever_its_status() {
        assertThat(Survivors.differences(Map.of(ONE, "SURVIVED"), Map.of(TWO, REASON)))
                .contains("SURVIVED, not explained: core.A.a: negated conditional (1)");
        for (String status : new String[] {"SURVIVED", "NO_COVERAGE", "TIMED_OUT", "MEMORY_ERROR", "RUN_ERROR"}) {
            assertThat(Survivors.differences(Map.of(ONE, status), Map.of()))
                    .containsExactly(status + ", not explained: " + ONE);
            assertThat(Survivors.differences(Map.of(ONE, status), Map.of(ONE, REASON)))
                    .isEmpty();
        }
    }

    @Test
    void an_explanation_of_a_mutant_that_was_killed_or_does_not_exist_is_a_difference() {
        for (String status : new String[] {"KILLED", "NON_VIABLE"}) {
            assertThat(Survivors.differences(Map.of(ONE, status), Map.of(ONE, REASON)))
                    .containsExactly(status + ", but explained: " + ONE);
            assertThat(Survivors.differences(Map.of(ONE, status), Map.of())).isEmpty();
        }
        assertThat(Survivors.differences(Map.of(ONE, "KILLED"), Map.of(TWO, REASON)))
                .containsExactly("no such mutant, but explained: " + TWO);
    }

    @Test
    void a_mutant_that_does_not_end_may_be_killed_by_the_test_that_comes_first() {
        Map<Mutant, String> endless = Map.of(ONE, "endless: waits for more");

        assertThat(Survivors.differences(Map.of(ONE, "TIMED_OUT"), endless)).isEmpty();
        assertThat(Survivors.differences(Map.of(ONE, "KILLED"), endless)).isEmpty();
        assertThat(Survivors.differences(Map.of(TWO, "KILLED"), endless))
                .containsExactly("no such mutant, but explained: " + ONE);
    }

    @Test
    void of_a_class_that_is_in_no_report_nothing_is_said() {
        assertThat(Survivors.differences(Map.of(ONE, "KILLED"), Map.of(OTHER, REASON)))
                .isEmpty();
    }

    @Test
    void classes_are_counted_with_those_inside_them() {
        assertThat(Survivors.figures(Map.of(
                        ONE,
                        "KILLED",
                        TWO,
                        "SURVIVED",
                        new Mutant("core.A$Part", "a", "negated conditional", 1),
                        "KILLED",
                        OTHER,
                        "TIMED_OUT")))
                .containsExactly(
                        "all                                          4 mutants,     2 killed,   2 survived",
                        "core.A                                       3 mutants,     2 killed,   1 survived",
                        "core.B                                       1 mutants,     0 killed,   1 survived");
    }

    @Test
    void the_comparison_fails_with_every_difference() throws IOException {
        Path report = Files.writeString(
                folder.resolve("mutations.xml"),
                "<mutations><mutation status='SURVIVED'><mutatedClass>dev.signet.jose.core.A</mutatedClass>"
                        + "<mutatedMethod>a</mutatedMethod><lineNumber>1</lineNumber><index>1</index>"
                        + "<description>negated conditional</description></mutation></mutations>");
        Path none = Files.writeString(folder.resolve("none.md"), "# None\n");
        Path one = Files.writeString(
                folder.resolve("one.md"), "| `core.A` | `a` | negated conditional | 1 | " + REASON + " |\n");

        assertThatThrownBy(() -> Survivors.main(none.toString(), report.toString()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("1 differences from " + none + ":\n  SURVIVED, not explained: " + ONE);
        assertThatCode(() -> Survivors.main(one.toString(), report.toString())).doesNotThrowAnyException();
    }
}
