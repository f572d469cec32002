package dev.signet.jose.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/** Where {@code jose} starts. */
public final class Main {
    private Main() {}

    /**
     * Runs one command and ends the process with its exit code: 0 accepted, 1 token rejected, 2 usage or unusable key, 3
     * key source unavailable.
     *
     * @param args the command and its options
     */
    public static void main(String[] args) {
        System.exit(run(Shell.ofProcess(), args));
    }

    /** Runs one command and returns its exit code; nothing but {@code shell} is read or written. */
    static int run(Shell shell, String... args) {
        try {
            Arguments.requireDecoded(args);
        } catch (IllegalArgumentException e) {
            shell.complain("error: " + e.getMessage());
            return Outcome.UNUSABLE;
        }
        CommandLine jose = commands(shell);
        int code = jose.execute(args);
        jose.getOut().flush();
        try {
            shell.flush();
        } catch (UncheckedIOException e) {
            // A command that failed has said why.
            return code == Outcome.ACCEPTED ? Outcome.unwritten(shell, e) : code;
        }
        return code;
    }

    static CommandLine commands(Shell shell) {
        Inputs inputs = new Inputs(shell.in());
        Keys keys = new Keys(inputs);
        CommandLine jose = new CommandLine(new JoseCommand())
                .addSubcommand(new CommandLine(new JwkCommands(shell, inputs, keys))
                        .addSubcommand(new ConvertCommand(shell, inputs, keys)))
                .addSubcommand(new JwksCommands(shell))
                .addSubcommand(new JwsCommands(shell, inputs, keys))
                .addSubcommand(new JweCommands(shell, inputs, keys))
                .addSubcommand(new CommandLine(new JwtCommands())
                        .addSubcommand(new JwtIssueCommand(shell, inputs, keys))
                        .addSubcommand(new JwtVerifyCommand(shell, inputs, keys)))
                .addSubcommand(new InspectCommand(shell, inputs))
                .addSubcommand(new DemoCommand(shell));
        Arguments.registerConverters(jose);
        Outcome outcome = new Outcome(shell);
        return jose
                // A value such as @alice is a value, not the name of a file of arguments.
                .setExpandAtFiles(false)
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(100)
                .setColorScheme(Help.defaultColorScheme(shell.coloured() ? Ansi.ON : Ansi.OFF))
                .setOut(new PrintWriter(new OutputStreamWriter(shell.out(), UTF_8)))
                .setErr(new PrintWriter(shell.err(), true, UTF_8))
                .setParameterExceptionHandler(outcome)
                .setExecutionExceptionHandler(outcome);
    }
}
