package dev.signet.jose.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.testsupport.NamedModule;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class NamedModuleTest {

    @Test
    void serves_a_consumer_that_requires_nothing_else() {
        NamedModule.Run run = NamedModule.consumer(Path.of("src/test/consumer"), "dev.signet.jose.jwt")
                .run();

        assertThat(run.output()).isEqualTo("alice\ntrue\n2026-01\nan issuer is required\na binding is missing\n");
        assertThat(run.exitCode()).isZero();
    }
}
