package dev.signet.jose.testsupport;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.module.Configuration;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A user's own module, compiled and run on the module path in a JVM of its own. The path holds the modules that the
 * test names and what those require, and nothing else: a missing {@code requires}, {@code exports} or {@code opens}
 * shows.
 *
 * <p>The modules come from the test class path, where a jar and a folder of classes count alike. <em>Immutable.</em>
 */
public final class NamedModule {
    private static final long PATIENCE_SECONDS = 60;

    private final Path sources;
    private final Set<String> modules;

    private NamedModule(Path sources, Set<String> modules) {
        this.sources = sources;
        this.modules = modules;
    }

    /**
     * What a run left behind.
     *
     * @param exitCode of the JVM
     * @param output what it printed, standard error included
     */
    public record Run(int exitCode, String output) {}

    /**
     * Returns the consumer whose sources lie in a folder.
     *
     * @param sources holds {@code module-info.java} and {@code consumer/Main.java}; the name of the module is
     *     {@code consumer}
     * @param modules the modules that it may see; what they require comes along
     */
    public static NamedModule consumer(Path sources, String... modules) {
        return new NamedModule(sources, new LinkedHashSet<>(List.of(modules)));
    }

    /**
     * Returns the same consumer with more modules beside those that it names, such as providers of a service.
     *
     * @param more names of modules
     */
    public NamedModule alsoWith(String... more) {
        Set<String> all = new LinkedHashSet<>(modules);
        all.addAll(List.of(more));
        return new NamedModule(sources, all);
    }

    /**
     * Compiles the consumer and returns what {@code consumer.Main} does when it runs with these arguments.
     *
     * @throws AssertionError if it does not compile, with what the compiler said, or does not end within a minute
     * @throws IllegalArgumentException if a module is not on the test class path
     */
    public Run run(String... arguments) {
        try {
            Path classes = Files.createTempDirectory("consumer");
            try {
                String path = modulePath();
                compile(path, classes);
                return start(path.isEmpty() ? classes.toString() : classes + File.pathSeparator + path, arguments);
            } finally {
                delete(classes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String modulePath() {
        Map<String, Path> available = new LinkedHashMap<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            moduleAt(Path.of(entry))
                    .forEach(found -> available.putIfAbsent(found.descriptor().name(), Path.of(entry)));
        }
        for (String module : modules) {
            if (!available.containsKey(module)) {
                throw new IllegalArgumentException("the test class path has no module " + module);
            }
        }
        return required(available).stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** Follows {@code requires}, but not {@code requires static}, from the named modules. */
    private Set<Path> required(Map<String, Path> available) {
        ModuleFinder finder = ModuleFinder.of(available.values().toArray(Path[]::new));
        // Not resolveAndBind: a provider that only happens to be on the test class path stays out.
        Configuration resolved =
                Configuration.resolve(finder, List.of(ModuleLayer.boot().configuration()), ModuleFinder.of(), modules);
        return resolved.modules().stream()
                .sorted(Comparator.comparing(module -> module.name()))
                .filter(module -> available.containsKey(module.name()))
                .map(module -> available.get(module.name()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<ModuleReference> moduleAt(Path entry) {
        // A folder without a descriptor holds test classes; ModuleFinder would look for modules inside it.
        if (Files.isDirectory(entry) && !Files.exists(entry.resolve("module-info.class"))) {
            return Set.of();
        }
        try {
            return ModuleFinder.of(entry).findAll();
        } catch (FindException unusable) {
            return Set.of();
        }
    }

    private void compile(String modulePath, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Path> units;
        try (Stream<Path> files = Files.walk(sources)) {
            units = files.filter(file -> file.toString().endsWith(".java")).toList();
        }
        StringWriter said = new StringWriter();
        List<String> options =
                List.of("--release", "17", "-proc:none", "--module-path", modulePath, "-d", classes.toString());
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            boolean compiled = compiler.getTask(
                            said, files, null, options, null, files.getJavaFileObjectsFromPaths(units))
                    .call();
            if (!compiled) {
                throw new AssertionError("the consumer does not compile:\n" + said);
            }
        }
    }

    private static Run start(String modulePath, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-p",
                modulePath,
                "-m",
                "consumer/consumer.Main"));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("consumer", ".txt");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            // With these a JVM announces on standard error that it picked them up.
            builder.environment().keySet().removeAll(Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError("the consumer did not end; it printed:\n" + Files.readString(output));
            }
            return new Run(process.exitValue(), Files.readString(output));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while the consumer ran", e);
        } finally {
            Files.delete(output);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
