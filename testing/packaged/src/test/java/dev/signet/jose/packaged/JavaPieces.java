package dev.signet.jose.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Pieces of Java, compiled together as users would, with all of the library on the class path. For one thread: what
 * runs prints to the output of the process.
 */
final class JavaPieces implements AutoCloseable {

    private final List<Diagnostic<? extends JavaFileObject>> errors;
    private final URLClassLoader classes;

    private JavaPieces(List<Diagnostic<? extends JavaFileObject>> errors, URLClassLoader classes) {
        this.errors = errors;
        this.classes = classes;
    }

    /** Returns the class that pieces extend. */
    static String given() throws IOException {
        return Files.readString(Path.of("src/test/resources/documents/Given.java"));
    }

    /** Returns the pieces of a document that are to be compiled. */
    static List<JavaPiece> of(Document document, int firstNumber) throws IOException {
        String given = given();
        List<Snippet> snippets = document.snippets().stream()
                .filter(snippet -> snippet.language().equals("java"))
                .toList();
        String stated = snippets.stream()
                .filter(snippet -> new JavaPiece(snippet, 0, given, "").isImports())
                .map(Snippet::code)
                .findFirst()
                .orElse("");
        List<JavaPiece> pieces = new ArrayList<>();
        for (Snippet snippet : snippets) {
            JavaPiece piece = new JavaPiece(snippet, firstNumber + pieces.size(), given, stated);
            if (!piece.isImports() && !piece.isOutline()) {
                pieces.add(piece);
            }
        }
        return pieces;
    }

    /** Compiles pieces; their classes are written to a folder. */
    static JavaPieces compiled(List<JavaPiece> pieces, Path folder) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<String> options = List.of(
                "--release",
                "17",
                "-proc:none",
                "-Xlint:none",
                "-Xmaxerrs",
                "1000",
                "-classpath",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString());
        List<Source> sources = Stream.concat(
                        Stream.of(new Source("consumer.Given", given())),
                        pieces.stream().map(piece -> new Source(piece.className(), piece.source())))
                .toList();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, Locale.ROOT, UTF_8)) {
            compiler.getTask(null, files, diagnostics, options, null, sources).call();
        }
        URL[] found = {folder.toUri().toURL()};
        return new JavaPieces(
                diagnostics.getDiagnostics().stream()
                        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                        .toList(),
                new URLClassLoader(found, JavaPieces.class.getClassLoader()));
    }

    /** Returns what the compiler says to a piece, with lines of the document; nothing if it compiles. */
    List<String> errors(JavaPiece piece) {
        return errors.stream()
                .filter(error -> error.getSource() instanceof Source source && source.of(piece.className()))
                .map(error -> piece.snippet().document() + ":" + piece.lineInDocument(error.getLineNumber()) + " "
                        + error.getMessage(Locale.ROOT))
                .toList();
    }

    /** Runs a piece that compiled, and returns what it printed. */
    String run(JavaPiece piece) throws Exception {
        Class<?> type = classes.loadClass(piece.className());
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, UTF_8));
        try {
            if (piece.isProgram()) {
                Method main = type.getDeclaredMethod("main", String[].class);
                main.setAccessible(true);
                main.invoke(null, (Object) new String[0]);
            } else {
                Constructor<?> constructor = type.getDeclaredConstructor();
                constructor.setAccessible(true);
                Method method = type.getDeclaredMethod("piece");
                method.setAccessible(true);
                method.invoke(constructor.newInstance());
            }
        } catch (InvocationTargetException e) {
            throw new AssertionError(piece.snippet() + ": " + e.getCause(), e.getCause());
        } finally {
            System.setOut(before);
        }
        return printed.toString(UTF_8);
    }

    @Override
    public void close() throws IOException {
        classes.close();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String className;
        private final String text;

        Source(String className, String text) {
            super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
            this.className = className;
            this.text = text;
        }

        boolean of(String name) {
            return className.equals(name);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
