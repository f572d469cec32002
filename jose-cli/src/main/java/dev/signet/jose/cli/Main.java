package dev.signet.jose.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.ResourceBundle;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/** Entry point of {@code jose}. */
public final class Main {

    /** The groups of commands, in the order of the help. */
    private static final List<String> GROUPS = List.of("jwk", "jwks", "jws", "jwe", "jwt", "inspect", "demo");

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
        CommandLine jose = commandsFor(console, args);
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

    /** Returns the whole tree of commands. */
    static CommandLine commands(Console console) {
        return commands(console, GROUPS);
    }

    /**
     * Returns the part of the tree that these arguments need. Reading the annotations of one group of commands takes
     * longer than most commands themselves.
     */
    private static CommandLine commandsFor(Console console, String[] args) {
        boolean named = args.length > 0 && GROUPS.contains(args[0]);
        return commands(console, named ? List.of(args[0]) : GROUPS);
    }

    private static CommandLine commands(Console console, List<String> groups) {
        CommandLine jose = new CommandLine(new JoseCommand());
        Inputs inputs = new Inputs(console.in());
        KeyReader keys = new KeyReader(inputs);
        for (String group : groups) {
            jose.addSubcommand(group(group, console, inputs, keys));
        }
        return configured(jose, console);
    }

    private static Object group(String name, Console console, Inputs inputs, KeyReader keys) {
        return switch (name) {
            case "jwk" ->
                new CommandLine(new JwkCommands(console, inputs, keys))
                        .addSubcommand(new ConvertCommand(console, inputs, keys));
            case "jwks" -> new JwksCommands(console);
            case "jws" -> new JwsCommands(console, inputs, keys);
            case "jwe" -> new JweCommands(console, inputs, keys);
            case "jwt" ->
                new CommandLine(new JwtCommands())
                        .addSubcommand(new JwtIssueCommand(console, inputs, keys))
                        .addSubcommand(new JwtVerifyCommand(console, inputs, keys));
            case "inspect" -> new InspectCommand(console, inputs);
            case "demo" -> new DemoCommand(console);
            default -> throw new IllegalArgumentException("no group of commands: " + name);
        };
    }

    private static CommandLine configured(CommandLine jose, Console console) {
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
