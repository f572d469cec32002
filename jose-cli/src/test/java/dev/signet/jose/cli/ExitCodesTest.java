package dev.signet.jose.cli;

import static dev.signet.jose.cli.Ran.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.KeySourceException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ExitCodesTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void a_key_source_that_is_down_is_3() {
        assertThat(outcomeOf(new KeySourceException("no answer"))).isEqualTo(3);
        assertThat(err.toString(UTF_8)).isEqualTo("error: no answer\n");
    }

    @Test
    void a_rejected_token_is_1_and_its_claims_cannot_pose_as_lines_of_ours() {
        ClaimFailure failure = new ClaimFailure("a\nnote: opened", Code.MISSING, "present", "missing");

        assertThat(outcomeOf(new InvalidTokenException(List.of(failure)))).isEqualTo(1);
        assertThat(err.toString(UTF_8))
                .startsWith("rejected: CLAIM_REJECTED: a\\u000anote: opened")
                .hasLineCount(1);
    }

    @Test
    void a_jar_that_is_missing_is_2() {
        assertThat(outcomeOf(new IllegalStateException("add bcprov"))).isEqualTo(2);
        assertThat(err.toString(UTF_8)).isEqualTo("error: add bcprov\n");
    }

    @Test
    void a_bug_is_never_success_and_shows_no_stack() {
        assertThat(outcomeOf(new ClassCastException("secret"))).isEqualTo(2);
        assertThat(err.toString(UTF_8))
                .isEqualTo("error: this should not have happened, please report it: java.lang.ClassCastException\n");
    }

    @Test
    void a_reader_that_had_enough_is_quiet_and_no_success() {
        assertThat(Main.run(shell(failing("Broken pipe")), "--help")).isEqualTo(2);
        assertThat(Main.run(shell(failing("Broken pipe")), "demo")).isEqualTo(2);
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void a_disk_that_is_full_is_said() {
        assertThat(Main.run(shell(failing("No space left on device")), "jwk", "gen", "--alg", "ES256"))
                .isEqualTo(2);
        assertThat(err.toString(UTF_8)).isEqualTo("error: the result cannot be written: No space left on device\n");
    }

    private int outcomeOf(Exception e) {
        Console console = shell(OutputStream.nullOutputStream());
        return new ExitCodes(console)
                .handleExecutionException(
                        e, Main.commands(console), Main.commands(console).parseArgs("demo"));
    }

    private Console shell(OutputStream out) {
        return new Console(
                InputStream.nullInputStream(),
                out,
                new PrintStream(err, true, UTF_8),
                Clock.fixed(NOW, ZoneOffset.UTC),
                false,
                false);
    }

    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException(message);
            }

            @Override
            public void flush() throws IOException {
                throw new IOException(message);
            }
        };
    }
}
