package dev.signet.jose.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.signet.jose.providers.ChildJvm.Ran;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tests of the modules pass with each set of providers, but those in a list for each set: without BouncyCastle, tests of
 * secp256k1 and of PEM that needs it; with a provider that the application registered, what that one lacks or answers in
 * its own way. The modules' own builds run all of them with BouncyCastle.
 */
@Execution(ExecutionMode.CONCURRENT)
final class SuitesTest {

    private static final List<String> MODULES = List.of("jose-jwk", "jose-jws", "jose-jwe");

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    static Stream<Arguments> runs() {
        return Stream.of(
                        ProviderSet.JDK,
                        ProviderSet.ACCP,
                        ProviderSet.ACCP_REGISTERED,
                        ProviderSet.CONSCRYPT_REGISTERED)
                .flatMap(set -> MODULES.stream().map(module -> Arguments.of(set, module)));
    }

    @Tag("suites")
    @ParameterizedTest
    @MethodSource("runs")
    void no_test_fails_but_those_that_are_listed(ProviderSet set, String module, @TempDir Path folder)
            throws Exception {
        assumeTrue(set.loads(), "the native library of " + set + " is not made for this platform");

        Ran ran = run(set, module, ".*", folder);

        int last = ran.out().size() - 1;
        assertThat(Integer.parseInt(ran.out().get(last))).isGreaterThan(500);
        assertThat(ran.out().subList(0, last)).as(ran.err()).isSubsetOf(listed(set));
    }

    /** So that the runs above, which are no part of each build, stay possible. */
    @Test
    void one_class_runs_in_a_JVM_of_its_own(@TempDir Path folder) throws Exception {
        Ran ran = run(ProviderSet.JDK, "jose-jws", ".*\\.HmacTest", folder);

        assertThat(ran.out()).as(ran.err()).hasSize(1);
        assertThat(Integer.parseInt(ran.out().get(0))).isGreaterThan(5);
    }

    @ParameterizedTest
    @EnumSource(
            value = ProviderSet.class,
            names = {"JDK", "ACCP", "ACCP_REGISTERED", "CONSCRYPT_REGISTERED"})
    void each_listed_test_is_there(ProviderSet set) throws Exception {
        String sources = sources();

        assertThat(listed(set))
                .allSatisfy(test -> assertThat(sources)
                        .contains("class " + test.substring(0, test.indexOf('.')) + " ")
                        .contains(" " + test.substring(test.indexOf('.') + 1) + "("));
    }

    private static Ran run(ProviderSet set, String module, String names, Path folder) throws Exception {
        String classes = ROOT.resolve(module).resolve("target/test-classes").toString();
        List<String> arguments = new ArrayList<>(List.of(classes, names));
        arguments.addAll(set.registration());
        Ran ran = new ChildJvm(folder, classes + File.pathSeparator + set.classPath())
                .run(
                        ROOT.resolve(module),
                        List.of(
                                "-ea",
                                // The tests are over before what the second compiler makes of them would pay.
                                "-XX:TieredStopAtLevel=1",
                                "-Djazzer.hooks=false",
                                "-Dsignet.vectors=" + System.getProperty("signet.vectors")),
                        SuiteRun.class,
                        arguments);
        assertThat(ran.code()).as(ran.err()).isZero();
        return ran;
    }

    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    all.append(Files.readString(file));
                }
            }
        }
        return all.toString();
    }

    /** Returns the lines of the file for a set that are not comments. */
    private static List<String> listed(ProviderSet set) throws IOException {
        return Files.readAllLines(Path.of("src", "test", "resources", "suites", set.fileName() + ".txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }
}
