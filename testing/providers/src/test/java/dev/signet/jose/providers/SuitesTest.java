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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tests of the modules pass with each set of providers, but those in a list for each set: without BouncyCastle, tests of
 * secp256k1 and of PEM that needs it; with a provider that the application registered, what that one lacks or answers in
 * its own way. The modules' own builds run all of them with BouncyCastle.
 */
@Tag("suites")
@Execution(ExecutionMode.CONCURRENT)
final class SuitesTest {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    static Stream<Arguments> runs() {
        return Stream.of(
                        ProviderSet.JDK,
                        ProviderSet.ACCP,
                        ProviderSet.ACCP_REGISTERED,
                        ProviderSet.CONSCRYPT_REGISTERED)
                .flatMap(set -> Stream.of("jose-jwk", "jose-jws", "jose-jwe").map(module -> Arguments.of(set, module)));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void no_test_fails_but_those_that_are_listed(ProviderSet set, String module, @TempDir Path folder)
            throws Exception {
        assumeTrue(set.loads(), "the native library of " + set + " is not made for this platform");
        String classes = ROOT.resolve(module).resolve("target/test-classes").toString();
        List<String> arguments = new ArrayList<>(List.of(classes));
        arguments.addAll(set.registration());

        Ran ran = new ChildJvm(folder, classes + File.pathSeparator + set.classPath())
                .run(
                        ROOT.resolve(module),
                        List.of(
                                "-ea",
                                // The tests are over before what the second compiler makes of them would pay.
                                "-XX:TieredStopAtLevel=1",
                                "-Djazzer.hooks=false"),
                        SuiteRun.class,
                        arguments);

        assertThat(ran.code()).as(ran.err()).isZero();
        int last = ran.out().size() - 1;
        assertThat(Integer.parseInt(ran.out().get(last))).isGreaterThan(500);
        assertThat(ran.out().subList(0, last)).as(ran.err()).isSubsetOf(listed(set));
    }

    /** Returns the lines of the file for a set that are not comments. */
    private static List<String> listed(ProviderSet set) throws IOException {
        return Files.readAllLines(Path.of("src", "test", "resources", "suites", set.fileName() + ".txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }
}
