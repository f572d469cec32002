package dev.signet.jose.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.signet.jose.core.JsonBinding;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.testsupport.NamedModule;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The adapters to Jackson 2 and Jackson 3 in one application. */
final class BothBindingsTest {

    private static final String HOW_TO_CHOOSE = "binding claims to records needs a JsonBinding, and there are 2"
            + " (dev.signet.jose.jackson.JacksonBinding, dev.signet.jose.jackson3.JacksonBinding): keep one of their jars,"
            + " or pass the one to use, as in claims.as(Session.class, new JacksonBinding())";

    record Session(String sub) {}

    @Test
    void neither_is_taken_on_the_class_path() {
        JwtClaims claims = JwtClaims.builder().subject("alice").build();

        for (int i = 0; i < 2; i++) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> claims.as(Session.class))
                    .withMessage(HOW_TO_CHOOSE);
            assertThatIllegalStateException()
                    .isThrownBy(() -> JwtClaims.of(new Session("alice")))
                    .withMessage(HOW_TO_CHOOSE);
        }
    }

    @Test
    void the_one_that_is_passed_serves() {
        for (JsonBinding binding :
                List.of(new dev.signet.jose.jackson.JacksonBinding(), new dev.signet.jose.jackson3.JacksonBinding())) {
            JwtClaims claims = JwtClaims.of(new Session("alice"), binding);

            assertThat(claims.toObject()).isEqualTo(JsonObject.parse("{\"sub\":\"alice\"}"));
            assertThat(claims.as(Session.class, binding)).isEqualTo(new Session("alice"));
        }
    }

    @Test
    void neither_is_taken_on_the_module_path() {
        NamedModule.Run run = NamedModule.consumer(
                        Path.of("src/test/consumer"),
                        "dev.signet.jose.jwt",
                        "dev.signet.jose.jackson",
                        "dev.signet.jose.jackson3")
                .run();

        assertThat(run.output().lines()).containsExactly(HOW_TO_CHOOSE, "true", "true");
        assertThat(run.exitCode()).isZero();
    }
}
