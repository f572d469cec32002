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
 * What an error means to the shell: an exit code, and words on standard error. Whose fault it is decides, as in the
 * library itself. For one thread.
 */
final class Outcome implements IParameterExceptionHandler, IExecutionExceptionHandler {

    static final int ACCEPTED = 0;
    static final int REJECTED = 1;
    static final int UNUSABLE = 2;
    static final int UNAVAILABLE = 3;

    private final Shell shell;

    Outcome(Shell shell) {
        this.shell = shell;
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine at = e.getCommandLine();
        String command = at.getCommandSpec().qualifiedName();
        if (!at.getSubcommands().isEmpty() && at.getUnmatchedArguments().isEmpty()) {
            // A group without its command: what there is says more than what is missing.
            shell.complain(at.getUsageMessage(Ansi.OFF));
            return UNUSABLE;
        }
        shell.complain("error: " + e.getMessage() + "\nSee " + command + " --help");
        return UNUSABLE;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        if (e instanceof InvalidTokenException rejection) {
            rejected(rejection);
            return REJECTED;
        }
        if (e instanceof KeySourceException) {
            shell.complain("error: " + e.getMessage());
            return UNAVAILABLE;
        }
        if (e instanceof UncheckedIOException unwritten) {
            return unwritten(shell, unwritten);
        }
        if (e instanceof IllegalArgumentException || e instanceof IllegalStateException) {
            shell.complain("error: " + e.getMessage());
            return UNUSABLE;
        }
        shell.complain("error: this should not have happened, please report it: "
                + e.getClass().getName());
        return UNUSABLE;
    }

    /** A result that nobody got is no success; that a reader had enough, as head does, needs no words. */
    static int unwritten(Shell shell, UncheckedIOException e) {
        String message = String.valueOf(e.getMessage());
        if (!message.contains("Broken pipe")) {
            shell.complain("error: the result cannot be written: " + message);
        }
        return UNUSABLE;
    }

    /** A token chooses the names of its claims, and none may look like a line of ours. */
    private void rejected(InvalidTokenException e) {
        if (e.failures().isEmpty()) {
            shell.complain(Printable.text("rejected: " + e.reason() + ": " + e.getMessage()));
        }
        e.failures()
                .forEach(failure -> shell.complain(Printable.text("rejected: " + failure.reason() + ": " + failure)));
    }
}
