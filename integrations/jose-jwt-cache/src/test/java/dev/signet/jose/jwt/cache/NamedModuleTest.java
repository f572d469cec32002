package dev.signet.jose.jwt.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.testsupport.NamedModule;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The module as users have it: on the module path, where its service is found. */
class NamedModuleTest {

    @Test
    void serves_a_consumer_that_requires_nothing_but_jose_jwt() {
        NamedModule.Run run = NamedModule.consumer(Path.of("src/test/consumer"), "dev.signet.jose.jwt")
                .alsoWith("dev.signet.jose.jwt.cache")
                .run();

        assertThat(run.output()).isEqualTo("alice\nalice\n1\n");
        assertThat(run.exitCode()).isZero();
    }
}
