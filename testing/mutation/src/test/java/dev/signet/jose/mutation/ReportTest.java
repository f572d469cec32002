package dev.signet.jose.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportTest {

    @TempDir
    Path folder;

    @Test
    void equal_changes_of_a_method_are_numbered_in_the_order_of_lines_and_instructions() throws IOException {
        Path report = report(
                mutation("KILLED", "core.JsonReader", "next", 30, 4, "negated conditional"),
                mutation("SURVIVED", "core.JsonReader", "next", 20, 9, "negated conditional"),
                mutation("NO_COVERAGE", "core.JsonReader", "next", 20, 2, "negated conditional"),
                mutation("KILLED", "core.JsonReader", "next", 25, 1, "changed conditional boundary"),
                mutation("KILLED", "core.JsonReader", "last", 40, 1, "negated conditional"));

        assertThat(Report.read(report))
                .containsOnly(
                        entry(new Mutant("core.JsonReader", "next", "negated conditional", 1), "NO_COVERAGE"),
                        entry(new Mutant("core.JsonReader", "next", "negated conditional", 2), "SURVIVED"),
                        entry(new Mutant("core.JsonReader", "next", "negated conditional", 3), "KILLED"),
                        entry(new Mutant("core.JsonReader", "next", "changed conditional boundary", 1), "KILLED"),
                        entry(new Mutant("core.JsonReader", "last", "negated conditional", 1), "KILLED"));
    }

    @Test
    void what_a_lambda_does_counts_as_of_its_method() throws IOException {
        Path report = report(
                mutation("KILLED", "jwk.JwkSet", "lambda$select$12", 2, 1, "negated conditional"),
                mutation("KILLED", "jwk.JwkSet", "select", 1, 1, "negated conditional"),
                mutation("KILLED", "jwk.JwkSet", "&lt;init&gt;", 1, 1, "negated conditional"));

        assertThat(Report.read(report))
                .containsOnlyKeys(
                        new Mutant("jwk.JwkSet", "select", "negated conditional", 1),
                        new Mutant("jwk.JwkSet", "select", "negated conditional", 2),
                        new Mutant("jwk.JwkSet", "<init>", "negated conditional", 1));
    }

    @Test
    void packages_and_the_method_that_returns_are_left_out_of_the_change() throws IOException {
        Path report = report(
                mutation("KILLED", "jwk.A", "a", 1, 1, "removed call to dev/signet/jose/jwk/Secrets::wipe"),
                mutation(
                        "KILLED",
                        "jwk.A",
                        "a",
                        2,
                        1,
                        "replaced boolean return with true for dev/signet/jose/jwk/A::a"));

        assertThat(Report.read(report))
                .containsOnlyKeys(
                        new Mutant("jwk.A", "a", "removed call to Secrets::wipe", 1),
                        new Mutant("jwk.A", "a", "replaced boolean return with true", 1));
    }

    @Test
    void a_file_that_is_missing_or_no_report_is_refused() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "no XML");

        assertThatThrownBy(() -> Report.read(text))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is no report of PIT");
        assertThatThrownBy(() -> Report.read(folder.resolve("missing"))).isInstanceOf(IOException.class);
    }

    private Path report(String... mutations) throws IOException {
        return Files.writeString(
                folder.resolve("mutations.xml"), "<mutations>" + String.join("\n", mutations) + "</mutations>");
    }

    private static String mutation(
            String status, String type, String method, int line, int instruction, String description) {
        return "<mutation detected='true' status='" + status + "' numberOfTestsRun='1'><sourceFile>A.java</sourceFile>"
                + "<mutatedClass>dev.signet.jose." + type + "</mutatedClass><mutatedMethod>" + method
                + "</mutatedMethod><methodDescription>()V</methodDescription><lineNumber>" + line
                + "</lineNumber><mutator>one</mutator><indexes><index>" + instruction
                + "</index></indexes><blocks><block>0</block></blocks><killingTest/><description>" + description
                + "</description></mutation>";
    }
}
