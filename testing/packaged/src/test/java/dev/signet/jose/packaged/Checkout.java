package dev.signet.jose.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A source tree that was built, as a reader has one: links to what stands in the real one, so that commands run as they are
 * written and leave their files in a folder of the test's own. Immutable.
 *
 * @param folder the folder
 */
record Checkout(Path folder) {

    /** The real source tree. */
    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    /** What a process did. */
    record Ran(int code, String out, String err) {}

    static Checkout in(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(ROOT)) {
            for (Path entry : entries.toList()) {
                Files.createSymbolicLink(folder.resolve(entry.getFileName()), entry);
            }
        }
        return new Checkout(folder);
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** Runs a script in bash and waits for it. */
    Ran run(String script, String... environment) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        Process process = builder(script, environment)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                throw new AssertionError("still running: " + script);
            }
            return new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** Starts a script in bash; its errors come with its output. */
    Process start(String script, String... environment) throws IOException {
        return builder(script, environment).redirectErrorStream(true).start();
    }

    /** The script is a file, because Java writes arguments in the character set of its own locale. */
    private ProcessBuilder builder(String script, String... environment) {
        ProcessBuilder builder;
        try {
            Path file = Files.writeString(Files.createTempFile(folder, "script", ".sh"), script + '\n', UTF_8);
            builder = new ProcessBuilder("bash", "-o", "pipefail", file.toString()).directory(folder.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String java = System.getProperty("java.home");
        builder.environment().put("JAVA_HOME", java);
        builder.environment().merge("PATH", java + "/bin", (path, first) -> first + ":" + path);
        for (int i = 0; i < environment.length; i += 2) {
            builder.environment().put(environment[i], environment[i + 1]);
        }
        return builder;
    }
}
