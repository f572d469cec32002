package dev.signet.jose.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** What one run of {@code jose} did: its exit code, and what it wrote. */
record Ran(int code, byte[] octets, String err) {

    static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    static Ran jose(String... args) {
        return joseAt(NOW, new byte[0], args);
    }

    static Ran joseReading(String stdin, String... args) {
        return joseAt(NOW, stdin.getBytes(UTF_8), args);
    }

    static Ran joseReading(byte[] stdin, String... args) {
        return joseAt(NOW, stdin, args);
    }

    static Ran joseAt(Instant time, byte[] stdin, String... args) {
        return run(time, stdin, false, args);
    }

    /** As a person sees it, whose standard error is a terminal. */
    static Ran joseOnTerminal(String... args) {
        return run(NOW, new byte[0], true, args);
    }

    private static Ran run(Instant time, byte[] stdin, boolean terminal, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Clock clock = Clock.fixed(time, ZoneOffset.UTC);
        int code = Main.run(
                new Console(
                        new ByteArrayInputStream(stdin),
                        out,
                        new PrintStream(err, true, UTF_8),
                        clock,
                        false,
                        terminal),
                args);
        return new Ran(code, out.toByteArray(), err.toString(UTF_8));
    }

    String out() {
        return new String(octets, UTF_8);
    }

    /** What was written, less the new line after it. */
    String line() {
        return out().stripTrailing();
    }
}
