package dev.signet.jose.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A fuzz target: a method of a module's tests that takes any octets. Immutable.
 *
 * @param module the folder of the module, from the root of the source tree
 * @param type the name of the class, with its package
 * @param method the name of the method
 */
record FuzzTarget(String module, String type, String method) {

    private static final Path TEST_CLASSES = Path.of("target", "test-classes");
    private static final String SUFFIX = "FuzzTest.class";

    /** Returns the targets of all modules whose tests are compiled, by name. */
    static List<FuzzTarget> all(Path root) throws IOException {
        try (Stream<Path> folders =
                Files.find(root, 2, (path, attributes) -> Files.isDirectory(path.resolve(TEST_CLASSES)))) {
            return folders.flatMap(module -> of(root, module).stream())
                    .sorted(Comparator.comparing(FuzzTarget::name))
                    .toList();
        }
    }

    /** Returns the name, such as {@code jose-jws/CompactJwsFuzzTest.verify}. */
    String name() {
        return module + "/" + type.substring(type.lastIndexOf('.') + 1) + "." + method;
    }

    Path folder(Path root) {
        return root.resolve(module);
    }

    Path classes(Path root) {
        return folder(root).resolve(TEST_CLASSES);
    }

    private static List<FuzzTarget> of(Path root, Path module) {
        Path classes = module.resolve(TEST_CLASSES);
        String name = root.relativize(module).toString().replace('\\', '/');
        try (Stream<Path> files = Files.walk(classes);
                URLClassLoader loader =
                        new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(file -> file.endsWith(SUFFIX))
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replaceAll("[/\\\\]", "."))
                    .flatMap(type -> methods(loader, type).map(method -> new FuzzTarget(name, type, method)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> methods(ClassLoader loader, String type) {
        try {
            return Arrays.stream(Class.forName(type, false, loader).getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(FuzzTest.class))
                    .map(method -> method.getName());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
