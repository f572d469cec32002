package dev.signet.jose.providers;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** BouncyCastle's FIPS provider in approved-only mode, which cannot stand beside bcprov. Runs in the profile {@code fips}. */
@EnabledIfSystemProperty(named = "signet.fips", matches = ".+")
final class FipsTest {

    private static final String PROVIDER = "org.bouncycastle.jcajce.provider.BouncyCastleFipsProvider";

    @ParameterizedTest
    @CsvSource({"first, fips-registered", "only, fips-pinned"})
    void each_operation_is_computed_by_the_provider_or_refused(String how, String file, @TempDir Path folder)
            throws Exception {
        String classPath = ProviderSet.JDK.classPath() + File.pathSeparator + System.getProperty("signet.fips");

        new ComputationsFile(file)
                .isWhatRan(new ChildJvm(folder, classPath)
                        .recorded(
                                Operations.class,
                                List.of(how + "=" + PROVIDER),
                                "-Dorg.bouncycastle.fips.approved_only=true"));
    }
}
