package dev.signet.jose.cli;

import static dev.signet.jose.cli.Ran.jose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

final class HelpTest {

    /** One command of a line of the shell: up to a pipe, a redirection, or the end of a group. */
    private static final Pattern EXAMPLE = Pattern.compile("\\bjose (?:'[^']*'|[^|<>&)\n'])+");

    private static final Pattern WORD = Pattern.compile("(?:'[^']*'|[^\\s'])+");

    /** The names of two words and more; a name of one word, such as Report, is a word of the language too. */
    private static final List<String> CLASSES = classes();

    private static List<String> classes() {
        try (Stream<Path> files = Files.list(
                Path.of(URI.create(Main.class.getResource("Main.class").toString()))
                        .getParent())) {
            return files.map(file -> file.getFileName().toString().replace(".class", ""))
                    .filter(name -> name.matches("[A-Z][a-z]+([A-Z][a-z]+)+"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<String> commands() {
        return below(Main.commands(shell()));
    }

    private static Console shell() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        return new Console(
                InputStream.nullInputStream(),
                out,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                Clock.systemUTC(),
                false,
                false);
    }

    private static Stream<String> below(CommandLine command) {
        return Stream.concat(
                Stream.of(command.getCommandSpec().qualifiedName()),
                command.getSubcommands().values().stream().flatMap(HelpTest::below));
    }

    @Test
    void covers_every_command() {
        assertThat(commands())
                .contains(
                        "jose",
                        "jose jwk gen",
                        "jose jwk pub",
                        "jose jwk thumbprint",
                        "jose jwk convert",
                        "jose jwk encrypt",
                        "jose jwk decrypt",
                        "jose jwks fetch",
                        "jose jws sign",
                        "jose jws verify",
                        "jose jwe encrypt",
                        "jose jwe decrypt",
                        "jose jwt issue",
                        "jose jwt verify",
                        "jose inspect",
                        "jose demo");
    }

    /** A renaming in the sources once reached the words of the help. */
    @ParameterizedTest
    @MethodSource("commands")
    void help_names_no_class_of_the_command_line(String command) {
        String help = jose((command + " --help").substring("jose ".length()).split(" "))
                .out();

        assertThat(CLASSES).contains("KeyReader");
        assertThat(help.split("[^A-Za-z]+")).doesNotContainAnyElementsOf(CLASSES);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_command_has_help_with_an_example(String command) {
        String[] args = (command + " --help").substring("jose ".length()).split(" ");

        Ran ran = jose(args);

        assertThat(ran).returns(0, Ran::code).returns("", Ran::err);
        assertThat(ran.out()).startsWith("Usage: " + command).containsPattern("Examples?:\n  .*jose ");
        assertThat(ran.out().lines()).allMatch(line -> line.length() <= 100);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_example_is_a_command_that_is_understood(String command) {
        String help = jose((command + " --help").substring("jose ".length()).split(" "))
                .out();
        List<String> examples = EXAMPLE.matcher(
                        help.substring(help.indexOf("Example")).replaceAll("\\\\\n +", ""))
                .results()
                .map(MatchResult::group)
                .toList();

        assertThat(examples).isNotEmpty();
        for (String example : examples) {
            String[] args = WORD.matcher(example)
                    .results()
                    .map(word -> word.group().replace("'", ""))
                    .skip(1)
                    .toArray(String[]::new);
            assertThatCode(() -> Main.commands(shell()).parseArgs(args))
                    .as(example)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void a_group_alone_shows_its_commands_as_an_error() {
        Ran ran = jose("jwk");

        assertThat(ran).returns(2, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).startsWith("Usage: jose jwk").contains("thumbprint");
    }

    @Test
    void a_command_that_does_not_exist_is_an_error() {
        Ran ran = jose("jwk", "bogus\u001b[2J");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err())
                .contains("Unmatched argument")
                .contains("See jose jwk --help")
                .doesNotContain("\u001b");
    }

    @Test
    void an_option_that_does_not_exist_is_an_error() {
        assertThat(jose("inspect", "--bogus")).returns(2, Ran::code).returns("", Ran::out);
    }
}
