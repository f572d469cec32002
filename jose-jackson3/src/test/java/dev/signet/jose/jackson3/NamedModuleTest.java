package dev.signet.jose.jackson3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.testsupport.NamedModule;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class NamedModuleTest {

    @Test
    void serves_a_consumer_that_opens_its_records() {
        NamedModule.Run run = NamedModule.consumer(Path.of("src/test/consumer"), "dev.signet.jose.jackson3")
                .run();

        assertThat(run.output().lines())
                .containsExactly("{\"sub\":\"alice\",\"roles\":[\"clerk\"],\"exp\":1767229200}", "true", "true");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void tells_a_consumer_that_does_not_open_its_records_what_to_write_where() {
        NamedModule.Run run = NamedModule.consumer(
                        Path.of("src/test/consumer-closed"), "dev.signet.jose.jackson3", "dev.signet.jose.jwt")
                .run();

        assertThat(run.output().lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .contains("consumer.Main$Session")
                        .endsWith("add \"opens consumer to tools.jackson.databind;\" to the module consumer"));
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void serves_a_consumer_of_keys_who_has_no_tokens() {
        NamedModule.Run run = NamedModule.consumer(
                        Path.of("src/test/consumer-of-keys"), "dev.signet.jose.jackson3", "dev.signet.jose.jwk")
                .run();

        assertThat(run.output()).isEqualTo("true\n");
        assertThat(run.exitCode()).isZero();
    }
}
