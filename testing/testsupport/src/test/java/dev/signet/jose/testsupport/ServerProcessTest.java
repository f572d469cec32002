package dev.signet.jose.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {

    @Test
    void a_server_whose_log_nobody_reads_goes_on(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("file");
        String script = "echo ready; yes | head -c 1000000; echo went on > " + file;
        ServerProcess server = ServerProcess.start(List.of("sh", "-c", script), "ready");

        server.end("CONT");

        assertThat(file).hasContent("went on");
    }

    @Test
    void a_server_that_ends_too_early_is_an_error_with_what_it_said() {
        assertThatThrownBy(() -> ServerProcess.start(List.of("sh", "-c", "echo the port is taken"), "ready"))
                .isInstanceOf(IOException.class)
                .hasMessage("the server did not say \"ready\" but:\nthe port is taken");
    }

    /** Its number is the first thing that it says; then it closes its output and goes on. */
    @Test
    void a_server_that_runs_and_will_not_be_ready_is_ended() {
        assertThatThrownBy(() ->
                        ServerProcess.start(List.of("sh", "-c", "echo $$; exec sleep 600 > /dev/null 2>&1"), "ready"))
                .isInstanceOf(IOException.class)
                .satisfies(refusal -> {
                    String[] lines = refusal.getMessage().split("\n", -1);
                    assertThat(lines).hasSize(2);
                    assertThat(ProcessHandle.of(Long.parseLong(lines[1]))).isEmpty();
                });
    }

    @Test
    void what_it_says_later_can_be_waited_for() throws IOException {
        try (ServerProcess server =
                ServerProcess.start(List.of("sh", "-c", "echo ready; echo first; echo last"), "ready")) {
            server.awaitLine("last");

            assertThatThrownBy(() -> server.awaitLine("first"))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the server did not say \"first\" but:");
        }
    }
}
