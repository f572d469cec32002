package dev.signet.jose.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page has each setting that there is, and no other. */
final class DocumentTest {

    private static final Path DOCUMENT = Path.of("../../docs/tables.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-zA-Z]+)` \\| ");

    /** A line of a file of properties. */
    private static final Pattern SETTING =
            Pattern.compile("(?m)^spark\\.signet\\.(columns|tokens)\\.\\S+\\.([a-zA-Z]+) = (.+)$");

    /** A block with one call in a line. */
    private static final Pattern SQL = Pattern.compile("(?ms)^```sql\n(.*?)^```$");

    @Test
    void lists_the_settings_of_columns() throws IOException {
        assertThat(settings("Settings of a column")).containsExactlyInAnyOrderElementsOf(ColumnSettings.SETTINGS);
    }

    @Test
    void lists_the_settings_of_tokens() throws IOException {
        assertThat(settings("Settings of tokens")).containsExactlyInAnyOrderElementsOf(TokenSpecification.SETTINGS);
    }

    @Test
    void sets_settings_that_there_are() throws IOException {
        List<String> set = SETTING.matcher(Files.readString(DOCUMENT))
                .results()
                .map(setting -> setting.group(1) + " " + setting.group(2))
                .toList();

        assertThat(set).contains("columns keys", "tokens issuer").allSatisfy(setting -> {
            String[] parts = setting.split(" ");
            assertThat(parts[1])
                    .isIn(parts[0].equals("columns") ? ColumnSettings.SETTINGS : TokenSpecification.SETTINGS);
        });
    }

    @Test
    @Tag("spark")
    void has_calls_that_are_analysed() throws IOException {
        SparkSession spark = LocalSpark.session();
        SETTING.matcher(Files.readString(DOCUMENT))
                .results()
                .forEach(setting -> spark.conf().set(setting.group().split(" ")[0], setting.group(3)));
        spark.sql("select 'cell' as ssn").createOrReplaceTempView("patients");
        spark.sql("select 'token' as token").createOrReplaceTempView("requests");
        List<String> calls = SQL.matcher(Files.readString(DOCUMENT))
                .results()
                .flatMap(block -> block.group(1).lines())
                .toList();

        assertThat(calls)
                .isNotEmpty()
                .allSatisfy(call -> assertThat(spark.sql(call).columns()).isNotEmpty());
    }

    private static List<String> settings(String title) throws IOException {
        String section =
                Files.readString(DOCUMENT).split("\n### " + title + "\n")[1].split("\n##")[0];
        return ROW.matcher(section).results().map(row -> row.group(1)).toList();
    }
}
