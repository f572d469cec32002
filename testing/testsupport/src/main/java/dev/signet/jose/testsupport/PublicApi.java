package dev.signet.jose.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The public and protected face of one package as text, and its comparison with the text that was committed: what is
 * published shows in a diff before it is a promise. <em>Immutable.</em>
 */
public final class PublicApi {
    private static final String UPDATE = "signet.api.update";

    private static final Pattern HEAD = Pattern.compile("(?:class|interface|enum|record) ([\\w.]+)");

    private PublicApi() {}

    /**
     * Passes if the API of a package is the committed one. With {@code -Dsignet.api.update=true} it writes the file
     * instead, and passes.
     *
     * @param anchor any class of the package
     * @param committed such as {@code Path.of("api.txt")}; tests run in the folder of their module
     * @throws AssertionError if they differ, with the differing lines
     */
    public static void assertMatches(Class<?> anchor, Path committed) {
        String actual = render(anchor);
        try {
            if (Boolean.getBoolean(UPDATE)) {
                Files.writeString(committed, actual);
                return;
            }
            List<String> before = Files.exists(committed) ? Files.readAllLines(committed) : List.of();
            String difference = difference(before, actual.lines().toList());
            if (!difference.isEmpty()) {
                throw new AssertionError("The public API of " + anchor.getPackageName() + " is not the one in "
                        + committed + ":\n" + difference + "If that is meant, run this test with -D" + UPDATE
                        + "=true and commit the file with the change.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the public and protected types of a package with their public and protected members, sorted, one a line.
     *
     * @param anchor any class of the package; its folder or jar is what is listed
     */
    public static String render(Class<?> anchor) {
        String types = typesBeside(anchor)
                .sorted(Comparator.comparing(Class::getName))
                .map(TypeText::of)
                .collect(Collectors.joining("\n"));
        return "package " + anchor.getPackageName() + "\n" + (types.isEmpty() ? "" : "\n" + types);
    }

    private static String difference(List<String> before, List<String> now) {
        List<String> old = qualified(before);
        List<String> fresh = qualified(now);
        StringBuilder lines = new StringBuilder();
        old.stream().filter(line -> !fresh.contains(line)).forEach(line -> append(lines, "gone", line));
        fresh.stream().filter(line -> !old.contains(line)).forEach(line -> append(lines, "new ", line));
        return lines.toString();
    }

    private static void append(StringBuilder lines, String what, String line) {
        lines.append("  ").append(what).append("  ").append(line).append('\n');
    }

    /** Puts the name of the type before each member, so that a line says alone what it is about. */
    private static List<String> qualified(List<String> lines) {
        List<String> result = new ArrayList<>();
        String type = "";
        for (String line : lines) {
            if (line.startsWith(" ")) {
                result.add(type + ": " + line.strip());
            } else if (!line.isBlank()) {
                Matcher head = HEAD.matcher(line);
                type = head.find() ? head.group(1) : "";
                result.add(line);
            }
        }
        return result;
    }

    private static Stream<Class<?>> typesBeside(Class<?> anchor) {
        Path source = CodeSource.of(anchor);
        String folder = anchor.getPackageName().replace('.', '/');
        try {
            if (Files.isDirectory(source)) {
                return load(anchor, source.resolve(folder));
            }
            try (FileSystem jar = FileSystems.newFileSystem(source)) {
                return load(anchor, jar.getPath(folder));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Class<?>> load(Class<?> anchor, Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Class<?>> types = new ArrayList<>();
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".class") && !name.equals("package-info.class")) {
                    types.add(load(anchor, name.substring(0, name.length() - ".class".length())));
                }
            }
            return types.stream().filter(TypeText::isVisible);
        }
    }

    private static Class<?> load(Class<?> anchor, String simpleName) {
        try {
            return Class.forName(anchor.getPackageName() + "." + simpleName, false, anchor.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
