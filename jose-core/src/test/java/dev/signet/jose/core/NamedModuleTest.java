package dev.signet.jose.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.testsupport.NamedModule;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class NamedModuleTest {
    @Test
    void serves_a_consumer_that_requires_nothing_else() {
        NamedModule.Run run = NamedModule.consumer(Path.of("src/test/consumer"), "dev.signet.jose.core")
                .run();

        assertThat(run.output().strip()).isEqualTo("dev.signet.jose.core");
        assertThat(run.exitCode()).isZero();
    }
}
