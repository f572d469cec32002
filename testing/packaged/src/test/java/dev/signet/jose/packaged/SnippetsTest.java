package dev.signet.jose.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.signet.jose.packaged.Checkout.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Java in the documents, by the rules of {@code docs/architecture.md}: each piece compiles or stands in a source that
 * does, and one that says what comes of it is run. What runs prints to the output of the process.
 */
@Isolated
final class SnippetsTest {

    private static final String README = "README.md";

    @TempDir
    static Path classes;

    @TempDir
    Path folder;

    private static List<JavaPiece> pieces;
    private static String sources;
    private static JavaPieces compiled;

    @BeforeAll
    static void compile() throws IOException {
        pieces = new ArrayList<>();
        for (Document document : Document.all(Checkout.ROOT)) {
            pieces.addAll(JavaPieces.of(document, pieces.size()));
        }
        sources = unspaced(textOfSources());
        compiled = JavaPieces.compiled(
                pieces.stream().filter(piece -> !isExcerpt(piece)).toList(), classes);
    }

    @AfterAll
    static void close() throws IOException {
        compiled.close();
    }

    @Test
    void finds_pieces_of_each_sort() {
        assertThat(pieces)
                .extracting(piece -> piece.snippet().document())
                .contains(README, "docs/getting-started.md", "docs/kms.md", "docs/remembering.md");
        assertThat(pieces).anyMatch(SnippetsTest::isExcerpt).anyMatch(JavaPiece::isProgram);
        assertThat(pieces).anyMatch(piece -> piece.hasOutcome() && !piece.isProgram());
    }

    @TestFactory
    List<DynamicNode> each_piece_compiles_or_stands_in_a_source() {
        return forEach(pieces, piece -> {
            if (!isExcerpt(piece)) {
                assertThat(compiled.errors(piece)).isEmpty();
            }
        });
    }

    @TestFactory
    List<DynamicNode> what_a_piece_says_comes_of_it() {
        return forEach(
                pieces.stream().filter(JavaPiece::hasOutcome).toList(),
                piece -> assertThat(compiled.run(piece)).matches(piece.printed()));
    }

    @Test
    void a_piece_with_a_name_that_is_gone_does_not_compile() throws IOException {
        List<JavaPiece> two = pieces("signer.withKeyId(\"2026-01\");\n", "int i;\nsigner.keyId(\"2026-01\");\n");

        try (JavaPieces said = JavaPieces.compiled(two, folder)) {
            assertThat(said.errors(two.get(0))).isEmpty();
            assertThat(said.errors(two.get(1)))
                    .singleElement()
                    .asString()
                    .startsWith("a.md:8 ")
                    .contains("keyId");
        }
    }

    @Test
    void an_outcome_that_is_another_one_is_noticed() throws Exception {
        List<JavaPiece> three = pieces(
                "System.out.println(1);   // prints 1\nList.of(1).add(2);   // throws UnsupportedOperationException\n",
                "System.out.println(1);   // prints 2\nInteger.valueOf(1);   // throws NumberFormatException\n",
                "JsonObject.parse(\"{\");   // throws InvalidTokenException: EXPIRED\n");

        try (JavaPieces run = JavaPieces.compiled(three, folder)) {
            assertThat(run.run(three.get(0))).matches(three.get(0).printed());
            assertThat("1\n").doesNotMatch(three.get(1).printed());
            assertThatThrownBy(() -> run.run(three.get(1))).hasMessageContaining("nothing was thrown");
            assertThatThrownBy(() -> run.run(three.get(2)))
                    .hasMessageContaining("expected InvalidTokenException: EXPIRED, was ");
        }
    }

    @Test
    void the_first_token_of_the_readme_is_a_program_that_prints_its_subject() throws Exception {
        JavaPiece program = pieces.stream()
                .filter(piece -> piece.snippet().document().equals(README) && piece.isProgram())
                .findFirst()
                .orElseThrow();
        String file = program.typeName() + ".java";
        Files.writeString(folder.resolve(file), program.snippet().code());

        Ran ran = new Checkout(folder)
                .run("java -cp \"$CLASSES\" " + file, "CLASSES", System.getProperty("java.class.path"));

        assertThat(ran.out()).as(ran.err()).isEqualTo("alice\n");
    }

    /** Pieces of the examples and of the tests are compiled and tested there; what has an outcome is run here. */
    private static boolean isExcerpt(JavaPiece piece) {
        return !piece.hasOutcome() && sources.contains(unspaced(piece.snippet().code()));
    }

    private static String textOfSources() throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path source : SourceTree.files(Checkout.ROOT, ".java")) {
            String name = Checkout.ROOT.relativize(source).toString().replace('\\', '/');
            if (name.startsWith("examples/") || name.contains("/src/test/java/")) {
                text.append(Files.readString(source)).append('\n');
            }
        }
        return text.toString();
    }

    private static String unspaced(String text) {
        return text.replaceAll("\\s+", "");
    }

    private static List<JavaPiece> pieces(String... code) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String one : code) {
            lines.addAll(List.of("", "```java"));
            lines.addAll(one.lines().toList());
            lines.add("```");
        }
        return JavaPieces.of(new Document("a.md", lines), 0);
    }

    /** What is checked of a piece. */
    private interface Check {
        void of(JavaPiece piece) throws Exception;
    }

    private static List<DynamicNode> forEach(List<JavaPiece> pieces, Check check) {
        Map<String, List<JavaPiece>> byDocument = pieces.stream()
                .collect(Collectors.groupingBy(
                        piece -> piece.snippet().document(), LinkedHashMap::new, Collectors.toList()));
        List<DynamicNode> nodes = new ArrayList<>();
        byDocument.forEach((document, ofIt) -> nodes.add(dynamicContainer(
                document, ofIt.stream().map(piece -> dynamicTest(piece.snippet().toString(), () -> check.of(piece))))));
        return nodes;
    }
}
