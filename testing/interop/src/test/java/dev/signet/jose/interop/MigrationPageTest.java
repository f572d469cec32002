package dev.signet.jose.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.nimbusds.jose.JOSEObject;
import io.jsonwebtoken.Jwts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jose4j.jwx.JsonWebStructure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables of docs/migration.md have the calls of tests, and each of these tests has a row. */
final class MigrationPageTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "migration.md");
    private static final Path TESTS = Path.of("src", "test", "java", "dev", "signet", "jose", "interop");

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern TEST = Pattern.compile("(?m)^ {4}@Test$");
    private static final Pattern SECTION = Pattern.compile("(?m)^## ");

    /** What a row of a table claims: its code must stand in one test. */
    private record Row(String text) {
        boolean standsIn(String test) {
            String unspaced = unspaced(test);
            return code().allMatch(unspaced::contains);
        }

        private Stream<String> code() {
            return CODE.matcher(text).results().map(found -> unspaced(found.group(1)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "From Nimbus JOSE + JWT, MigrationFromNimbusTest",
        "From JJWT, MigrationFromJjwtTest",
        "From java-jwt, MigrationFromJavaJwtTest",
        "From jose4j, MigrationFromJose4jTest",
        "Defaults, MigrationDefaultsTest"
    })
    void each_row_has_the_calls_of_one_test_and_each_test_has_a_row(String section, String name) throws IOException {
        List<Row> rows = rows(section(section));
        List<String> tests = tests(name);

        assertThat(rows).hasSameSizeAs(tests).hasSizeGreaterThan(10);
        for (Row row : rows) {
            assertThat(row.code()).as(row.text()).isNotEmpty();
            assertThat(tests).as(row.text()).anyMatch(row::standsIn);
        }
    }

    @Test
    void a_call_that_no_test_makes_is_noticed() throws IOException {
        List<String> tests = tests("MigrationFromNimbusTest");

        assertThat(tests).anyMatch(new Row("| Sign | `ES256.signer(ecPrivateKey)` |")::standsIn);
        assertThat(tests).noneMatch(new Row("| Sign | `ES256.signer(ecPrivateKey).keyId(\"1\")` |")::standsIn);
    }

    @ParameterizedTest
    @MethodSource
    void each_heading_states_the_version_that_the_tests_use(String library, Class<?> type) throws IOException {
        String jar = Path.of(
                        type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .getFileName()
                .toString();
        String version = jar.replaceFirst("^.*-([0-9][0-9.]*)\\.jar$", "$1");

        assertThat(section("From " + library)).startsWith("From " + library + " " + version + "\n");
    }

    static Stream<Arguments> each_heading_states_the_version_that_the_tests_use() {
        return Stream.of(
                Arguments.of("Nimbus JOSE + JWT", JOSEObject.class),
                Arguments.of("JJWT", Jwts.class),
                Arguments.of("java-jwt", JWT.class),
                Arguments.of("jose4j", JsonWebStructure.class));
    }

    /** Returns the section whose heading begins so, from its heading on. */
    private static String section(String heading) throws IOException {
        return SECTION.splitAsStream(Files.readString(PAGE))
                .filter(section -> section.startsWith(heading))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the rows of the section's tables, without those that head and separate. */
    private static List<Row> rows(String section) {
        return section.lines()
                .filter(line -> line.startsWith("| "))
                .filter(line -> !line.startsWith("| task |") && !line.startsWith("| what |"))
                .map(Row::new)
                .toList();
    }

    /** Returns the tests of a class, each to the beginning of the next. */
    private static List<String> tests(String name) throws IOException {
        return Arrays.stream(TEST.split(Files.readString(TESTS.resolve(name + ".java"))))
                .skip(1)
                .toList();
    }

    private static String unspaced(String text) {
        return text.replaceAll("\\s+", "");
    }
}
