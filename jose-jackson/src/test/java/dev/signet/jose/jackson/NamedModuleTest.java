package dev.signet.jose.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.testkit.NamedModule;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class NamedModuleTest {

    @Test
    void serves_a_consumer_that_opens_its_records() {
        NamedModule.Run run = NamedModule.consumer(Path.of("src/test/consumer"), "dev.signet.jose.jackson")
                .run();

        assertThat(run.output().lines())
                .containsExactly("{\"sub\":\"alice\",\"roles\":[\"clerk\"],\"exp\":1767229200}", "true", "true");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void serves_a_consumer_of_keys_who_has_no_tokens() {
        NamedModule.Run run = NamedModule.consumer(
                        Path.of("src/test/consumer-of-keys"), "dev.signet.jose.jackson", "dev.signet.jose.jwk")
                .run();

        assertThat(run.output()).isEqualTo("true\n");
        assertThat(run.exitCode()).isZero();
    }
}
