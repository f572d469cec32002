package dev.signet.jose.cli;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The test class path less some jars, in a class loader of its own. Immutable. */
record Without(List<String> artifacts) {

    /** Returns the class path less every entry in whose path one of these artifacts stands. */
    static Without jars(String... artifacts) {
        return new Without(List.of(artifacts));
    }

    /** Runs one method of {@link BareCalls} and throws what it throws. */
    void run(String method, String... arguments) throws Throwable {
        try (URLClassLoader loader = new URLClassLoader(entries(), ClassLoader.getPlatformClassLoader())) {
            loader.loadClass(BareCalls.class.getName())
                    .getMethod(method, String[].class)
                    .invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private URL[] entries() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> artifacts.stream().noneMatch(entry::contains))
                .map(Without::url)
                .toArray(URL[]::new);
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
