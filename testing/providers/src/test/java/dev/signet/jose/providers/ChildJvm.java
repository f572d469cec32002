package dev.signet.jose.providers;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * A JVM with a class path of its own, whose providers nothing has touched. Immutable.
 *
 * @param folder for files; a test's own
 * @param classPath the class path
 */
record ChildJvm(Path folder, String classPath) {

    private static final long PATIENCE_MINUTES = 10;

    /**
     * What a program did.
     *
     * @param code its exit code
     * @param out what it printed
     * @param err what it printed on standard error
     */
    record Ran(int code, List<String> out, String err) {}

    /** Runs a program under {@link JcaRecorder}. */
    Ran recorded(Class<?> program, List<String> arguments, String... options) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("-javaagent:" + agent(folder));
        // Otherwise newer JDKs complain about it on standard error.
        all.add("-Dnet.bytebuddy.safe=true");
        return run(folder, all, program, arguments);
    }

    /** Runs a program in a working directory, as the tests of a module want it. */
    Ran run(Path directory, List<String> options, Class<?> program, List<String> arguments)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        // Newer JDKs want to be told that native libraries are meant; 17 knows the option.
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", classPath, program.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        // With these a JVM announces on standard error that it picked them up.
        builder.environment().keySet().removeAll(Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                throw new AssertionError("still running: " + command);
            }
            return new Ran(process.exitValue(), Files.readAllLines(out), Files.readString(err));
        } finally {
            process.destroyForcibly();
        }
    }

    /** Writes a jar that names the agent, whose classes are on the class path. */
    private static Path agent(Path folder) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", JcaRecorder.class.getName());
        manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
        Path jar = Files.createTempFile(folder, "agent", ".jar");
        try (OutputStream file = Files.newOutputStream(jar)) {
            new JarOutputStream(file, manifest).close();
        }
        return jar;
    }
}
