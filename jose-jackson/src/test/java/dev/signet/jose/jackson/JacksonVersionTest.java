package dev.signet.jose.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** That the other tests of this module ran with the version of Jackson that was meant. */
@EnabledIfSystemProperty(named = "signet.jackson", matches = ".+")
final class JacksonVersionTest {

    @Test
    void the_version_is_the_one_that_was_asked_for() {
        String version = System.getProperty("signet.jackson");

        assertThat(new ObjectMapper().version()).hasToString(version);
        assertThat(new Jdk8Module().version()).hasToString(version);
        assertThat(new JsonFactory().version()).hasToString(version);
    }
}
