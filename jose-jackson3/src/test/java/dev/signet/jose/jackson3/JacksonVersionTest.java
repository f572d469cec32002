package dev.signet.jose.jackson3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** That the other tests of this module ran with the version of Jackson that was meant. */
@EnabledIfSystemProperty(named = "signet.jackson3", matches = ".+")
final class JacksonVersionTest {

    @Test
    void the_version_is_the_one_that_was_asked_for() {
        String version = System.getProperty("signet.jackson3");

        assertThat(new JsonMapper().version()).hasToString(version);
        assertThat(new JsonFactory().version()).hasToString(version);
    }
}
