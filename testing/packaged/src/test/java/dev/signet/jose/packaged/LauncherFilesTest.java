package dev.signet.jose.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.packaged.Checkout.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that {@code ./jose} makes and takes away. Maven and Java are scripts that write down what there is meanwhile. */
final class LauncherFilesTest {

    /** Ends the launcher, and waits until it is gone. */
    private static final String INTERRUPT = """
            kill -TERM "$(cat launcher)"
            for i in $(seq 100000); do kill -0 "$(cat launcher)" 2>/dev/null || break; done
            """;

    private static final String BUILD = "mkdir -p jose-cli/target/lib && echo built > jose-cli/target/jose-cli.jar\n";

    @TempDir
    Path folder;

    private Checkout tree;

    @BeforeEach
    void make() throws IOException {
        tree = new Checkout(folder);
        Files.copy(Checkout.ROOT.resolve("jose"), tree.file("jose"));
        Files.createDirectories(tree.file("jose-cli/src/main"));
        Files.createFile(tree.file("pom.xml"));
        Files.createFile(tree.file("jose-cli/pom.xml"));
        Files.createDirectories(tree.file("tmp"));
        mvn(BUILD);
        java("");
    }

    @Test
    void none_is_left_where_everything_works() throws Exception {
        assertThat(launched().code()).isZero();

        assertThat(left("tmp")).isEmpty();
        assertThat(left("jose-cli/target")).containsExactly("jose-cli.jar", "jose-cli.jsa", "lib");
    }

    @Test
    void none_is_left_where_the_build_fails() throws Exception {
        mvn("exit 1\n");

        assertThat(launched().code()).isEqualTo(2);

        assertThat(left("tmp")).isEmpty();
    }

    @Test
    void none_is_left_where_the_archive_cannot_be_made() throws Exception {
        java("exit 1\n");

        assertThat(launched().code()).isOne();

        assertThat(left("tmp")).isEmpty();
        assertThat(left("jose-cli/target")).containsExactly("jose-cli.jar", "jose-cli.jsa", "lib");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mvn", "java"})
    void none_is_left_where_a_signal_ends_it(String meanwhile) throws Exception {
        if (meanwhile.equals("mvn")) {
            mvn(INTERRUPT);
        } else {
            java(INTERRUPT);
        }

        assertThat(launched().code()).isEqualTo(128 + 15);

        assertThat(left("tmp")).isEmpty();
        assertThat(left("jose-cli/target")).noneMatch(name -> name.startsWith("jose-cli.jsa"));
    }

    @Test
    void they_are_their_owners_alone() throws Exception {
        mvn("ls -l tmp > seen\n" + BUILD);
        java("ls -l jose-cli/target | grep jsa. >> seen\nexit 0\n");

        assertThat(launched().code()).isZero();

        assertThat(Files.readAllLines(tree.file("seen")))
                .filteredOn(line -> !line.startsWith("total"))
                .hasSizeGreaterThan(2)
                .allSatisfy(line -> assertThat(line).matches("(-rw-------|drwx------)[ .+].*"));
    }

    @Test
    void a_link_in_the_place_of_the_archive_is_replaced_and_not_followed() throws Exception {
        Path target = Files.writeString(tree.file("target"), "kept");
        Files.createDirectories(tree.file("jose-cli/target"));
        Path archive = Files.createSymbolicLink(tree.file("jose-cli/target/jose-cli.jsa"), target);

        assertThat(launched().code()).isZero();

        assertThat(target).hasContent("kept");
        assertThat(Files.isSymbolicLink(archive)).isFalse();
    }

    private Ran launched() throws IOException, InterruptedException {
        return tree.run(
                "umask 000; bash -c 'echo $$ > launcher; exec ./jose --help'; exit $?",
                "JAVA_HOME",
                tree.file("jdk").toString(),
                "TMPDIR",
                tree.file("tmp").toString(),
                "PATH",
                tree.file("bin") + ":" + System.getenv("PATH"));
    }

    private List<String> left(String name) throws IOException {
        if (Files.notExists(tree.file(name))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(tree.file(name))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void mvn(String body) throws IOException {
        script(tree.file("bin/mvn"), body);
    }

    private void java(String body) throws IOException {
        script(tree.file("jdk/bin/java"), body);
    }

    private void script(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/bash\ncd '" + folder + "'\n" + body);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
