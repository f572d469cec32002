package dev.signet.jose.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A module that is published, and the jar that was built of it. Immutable.
 *
 * @param name the artifact's name
 * @param jar its jar
 */
record PublishedModule(String name, Path jar) {

    private static final Pattern IN_BOM = Pattern.compile("<dependency>\\s*<groupId>dev\\.signet\\.jose</groupId>"
            + "\\s*<artifactId>([a-z0-9-]+)</artifactId>\\s*<version>");
    private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");

    /** Returns the modules that the BOM lists, in its order. */
    static List<PublishedModule> all() throws IOException {
        return names().stream().map(PublishedModule::of).toList();
    }

    /** Returns the names of these modules. */
    static List<String> names() throws IOException {
        return IN_BOM.matcher(bom()).results().map(found -> found.group(1)).toList();
    }

    /** Returns the version of all modules. */
    static String version() throws IOException {
        return VERSION.matcher(bom())
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    /** Returns a module by the name of its artifact. */
    static PublishedModule of(String name) {
        try {
            Path folder = Stream.of(Checkout.ROOT, Checkout.ROOT.resolve("integrations"))
                    .map(parent -> parent.resolve(name))
                    .filter(Files::isDirectory)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("the BOM lists " + name + ", which has no folder"));
            Path jar = folder.resolve("target").resolve(name + "-" + version() + ".jar");
            if (Files.notExists(jar)) {
                throw new AssertionError(jar + " was not built; the module packaged has to depend on " + name);
            }
            return new PublishedModule(name, jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the folder of the module in the checkout. */
    Path folder() {
        return jar.resolveSibling("..").normalize();
    }

    /** Returns the jar of its sources. */
    Path sources() throws IOException {
        return jar.resolveSibling(name + "-" + version() + "-sources.jar");
    }

    Manifest manifest() throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest();
        }
    }

    /** Returns a header of the manifest, or an empty text. */
    String header(String header) throws IOException {
        String value = manifest().getMainAttributes().getValue(header);
        return value == null ? "" : value;
    }

    /** Returns whether the jar has a module descriptor of its own. */
    boolean hasDescriptor() throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getEntry("module-info.class") != null;
        }
    }

    ModuleDescriptor descriptor() {
        return ModuleFinder.of(jar).findAll().stream()
                .map(ModuleReference::descriptor)
                .findFirst()
                .orElseThrow();
    }

    /** Returns the text of a file of the jar. */
    String text(String path) throws IOException {
        try (FileSystem inside = FileSystems.newFileSystem(jar)) {
            return Files.readString(inside.getPath(path));
        }
    }

    /** Returns the texts of the files in a folder of the jar, by their paths; empty if there is no such folder. */
    Map<String, String> texts(String folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (FileSystem inside = FileSystems.newFileSystem(jar)) {
            Path start = inside.getPath(folder);
            if (Files.notExists(start)) {
                return texts;
            }
            try (Stream<Path> files = Files.walk(start)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    texts.put(file.toString(), Files.readString(file));
                }
            }
        }
        return texts;
    }

    @Override
    public String toString() {
        return name;
    }

    private static String bom() throws IOException {
        return Files.readString(Checkout.ROOT.resolve("jose-bom").resolve("pom.xml"), UTF_8);
    }
}
