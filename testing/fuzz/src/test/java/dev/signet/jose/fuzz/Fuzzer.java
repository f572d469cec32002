package dev.signet.jose.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs fuzz targets, each under Jazzer in a JVM of its own. What Jazzer learns is kept below the working directory, in
 * {@code .cifuzz-corpus}, and is where the next run begins. An input that makes a target fail becomes a file among the
 * target's inputs in {@code src/test/resources}, if there are any, or else of the working directory. Immutable.
 *
 * @param root the root of the source tree
 * @param classPath what the targets need beside the tests of their module
 * @param options more options of the JVMs
 */
record Fuzzer(Path root, String classPath, List<String> options) {

    /** Seconds that one input may take. */
    private static final int TIMEOUT = 60;

    private static final int RESIDENT_MEGABYTES = 1000;

    /** The exit codes of success, of a failure that Jazzer reports, and of one that libFuzzer does. */
    private static final Set<Integer> ENDED = Set.of(0, 70, 71, 77);

    /** Returns a fuzzer with the class path of this JVM, less the folders of tests. */
    static Fuzzer in(Path root, String... options) {
        return new Fuzzer(
                root,
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .filter(entry -> !entry.endsWith("test-classes"))
                        .collect(Collectors.joining(File.pathSeparator)),
                List.of(options));
    }

    /**
     * Runs a target until it fails, or the time or the number of executions is reached.
     *
     * @param directory the working directory
     * @param seconds the most seconds after the start, or 0 for any number
     */
    FuzzRun run(FuzzTarget target, Path directory, long seconds, long executions)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile("fuzz", ".log");
        try {
            long start = System.nanoTime();
            ProcessBuilder builder = new ProcessBuilder(command(target, seconds, executions))
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put("JAZZER_FUZZ", "1");
            int code = end(builder.start());
            List<String> lines = Files.readAllLines(log, ISO_8859_1);
            FuzzRun run = FuzzRun.of(lines, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
            if (!ENDED.contains(code) || code != 0 && run.finding().isEmpty()) {
                throw new IllegalStateException(
                        target.name() + " ended with " + code + ":\n" + String.join("\n", lines));
            }
            return run;
        } finally {
            Files.delete(log);
        }
    }

    private static int end(Process process) throws IOException, InterruptedException {
        try {
            process.getOutputStream().close();
            return process.waitFor();
        } finally {
            process.destroyForcibly();
        }
    }

    private List<String> command(FuzzTarget target, long seconds, long executions) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of(
                "-Xmx400m",
                "-XX:+UseSerialGC",
                // Jazzer loads its agent into the JVM that it runs in, and newer JDKs want to be told that this is
                // meant.
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                target.classes(root) + File.pathSeparator + classPath,
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.type(),
                "--target_method=" + target.method(),
                "--instrumentation_includes=dev.signet.jose.**",
                "--custom_hook_includes=dev.signet.jose.**",
                "-dict=" + root.resolve("testing/fuzz/jose.dict"),
                "-max_total_time=" + seconds,
                "-runs=" + executions,
                "-timeout=" + TIMEOUT,
                // Below that a slow one says more of the machine than of the target.
                "-report_slow_units=" + TIMEOUT,
                "-rss_limit_mb=" + RESIDENT_MEGABYTES,
                "-print_final_stats=1"));
        return command;
    }
}
