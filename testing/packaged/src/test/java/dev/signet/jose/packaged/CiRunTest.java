package dev.signet.jose.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.packaged.Checkout.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which JDKs {@code .ci/run} builds on, and what. The JDKs and Maven are scripts that write down how they were called. */
final class CiRunTest {

    @TempDir
    Path folder;

    @TempDir
    Path tools;

    private Checkout checkout;

    @BeforeEach
    void make() throws IOException {
        checkout = Checkout.in(folder);
        script(tools.resolve("bin/mvn"), "echo \"${JAVA_HOME##*/} $*\" >> '" + log() + "'");
        // Nothing is installed.
        for (String command : List.of("softhsm2-util", "redis-server", "pg_lsclusters")) {
            script(tools.resolve("bin").resolve(command), "exit 1");
        }
        for (int feature : List.of(17, 21, 99)) {
            script(tools.resolve("jdk/" + feature + "/bin/javac"), "echo javac " + feature + ".0.1");
            script(tools.resolve("jdk/" + feature + "/bin/java"), "exit 1");
        }
        Files.delete(checkout.file(".ci"));
        script(checkout.file(".ci/reproducible"), "exit 0");
        Files.copy(Checkout.ROOT.resolve(".ci").resolve("run"), checkout.file(".ci/run"));
        Files.delete(checkout.file("jose"));
        script(checkout.file("jose"), "exit 0");
        Files.delete(checkout.file("testing"));
        script(
                checkout.file("testing/trials/run"),
                "[ -d \"$1\" ] && echo \"${JAVA_HOME##*/} trials\" >> '" + log() + "'");
    }

    @Test
    void builds_on_the_jdk_in_use_on_21_and_on_the_newest() throws Exception {
        assertThat(calls("17"))
                .satisfiesExactly(
                        call -> assertThat(call)
                                .startsWith("17 -B -ntp -Pcompatibility -DaltDeploymentRepository=built::file:///")
                                .endsWith(" verify deploy:deploy"),
                        call -> assertThat(call).isEqualTo("17 trials"),
                        call -> assertThat(call)
                                .isEqualTo("21 -B -ntp -Djacoco.skip -Dspotless.check.skip"
                                        + " -pl !benchmarks,!testing/packaged clean verify"),
                        call -> assertThat(call)
                                .isEqualTo("99 -B -ntp -Djacoco.skip -Dspotless.check.skip clean verify"),
                        call -> assertThat(call).isEqualTo("99 trials"));
    }

    @Test
    void leaves_nothing_of_the_deployment_in_the_local_repository() throws Exception {
        Path notes = tools.resolve(".m2/repository/dev/signet");
        Path deployed = Files.createDirectories(notes.resolve("jose/jose-core"));
        Files.createFile(deployed.resolve("maven-metadata-built.xml"));
        Path installed = Files.createDirectories(notes.resolve("jose/jose-jwk"));
        Files.createFile(installed.resolve("jose-jwk.jar"));

        assertThat(run("17").code()).isZero();

        assertThat(deployed).doesNotExist();
        assertThat(installed).isNotEmptyDirectory();
    }

    @Test
    void builds_once_on_21_if_it_is_the_jdk_in_use() throws Exception {
        assertThat(calls("21")).extracting(call -> call.substring(0, 2)).containsExactly("21", "21", "99", "99");
    }

    @Test
    void ends_with_the_first_build_that_fails() throws Exception {
        script(tools.resolve("bin/mvn"), "exit 1");

        Ran ran = run("17");

        assertThat(ran.code()).isOne();
        assertThat(ran.out()).doesNotContain("projects that use it");
    }

    private List<String> calls(String inUse) throws Exception {
        Ran ran = run(inUse);
        assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
        return Files.readAllLines(log());
    }

    private Ran run(String inUse) throws Exception {
        return checkout.run(
                "bash .ci/run",
                "JAVA_HOME",
                tools.resolve("jdk").resolve(inUse).toString(),
                "HOME",
                tools.toString(),
                "PATH",
                tools.resolve("bin") + ":" + System.getenv("PATH"));
    }

    private Path log() {
        return tools.resolve("log");
    }

    private static void script(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
