package dev.signet.jose.benchmarks.suite;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The JVMs that measure: each with this one's executable, and with a class path and arguments of its own. */
final class Processes implements AutoCloseable {

    /** The same heap and collector for each row. */
    private static final List<String> JVM = List.of("-Xms1g", "-Xmx1g", "-XX:+UseG1GC", "-Djmh.ignoreLock=true");

    private static final long MINUTES = 30;

    private final String java =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private final Path folder;

    Processes() throws IOException {
        this.folder = Files.createTempDirectory("benchmarks");
    }

    /** Deletes what the processes wrote. */
    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }

    /** Returns the class path of this process. */
    static List<String> classPath() {
        return List.of(System.getProperty("java.class.path").split(File.pathSeparator));
    }

    /** Returns a file for a process to write. */
    Path file() throws IOException {
        return Files.createTempFile(folder, "fork", ".txt");
    }

    /** Runs a class of this suite and waits for its end; throws with the end of what it said if it failed. */
    void run(List<String> jvm, List<String> classPath, Class<?> main, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(JVM);
        command.addAll(jvm);
        command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), main.getName()));
        command.addAll(arguments);
        output(command);
    }

    /** Runs a command and returns what it said. */
    String output(List<String> command) throws IOException, InterruptedException {
        Path log = file();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                throw new IOException("takes more than " + MINUTES + " minutes");
            }
        } finally {
            process.destroyForcibly();
        }
        String said = Files.readString(log);
        if (process.exitValue() != 0) {
            throw new IOException("ended with " + process.exitValue() + ": " + cause(said));
        }
        return said;
    }

    String java() {
        return java;
    }

    /** Returns the lines of an output that say what went wrong. */
    private static String cause(String said) {
        List<String> lines = said.lines()
                .filter(line -> !line.startsWith("\tat ") && !line.isBlank())
                .toList();
        List<String> causes = lines.stream()
                .filter(line -> line.contains("Exception") || line.contains("Error"))
                .toList();
        List<String> shown = causes.isEmpty() ? lines : causes;
        return String.join(" | ", shown.subList(Math.max(0, shown.size() - 3), shown.size()));
    }
}
