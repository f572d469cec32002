package dev.signet.jose.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;

/** What the log says of an application that does not start. */
final class FailureAnalysisTest {

    @TempDir
    Path folder;

    @Test
    void a_missing_property_is_named_with_an_example() throws IOException {
        assertThat(log("signet.jwt.issuers[0].issuer=https://login.example", "signet.jwt.issuers[0].algorithms=ES256"))
                .contains("APPLICATION FAILED TO START")
                .contains(
                        "The property signet.jwt.issuers[0].audiences cannot be used: expected the names of this service")
                .contains("signet.jwt.issuers[0].audiences=orders");
    }

    @Test
    void properties_without_an_issuer_are_no_reason_to_start_without_rules() throws IOException {
        assertThat(log("signet.jwt.key-sets.connect-timeout=1s"))
                .contains("The property signet.jwt.issuers[0].issuer cannot be used: expected at least one issuer");
    }

    @Test
    void a_property_with_a_spelling_mistake_stops_the_start() throws IOException {
        assertThat(log("signet.jwt.issuers[0].issuer=https://login.example", "signet.jwt.issuers[0].max-ages=5m"))
                .contains("APPLICATION FAILED TO START")
                .contains("signet.jwt.issuers[0].max-ages");
    }

    private String log(String... properties) throws IOException {
        Path log = folder.resolve("log");
        String[] all = Arrays.copyOf(properties, properties.length + 2);
        all[properties.length] = "logging.file.name=" + log;
        all[properties.length + 1] = "logging.threshold.console=off";
        assertThatThrownBy(() -> RunningApplication.start(BeansTest.Plain.class, WebApplicationType.NONE, all)
                        .close())
                .isInstanceOf(RuntimeException.class);
        return Files.readString(log);
    }
}
