package dev.signet.jose.cli;

import static dev.signet.jose.cli.Ran.NOW;
import static dev.signet.jose.cli.Ran.jose;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class DemoCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void plays_the_whole_story() {
        Ran ran = jose("demo");

        assertThat(ran).returns(0, Ran::code).returns("", Ran::err);
        assertThat(ran.out())
                .contains("the key was 2026-02")
                .contains("refused: SIGNATURE_INVALID: ")
                .contains("refused: EXPIRED: ")
                .contains("\"diagnosis\": \"hay fever\"")
                .contains("refused: DECRYPTION_FAILED: ")
                .contains("refused: CLAIM_REJECTED: ")
                .contains("ok  a new one demands both signatures")
                .endsWith("All 13 steps behaved.\n")
                .doesNotContain("\"d\":", "\"priv\":")
                .doesNotContain("FAILED  ");
    }

    @Test
    void colours_nothing_but_a_terminal() {
        stage(true).expect(true, "here");
        String coloured = out.toString(UTF_8);
        out.reset();
        stage(false).expect(true, "here");

        assertThat(coloured).contains("\u001b[32m");
        assertThat(out.toString(UTF_8)).isEqualTo("   ok  here\n");
    }

    @Test
    void does_not_end_well_when_something_was_not_refused() {
        DemoStage stage = stage(false);

        stage.expectRefusal(Reason.EXPIRED, () -> {});

        assertThat(stage.end()).isFalse();
        assertThat(out.toString(UTF_8)).contains("FAILED  expected a refusal: EXPIRED");
    }

    @Test
    void does_not_end_well_when_something_was_refused_for_another_reason() {
        DemoStage stage = stage(false);

        stage.expectRefusal(Reason.EXPIRED, () -> {
            throw new InvalidTokenException(Reason.MALFORMED, "no");
        });

        assertThat(stage.end()).isFalse();
    }

    private DemoStage stage(boolean coloured) {
        return new DemoStage(new Console(
                InputStream.nullInputStream(),
                out,
                new PrintStream(out, true, UTF_8),
                Clock.fixed(NOW, ZoneOffset.UTC),
                coloured,
                false));
    }
}
