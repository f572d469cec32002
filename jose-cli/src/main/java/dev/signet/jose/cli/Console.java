package dev.signet.jose.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import picocli.CommandLine.Help.Ansi;

/**
 * The surroundings of a command: the standard streams, the time, and whether a person sees colours. For one thread.
 *
 * @param in standard input
 * @param out standard output, for results and nothing else; text is written in UTF-8
 * @param err standard error, for everything that is no result
 * @param clock what tells the time
 * @param coloured whether the output is a terminal that shows colours
 * @param terminal whether standard error is a terminal, where progress can be drawn
 */
record Console(InputStream in, OutputStream out, PrintStream err, Clock clock, boolean coloured, boolean terminal) {

    static Console ofProcess() {
        // Not System.out: a PrintStream hides that a result could not be written.
        OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
        return new Console(System.in, out, System.err, Clock.systemUTC(), Ansi.AUTO.enabled(), errIsTerminal());
    }

    /** Java cannot tell; the script that starts it can. */
    private static boolean errIsTerminal() {
        return Boolean.getBoolean("jose.terminal");
    }

    /** Writes octets as they are; {@link UncheckedIOException} if that fails. */
    void write(byte[] octets) {
        try {
            out.write(octets);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** Writes a line of text. The caller has made sure that a terminal can be shown it. */
    void line(String text) {
        write((text + '\n').getBytes(UTF_8));
    }

    void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** Says on standard error what went wrong; the text may quote anything. */
    void message(String text) {
        text.lines().forEach(line -> err.print(Printable.text(line) + '\n'));
        err.flush();
    }
}
