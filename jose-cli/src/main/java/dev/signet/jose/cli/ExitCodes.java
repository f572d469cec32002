package dev.signet.jose.cli;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.KeySourceException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Maps errors to exit codes and messages on standard error, by their cause: the token, the caller, or the key source.
 * For one thread.
 */
final class ExitCodes implements IParameterExceptionHandler, IExecutionExceptionHandler {

    static final int ACCEPTED = 0;
    static final int REJECTED = 1;
    static final int UNUSABLE = 2;
    static final int UNAVAILABLE = 3;

    private final Console console;

    ExitCodes(Console console) {
        this.console = console;
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine at = e.getCommandLine();
        String command = at.getCommandSpec().qualifiedName();
        if (!at.getSubcommands().isEmpty() && at.getUnmatchedArguments().isEmpty()) {
            // A group without its command: the list of commands helps more than an error.
            console.message(at.getUsageMessage(Ansi.OFF));
            return UNUSABLE;
        }
        console.message("error: " + e.getMessage() + "\nSee " + command + " --help");
        return UNUSABLE;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        if (e instanceof InvalidTokenException rejection) {
            rejected(rejection);
            return REJECTED;
        }
        if (e instanceof KeySourceException) {
            console.message("error: " + e.getMessage());
            return UNAVAILABLE;
        }
        if (e instanceof UncheckedIOException unwritten) {
            return unwritten(console, unwritten);
        }
        if (e instanceof IllegalArgumentException || e instanceof IllegalStateException) {
            console.message("error: " + e.getMessage());
            return UNUSABLE;
        }
        console.message("error: this should not have happened, please report it: "
                + e.getClass().getName());
        return UNUSABLE;
    }

    /**
     * A result that could not be written is no success; a reader that closed the pipe, as head does, needs no message.
     */
    static int unwritten(Console console, UncheckedIOException e) {
        String message = String.valueOf(e.getMessage());
        if (!message.contains("Broken pipe")) {
            console.message("error: the result cannot be written: " + message);
        }
        return UNUSABLE;
    }

    /** A token chooses the names of its claims, and none may look like a line of ours. */
    private void rejected(InvalidTokenException e) {
        if (e.failures().isEmpty()) {
            console.message(Printable.text("rejected: " + e.reason() + ": " + e.getMessage()));
        }
        e.failures()
                .forEach(failure -> console.message(Printable.text("rejected: " + failure.reason() + ": " + failure)));
    }
}
