package dev.signet.jose.jws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.testsupport.NamedModule;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The module as users have it: on the module path, with BouncyCastle and without. */
class NamedModuleTest {

    private static final NamedModule CONSUMER =
            NamedModule.consumer(Path.of("src/test/consumer"), "dev.signet.jose.jws");

    @Test
    void everything_but_ES256K_works_on_the_JDK_alone() {
        NamedModule.Run run = CONSUMER.run();

        assertThat(run.output()).contains("HS256 payload", "PS512 payload", "ES512 payload", "Ed448 payload");
        assertThat(run.output()).endsWith("ES256K needs a jar\n");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void BouncyCastle_beside_it_is_found_without_asking() {
        NamedModule.Run run = CONSUMER.alsoWith("org.bouncycastle.provider").run();

        assertThat(run.output()).contains("Ed25519 payload").endsWith("ES256K payload\n");
        assertThat(run.exitCode()).isZero();
    }
}
