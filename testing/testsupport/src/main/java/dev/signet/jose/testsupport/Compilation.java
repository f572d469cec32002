package dev.signet.jose.testsupport;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * What the compiler says to a user's code, so that a test can show that a mistake does not compile. Beside each refused
 * snippet stands its correct sibling, which must compile: a snippet with a typing error is refused as well.
 *
 * <p>The snippet sees the test class path from a package of its own. <em>Immutable.</em>
 */
public final class Compilation {
    private final List<String> errors;

    private Compilation(List<String> errors) {
        this.errors = errors;
    }

    /**
     * Returns what the compiler says to statements in the body of a method.
     *
     * @param statements Java, each statement with its semicolon
     * @param imports names of types, or of static members after {@code static}
     */
    public static Compilation of(String statements, String... imports) {
        String names = Stream.of(imports).map(name -> "import " + name + ";\n").collect(Collectors.joining());
        String unit = """
                package consumer;
                %s
                final class Snippet {
                    void run() throws Exception {
                        %s
                    }
                }
                """.formatted(names, statements);
        return ofUnit("consumer/Snippet.java", unit);
    }

    /**
     * Returns what the compiler says to a whole source file.
     *
     * @param path where the file would lie under its source root, such as {@code consumer/Snippet.java}
     */
    public static Compilation ofUnit(String path, String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<String> options = List.of(
                "--release", "17", "-proc:none", "-Xlint:none", "-classpath", System.getProperty("java.class.path"));
        try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, diagnostics, options, null, List.of(new SourceInMemory(path, source)));
            task.analyze();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Compilation(diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
                .toList());
    }

    /** Returns whether it compiles. */
    public boolean succeeded() {
        return errors.isEmpty();
    }

    /** Returns the compiler's errors in the order of the source; none if it compiles. */
    public List<String> errors() {
        return errors;
    }

    /** Returns the errors, one a line. */
    @Override
    public String toString() {
        return succeeded() ? "compiles" : String.join("\n", errors);
    }

    private static final class SourceInMemory extends SimpleJavaFileObject {
        private final String source;

        SourceInMemory(String path, String source) {
            super(URI.create("string:///" + path), Kind.SOURCE);
            this.source = source;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
        }
    }
}
