package dev.signet.jose.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ResourceBundle;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/** Entry point of {@code jose}. */
public final class Main {
    private Main() {}

    /**
     * Runs one command and ends the process with its exit code: 0 accepted, 1 token rejected, 2 usage or unusable key,
     * 3 key source unavailable.
     *
     * @param args the command and its options
     */
    public static void main(String[] args) {
        System.exit(run(Console.ofProcess(), args));
    }

    /** Runs one command and returns its exit code; nothing but {@code console} is read or written. */
    static int run(Console console, String... args) {
        try {
            Arguments.requireDecoded(args);
        } catch (IllegalArgumentException e) {
            console.message("error: " + e.getMessage());
            return ExitCodes.UNUSABLE;
        }
        CommandLine jose = commands(console);
        int code = jose.execute(args);
        jose.getOut().flush();
        try {
            console.flush();
        } catch (UncheckedIOException e) {
            // A command that failed has printed the reason.
            return code == ExitCodes.ACCEPTED ? ExitCodes.unwritten(console, e) : code;
        }
        return code;
    }

    static CommandLine commands(Console console) {
        Inputs inputs = new Inputs(console.in());
        KeyReader keys = new KeyReader(inputs);
        CommandLine jose = new CommandLine(new JoseCommand())
                .addSubcommand(new CommandLine(new JwkCommands(console, inputs, keys))
                        .addSubcommand(new ConvertCommand(console, inputs, keys)))
                .addSubcommand(new JwksCommands(console))
                .addSubcommand(new JwsCommands(console, inputs, keys))
                .addSubcommand(new JweCommands(console, inputs, keys))
                .addSubcommand(new CommandLine(new JwtCommands())
                        .addSubcommand(new JwtIssueCommand(console, inputs, keys))
                        .addSubcommand(new JwtVerifyCommand(console, inputs, keys)))
                .addSubcommand(new InspectCommand(console, inputs))
                .addSubcommand(new DemoCommand(console));
        Arguments.registerConverters(jose);
        describe(jose, new AlgorithmLists());
        ExitCodes outcome = new ExitCodes(console);
        return jose
                // A value such as @alice is a value, not the name of a file of arguments.
                .setExpandAtFiles(false)
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(100)
                .setColorScheme(Help.defaultColorScheme(console.coloured() ? Ansi.ON : Ansi.OFF))
                .setOut(new PrintWriter(new OutputStreamWriter(console.out(), UTF_8)))
                .setErr(new PrintWriter(console.err(), true, UTF_8))
                .setParameterExceptionHandler(outcome)
                .setExecutionExceptionHandler(outcome);
    }

    /** A bundle is for one command: its commands need it as well. */
    private static void describe(CommandLine command, ResourceBundle lists) {
        command.setResourceBundle(lists);
        command.getSubcommands().values().forEach(one -> describe(one, lists));
    }
}
