package dev.signet.jose.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each attack in {@code docs/threats.md} has classes that answer it, and tests that run in each build, or in each where
 * there is what the table says that they need.
 */
final class ThreatsTest {

    private static final String PAGE = "docs/threats.md";

    /** A number is never given away: it may be named elsewhere. */
    private static final int LAST_NUMBER = 143;

    private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\| (.+) \\| (.+) \\| (.+) \\| (.+) \\|");

    /** One class with its tests, and what these need beside the project. */
    private static final Pattern PROOF =
            Pattern.compile("\\[(\\w+)]\\(\\.\\./([^()]+\\.java)\\)((?: `\\w+`)+)( \\(needs [^()]+\\))?");

    private static final String BETWEEN_PROOFS = " · ";
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    private static List<Row> rows = List.of();

    /** The simple names of the classes that are not tests. */
    private static Set<String> classes = Set.of();

    /** The classes that others extend. */
    private static Set<String> extended = Set.of();

    /** The simple names of what tests share and may skip them. */
    private static Set<String> assuming = Set.of();

    private static final Map<String, Optional<TestSource>> SOURCES = new HashMap<>();

    /** A line of a table: what is done, what Signet does, which classes do it, and which tests prove it. */
    record Row(int number, String where, String proofs) {

        @Override
        public String toString() {
            return Integer.toString(number);
        }
    }

    static List<Row> rows() {
        return rows;
    }

    @BeforeAll
    static void read() throws IOException {
        rows = rows(Document.of(PAGE).lines());
        List<Path> files = SourceTree.files(Checkout.ROOT, ".java");
        classes = files.stream()
                .map(Path::toString)
                .filter(name -> name.contains("/src/main/"))
                .map(name -> name.substring(name.lastIndexOf('/') + 1, name.length() - ".java".length()))
                .collect(Collectors.toSet());
        Pattern extension = Pattern.compile("\\bextends (\\w+)");
        extended = new HashSet<>();
        assuming = new HashSet<>();
        for (Path file : files) {
            if (file.startsWith(Checkout.ROOT.resolve("testing"))
                    || file.toString().contains("/src/test/")) {
                String text = Files.readString(file);
                extension.matcher(text).results().forEach(found -> extended.add(found.group(1)));
                String name = file.getFileName().toString().replace(".java", "");
                if (TestSource.assumes(text) && !name.endsWith("Test")) {
                    assuming.add(name);
                }
            }
        }
    }

    @Test
    void no_number_is_missing() {
        assertThat(rows)
                .extracting(Row::number)
                .isEqualTo(IntStream.rangeClosed(1, LAST_NUMBER).boxed().toList());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void each_attack_has_classes_that_answer_it(Row row) {
        assertThat(NAME.matcher(row.where())
                        .results()
                        .map(found -> found.group(1))
                        .toList())
                .isNotEmpty()
                .isSubsetOf(classes);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void each_attack_has_tests_that_run_in_each_build_or_say_what_they_need(Row row) throws IOException {
        assertThat(faults(row.proofs())).isEmpty();
    }

    @Test
    void what_is_no_proof_is_noticed() throws IOException {
        String known = "[LinksTest](../testing/packaged/src/test/java/dev/signet/jose/packaged/LinksTest.java)";

        assertThat(faults(known + " `each_link_leads_to_a_file_and_a_heading_of_it`"))
                .isEmpty();
        assertThat(faults(known)).hasSize(1);
        assertThat(faults("see elsewhere")).hasSize(1);
        assertThat(faults(known + " `documents`")).containsExactly("LinksTest#documents is no test");
        assertThat(faults(known + " `gone`")).containsExactly("LinksTest#gone does not exist");
        assertThat(faults("[GoneTest](../testing/GoneTest.java) `gone`"))
                .containsExactly("there is no testing/GoneTest.java");
        assertThat(faults("[Other" + known.substring(1) + " `gone`"))
                .containsExactly("there is no OtherLinksTest in LinksTest.java");
        assertThat(faults("[Command](../testing/packaged/src/main/java/Command.java) `run`"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "class A { @Test void a() { run(); } }|",
                "class A { @ParameterizedTest @ValueSource(ints = 1) void a(int b) { run(); } }|",
                "class A { @FuzzTest void a(byte[] b) { run(b); } }|",
                "class A { @Test @Disabled void a() { run(); } }|A#a does not run in each build",
                "@Disabled class A { @Test void a() { run(); } }|A does not run in each build",
                "@Tag(\"slow\") class A { @Test void a() { run(); } }|A does not run in each build",
                "class A { @Test @EnabledIf(\"b\") void a() { run(); } }|A#a does not run in each build",
                "class A { @Nested class B { @Test void a() { run(); } } }|",
                "class A { @Nested @Disabled class B { @Test void a() { run(); } } }|A#a does not exist",
                "class A { void a() { run(); } }|A#a is no test",
                "class A { @Test void b() { run(); } }|A#a does not exist"
            })
    void what_does_not_run_in_each_build_is_noticed(String source, String fault) throws IOException {
        assertThat(TestSource.of("A", source).orElseThrow().fault("a")).isEqualTo(Optional.ofNullable(fault));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "class A { @Test void a() { run(); } void run() {} @Test void b() { assumeTrue(c); } }|false",
                "class A { @Test void a() { assumeTrue(b); run(); } }|true",
                "class A { @Test void a() { Assumptions.abort(\"b\"); } }|true",
                "class A { @Test void a() { run(Server.start()); } }|true",
                "class A { @BeforeAll static void b() { c = Server.start(); } @Test void a() { run(); } }|true",
                "class A { @MethodSource(\"b\") void a(int c) {} static List<Integer> b() { return Server.all(); } }|true",
                "class A { @Test void a() { run(); } void run() { b(); } void b() { assumeTrue(c); a(); } }|true",
                "class A { @Test void a() { run(this::b); } void b() { assumeThat(c).isTrue(); } }|true"
            })
    void what_is_assumed_is_noticed(String source, boolean assumed) throws IOException {
        assertThat(TestSource.of("A", source).orElseThrow().assumes("a", Set.of("Server")))
                .isEqualTo(assumed);
    }

    @Test
    void what_a_proof_needs_is_said_where_it_is_so_and_nowhere_else() throws IOException {
        String proof = "[ServicesTest](../testing/packaged/src/test/java/dev/signet/jose/packaged/ServicesTest.java)";
        String one = proof + " `examples_spring_is_started_beside_it_and_asked`";
        String two = proof + " `two_of_each_are_started_over_one_redis_and_their_own_lines_are_tried`";

        assertThat(faults(one)).isEmpty();
        assertThat(faults(one + " (needs Redis)"))
                .containsExactly(
                        "ServicesTest#examples_spring_is_started_beside_it_and_asked needs nothing that is said");
        assertThat(faults(two + " (needs Redis)")).isEmpty();
        assertThat(assuming).contains("JsonTestSuite", "PostgresServer", "RedisServer", "Vectors");
        assertThat(faults(two))
                .containsExactly("ServicesTest#two_of_each_are_started_over_one_redis_and_their_own_lines_are_tried"
                        + " may be skipped: say what it needs");
    }

    private static List<Row> rows(List<String> lines) {
        return lines.stream()
                .map(ROW::matcher)
                .flatMap(row -> row.results())
                .map(row -> new Row(Integer.parseInt(row.group(1)), row.group(4), row.group(5)))
                .toList();
    }

    private static List<String> faults(String proofs) throws IOException {
        List<String> faults = new ArrayList<>();
        for (String proof : proofs.split(BETWEEN_PROOFS, -1)) {
            Optional<MatchResult> parts = PROOF.matcher(proof).results().findFirst();
            if (parts.isEmpty() || !parts.get().group().equals(proof)) {
                faults.add("expected a link to a class of tests, and tests of it: " + proof);
            } else {
                faults.addAll(faults(
                        parts.get().group(1),
                        parts.get().group(2),
                        parts.get().group(3),
                        parts.get().group(4) != null));
            }
        }
        return faults;
    }

    private static List<String> faults(String type, String file, String tests, boolean needs) throws IOException {
        Path path = Checkout.ROOT.resolve(file);
        if (Files.notExists(path)) {
            return List.of("there is no " + file);
        }
        Optional<TestSource> source = SOURCES.get(type + " " + file);
        if (source == null) {
            source = TestSource.of(type, Files.readString(path));
            SOURCES.put(type + " " + file, source);
        }
        if (source.isEmpty()) {
            return List.of("there is no " + type + " in " + path.getFileName());
        }
        TestSource known = source.get();
        if (known.isContract() && !extended.contains(type)) {
            return List.of(type + " is a contract that no test extends");
        }
        return NAME.matcher(tests)
                .results()
                .map(test -> known.fault(test.group(1))
                        .or(() -> misstated(type + "#" + test.group(1), known.assumes(test.group(1), assuming), needs)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> misstated(String test, boolean assumes, boolean needs) {
        if (assumes == needs) {
            return Optional.empty();
        }
        return Optional.of(test + (assumes ? " may be skipped: say what it needs" : " needs nothing that is said"));
    }
}
