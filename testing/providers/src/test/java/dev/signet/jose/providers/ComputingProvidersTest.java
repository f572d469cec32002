package dev.signet.jose.providers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The provider that computes each operation is the one in the file of the set of providers. */
final class ComputingProvidersTest {

    @ParameterizedTest
    @EnumSource(ProviderSet.class)
    void each_operation_is_computed_by_the_provider_that_the_file_names(ProviderSet set, @TempDir Path folder)
            throws Exception {
        assumeTrue(set.loads(), "the native library of " + set + " is not made for this platform");

        new ComputationsFile(set.fileName())
                .isWhatRan(new ChildJvm(folder, set.classPath()).recorded(Operations.class, set.registration()));
    }
}
