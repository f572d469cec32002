package dev.signet.jose.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The services of the examples, started as their documents say, and asked by the lines that they print. */
final class ServicesTest {

    private static final String LOGIN = "login service   (\\S+)";
    /** The doctor's line is the last one. */
    private static final String ALL_LINES = "(?s).*CAROL=[^\n]*\ncurl [^\n]*/doctor\n";

    private static final String ALL_LINES_OF_SEVERAL = "(?s).*\nsleep 5\n(?:curl [^\n]*\n){3}.*";

    @TempDir
    Path folder;

    @Test
    void examples_http_is_started_and_its_own_lines_are_tried() throws Exception {
        Checkout checkout = Checkout.in(folder);
        try (Service service = new Service(checkout.start(command("examples/http", "./examples/http/run") + " 0"))) {
            String said = service.until(ALL_LINES);
            String lines = said.substring(said.indexOf("# Log in"));

            Checkout.Ran ran = checkout.run(lines);

            assertThat(ran.err()).doesNotContain("command not found");
            assertThat(statuses(ran.out()))
                    .containsExactly("200", "401", "401", "403", "200", "200", "200", "403", "200");
            assertThat(ran.out()).contains("\"keys\":[", "scones", "\"ssn_sealed\":true", "fell down a hole");
        }
    }

    @Test
    void two_of_each_are_started_over_one_redis_and_their_own_lines_are_tried() throws Exception {
        Checkout checkout = Checkout.in(folder);
        assumeTrue(
                checkout.run("command -v redis-server").code() == 0,
                "redis-server is not installed (Debian: apt-get install redis-server)");
        String command = command("examples/http", "./examples/http/run instances");
        try (Service service = new Service(checkout.start(command + " 0"))) {
            String said = service.until(ALL_LINES_OF_SEVERAL);

            // The lines after these wait until copies of the key set have expired; InstancesTest moves a clock instead.
            Checkout.Ran ran =
                    checkout.run(said.substring(said.indexOf("# Log in"), said.indexOf("# That key is stolen")));

            assertThat(statuses(ran.out())).containsExactly("200", "200", "200", "401", "200", "200", "200");
            assertThat(ran.out()).contains("the token was used before", "\"placed\":\"tea\"");
        }
    }

    @Test
    void examples_spring_is_started_beside_it_and_asked() throws Exception {
        Checkout checkout = Checkout.in(folder);
        try (Service http = new Service(checkout.start(command("examples/http", "./examples/http/run") + " 0"))) {
            String login = group(http.until("(?s).*" + LOGIN + "\n.*"), LOGIN);
            try (Service spring = new Service(checkout.start(
                    command("examples/spring", "java -cp "),
                    "SERVER_PORT",
                    "0",
                    "LOGIN_ADDRESS",
                    login.replace("http://", "")))) {
                String port =
                        group(spring.until("(?s).*Tomcat started on port [0-9]+.*"), "Tomcat started on port ([0-9]+)");
                String curl = command("examples/spring", "curl ").replace(":8710", ":" + port);
                String token = "TOKEN=$(curl -s -d 'user=alice&password=wonderland' " + login
                        + "/login | sed 's/.*\"access_token\":\"\\([^\"]*\\)\".*/\\1/')\n";

                assertThat(checkout.run(token + curl).out()).contains("scones").startsWith("HTTP/1.1 200");
                assertThat(checkout.run("TOKEN=x\n" + curl).out()).startsWith("HTTP/1.1 401");
            }
        }
    }

    private static String command(String module, String beginning) throws IOException {
        String readme = module + "/README.md";
        return new Document(readme, Files.readAllLines(Checkout.ROOT.resolve(readme)))
                .commands().stream()
                        .map(Command::text)
                        .filter(text -> text.startsWith(beginning))
                        .findFirst()
                        .orElseThrow();
    }

    private static List<String> statuses(String output) {
        return Pattern.compile("HTTP/1\\.1 ([0-9]{3})")
                .matcher(output)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String group(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    /** A process that runs until it is stopped. */
    private record Service(Process process) implements AutoCloseable {

        /** Returns what it has said as soon as that matches. */
        String until(String pattern) throws Exception {
            Pattern expected = Pattern.compile(pattern);
            StringBuilder said = new StringBuilder();
            return CompletableFuture.supplyAsync(() -> {
                        try {
                            BufferedReader lines =
                                    new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
                            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                                said.append(line).append('\n');
                                if (expected.matcher(said).matches()) {
                                    return said.toString();
                                }
                            }
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                        throw new AssertionError("it ended, and said: " + said);
                    })
                    .get(5, TimeUnit.MINUTES);
        }

        @Override
        public void close() {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
