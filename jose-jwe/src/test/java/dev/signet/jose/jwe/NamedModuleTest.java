package dev.signet.jose.jwe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.testsupport.NamedModule;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The module as users have it: on the module path, with BouncyCastle and without. */
class NamedModuleTest {

    private static final NamedModule CONSUMER =
            NamedModule.consumer(Path.of("src/test/consumer"), "dev.signet.jose.jwe");

    private static final int LINES = 25;

    @Test
    void everything_works_on_the_JDK_alone() {
        NamedModule.Run run = CONSUMER.run();

        assertThat(run.output().lines()).hasSize(LINES).allMatch(line -> line.endsWith(" plaintext"));
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void BouncyCastle_beside_it_does_no_harm() {
        NamedModule.Run run = CONSUMER.alsoWith("org.bouncycastle.provider").run();

        assertThat(run.output().lines()).hasSize(LINES).allMatch(line -> line.endsWith(" plaintext"));
        assertThat(run.exitCode()).isZero();
    }
}
