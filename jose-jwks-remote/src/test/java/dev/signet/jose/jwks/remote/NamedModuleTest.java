package dev.signet.jose.jwks.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.testsupport.NamedModule;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The module as users have it: on the module path, over a real connection. */
class NamedModuleTest {

    @Test
    void fetches_a_set_and_lets_the_process_end() {
        NamedModule.Run run = NamedModule.consumer(Path.of("src/test/consumer"), "dev.signet.jose.jwks.remote")
                .run();

        assertThat(run.output()).isEqualTo("""
                        1 key
                        true
                        no key set from 127.0.0.1: expected a connection, there was none
                        """);
        assertThat(run.exitCode()).isZero();
    }
}
