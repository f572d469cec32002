package dev.signet.jose.jwk.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.testsupport.NamedModule;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The module as users have it: on the module path. */
class NamedModuleTest {

    @Test
    void serves_a_consumer_that_requires_nothing_else() {
        NamedModule.Run run = NamedModule.consumer(Path.of("src/test/consumer"), "dev.signet.jose.jwk.rotation")
                .run();

        assertThat(run.output()).isEqualTo("[SIGNING, PUBLISHED]\na payload\n");
        assertThat(run.exitCode()).isZero();
    }
}
