package dev.signet.jose.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.signet.jose.providers.ChildJvm.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The provider that computes each operation is the one in the file of the set of providers. With
 * {@code -Dsignet.providers.update=true} the files are written.
 */
final class ComputingProvidersTest {

    @ParameterizedTest
    @EnumSource(ProviderSet.class)
    void each_operation_is_computed_by_the_provider_that_the_file_names(ProviderSet set, @TempDir Path folder)
            throws Exception {
        assumeTrue(set.loads(), "the native library of " + set + " is not made for this platform");

        Ran ran = new ChildJvm(folder, set.classPath()).recorded(Operations.class, set.registration());

        assertThat(ran.code()).as(ran.err()).isZero();
        if (Boolean.getBoolean("signet.providers.update")) {
            Files.write(file(set), ran.out());
        }
        assertThat(without(ran.out(), expected(set))).as("not in the file").isEmpty();
        assertThat(without(expected(set), ran.out())).as("only in the file").isEmpty();
        assertThat(ran.err()).isEmpty();
    }

    /** Returns the lines of the one that the other lacks: the lists are long. */
    static List<String> without(List<String> lines, List<String> others) {
        return lines.stream().filter(line -> !others.contains(line)).toList();
    }

    /** Returns a line for each operation, with the providers that compute it. */
    static List<String> expected(ProviderSet set) throws IOException {
        return Files.readAllLines(file(set));
    }

    private static Path file(ProviderSet set) {
        return Path.of("src", "test", "resources", "computing", set.fileName() + ".txt");
    }
}
