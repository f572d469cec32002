package dev.signet.jose.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Kotlin's compiler accepts and refuses, with the jars of the library and without JSpecify's and Jackson's. */
final class KotlinTest {

    private static final Pattern OF_A_USER = Pattern.compile("jose-(core|jwk|jws|jwe|jwt|kotlin)\\b|kotlin-stdlib");

    private static final String IMPORTS = """
            import dev.signet.jose.jwk.*
            import dev.signet.jose.jwt.*
            import dev.signet.jose.kotlin.*
            import java.security.interfaces.*
            import given.*
            import kotlin.time.Duration.Companion.minutes
            """;

    private static final Path GIVEN = Path.of("src/test/resources/documents/Given.kt");

    @TempDir
    Path folder;

    @Test
    void kotlin_in_the_documents_compiles() throws IOException {
        List<Snippet> snippets = new ArrayList<>();
        for (Document document : Document.all(Checkout.ROOT)) {
            snippets.addAll(document.snippets().stream()
                    .filter(snippet -> snippet.language().equals("kotlin"))
                    .toList());
        }
        assertThat(snippets).extracting(Snippet::document).contains("README.md", "docs/kotlin.md");

        assertThat(compile(snippets.stream().map(Snippet::code).toList())).isEmpty();
    }

    @Test
    void types_of_java_without_null_are_those_of_kotlin() throws IOException {
        assertThat(compile(List.of(
                        "fun string(decoder: JwtDecoder, token: String) = decoder.decode(token)",
                        "fun nullable(claims: JwtClaims): String? = claims.subject")))
                .isEmpty();
    }

    @Test
    void null_does_not_compile_where_a_value_is_needed() throws IOException {
        List<String> errors = compile(List.of(
                "fun literal(decoder: JwtDecoder) = decoder.decode(null)",
                "fun nullable(decoder: JwtDecoder, token: String?) = decoder.decode(token)",
                "fun claim(claims: JwtClaims): String = claims.subject"));

        assertThat(errors).hasSize(3);
        assertThat(errors.get(0)).contains("null cannot be a value of a non-null type 'String'");
        assertThat(errors.get(1)).contains("actual type is 'String?', but 'String' was expected");
        assertThat(errors.get(2)).contains("expected 'String', actual 'String?'");
    }

    /** Compiles each piece in a package of its own and returns the errors and warnings, in the order of the pieces. */
    private List<String> compile(List<String> pieces) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-no-stdlib", "-no-reflect", "-jvm-target", "17"));
        arguments.addAll(List.of(
                "-classpath", classPath(), "-d", folder.resolve("classes").toString()));
        arguments.add(GIVEN.toString());
        for (int i = 0; i < pieces.size(); i++) {
            String unit = "package piece" + i + "\n" + IMPORTS + pieces.get(i) + "\n";
            arguments.add(
                    Files.writeString(folder.resolve("Piece" + i + ".kt"), unit).toString());
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        new K2JVMCompiler().exec(new PrintStream(said, true, UTF_8), arguments.toArray(String[]::new));
        return said.toString(UTF_8)
                .lines()
                .filter(line -> line.contains(": error: ") || line.contains("warning: "))
                .toList();
    }

    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> OF_A_USER.matcher(entry).find())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
