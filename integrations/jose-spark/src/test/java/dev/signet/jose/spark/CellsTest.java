package dev.signet.jose.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.jose.columns.Column;
import dev.signet.jose.columns.ColumnOpener;
import dev.signet.jose.columns.ColumnSealer;
import dev.signet.jose.columns.ColumnSpecification;
import dev.signet.jose.columns.ColumnType;
import dev.signet.jose.columns.JwkSetFile;
import dev.signet.jose.jwk.OctJwk;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns that are sealed and opened by SQL. */
@Tag("spark")
final class CellsTest {

    private static final OctJwk KEY = OctJwk.generate(32).withKeyId("2026-11");

    @TempDir
    static Path folder;

    private static SparkSession spark;
    private static String keys;

    @BeforeAll
    static void start() {
        spark = LocalSpark.session();
        keys = LocalSpark.write(folder, KEY).toString();
    }

    @Test
    void rows_are_opened_as_they_were_sealed() {
        String name = column();
        Dataset<Row> sealed = spark.range(0, 100, 1, 4).selectExpr("id", seal("concat('ssn ', id)", name) + " as cell");

        List<String> opened = sealed.selectExpr("id", open("cell", name) + " as ssn")
                .orderBy("id")
                .select("ssn")
                .as(Encoders.STRING())
                .collectAsList();

        assertThat(opened)
                .isEqualTo(LongStream.range(0, 100).mapToObj(id -> "ssn " + id).toList());
    }

    @Test
    void each_type_comes_back() {
        String text = column();
        String binary = column("type", "binary");
        String number = column("type", "bigint");
        String amount = column("type", "decimal(12,2)");
        String flag = column("type", "boolean");
        String json = column("type", "json");

        Row row = spark.range(0, 2, 1, 1)
                .selectExpr(
                        seal("'Zo\u00eb \ud83d\ude42'", text) + " as a",
                        seal("X'00ff80'", binary) + " as b",
                        seal("-9007199254740993", number) + " as c",
                        seal("1234567890.50", amount) + " as d",
                        seal("true", flag) + " as e",
                        seal("'{\"a\": [1, 2.0]}'", json) + " as f")
                .selectExpr(
                        open("a", text),
                        open("b", binary),
                        open("c", number),
                        open("d", amount),
                        open("e", flag),
                        open("f", json))
                .head();

        assertThat(row.getString(0)).isEqualTo("Zo\u00eb \ud83d\ude42");
        assertThat((byte[]) row.get(1)).isEqualTo(new byte[] {0, -1, -128});
        assertThat(row.getLong(2)).isEqualTo(-9007199254740993L);
        assertThat(row.getDecimal(3)).isEqualTo(new BigDecimal("1234567890.50"));
        assertThat(row.getBoolean(4)).isTrue();
        assertThat(row.getString(5)).isEqualTo("{\"a\": [1, 2.0]}");
    }

    @Test
    void values_are_cast_as_arguments_of_other_functions_are() {
        String number = column("type", "bigint");

        assertThat(one(open(seal("cast(7 as int)", number), number))).isEqualTo(7L);
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> one(seal("array(7)", number)))
                .withMessageContaining("DATATYPE_MISMATCH");
    }

    @Test
    void text_that_would_not_come_back_is_refused() {
        String name = column();

        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> one(seal("cast(X'ff' as string)", name)))
                .satisfies(e ->
                        assertThat(e).hasStackTraceContaining("expected text in UTF-8; seal other octets as binary"));
    }

    @Test
    void null_stays_null() {
        String name = column();

        assertThat(one(seal("cast(null as string)", name))).isNull();
        assertThat(one(open("cast(null as string)", name))).isNull();
        assertThat(one("jose_open(cast(null as string), '" + name + "', 'PERMISSIVE')"))
                .isNull();
    }

    @Test
    void a_task_wraps_one_key() {
        String name = column();

        List<String> wrapped = spark.range(0, 1_000, 1, 4)
                .selectExpr("split(" + seal("cast(id as string)", name) + ", '[.]')[1]")
                .as(Encoders.STRING())
                .collectAsList();

        assertThat(wrapped).hasSize(1_000);
        assertThat(wrapped.stream().distinct()).hasSize(4);
    }

    @Test
    void a_key_is_renewed_after_so_many_cells() {
        String name = column("renewKeyAfterCells", "100");

        List<String> wrapped = spark.range(0, 1_000, 1, 1)
                .selectExpr("split(" + seal("cast(id as string)", name) + ", '[.]')[1]")
                .as(Encoders.STRING())
                .collectAsList();

        assertThat(wrapped.stream().distinct()).hasSize(10);
    }

    @Test
    void keys_are_read_once_for_all_queries() {
        String name =
                LocalSpark.named("columns", "keys", "service:" + CountedKeys.class.getName(), "kid", CountedKeys.KID);
        int before = CountedKeys.calls();

        for (int query = 0; query < 2; query++) {
            assertThat(spark.range(0, 8, 1, 4)
                            .selectExpr(seal("cast(id as string)", name) + " as cell")
                            .filter(open("cell", name) + " >= '0'")
                            .count())
                    .isEqualTo(8);
        }

        assertThat(CountedKeys.calls() - before).isOne();
    }

    @Test
    void cells_are_those_of_the_library() {
        String name = column();
        ColumnSpecification specification =
                ColumnSpecification.of(new JwkSetFile(keys)).sealingWithKey("2026-11");

        try (ColumnSealer<String> sealer = specification.sealer(Column.text(name));
                ColumnOpener<String> opener = specification.opener(Column.text(name))) {
            assertThat(one(open("'" + sealer.seal("of the library") + "'", name)))
                    .isEqualTo("of the library");
            assertThat(opener.open((String) one(seal("'of Spark'", name)))).isEqualTo("of Spark");
        }
    }

    @Test
    void a_column_has_another_name_if_it_is_told() {
        String first = column("column", "patients.ssn");
        String second = column("column", "patients.ssn");

        assertThat(one(open(seal("'1'", first), second))).isEqualTo("1");
    }

    @Test
    void an_unbound_cell_says_nothing_of_the_column() {
        String first = column("bound", "false");
        String second = column("bound", "false");

        assertThat(one(open(seal("'1'", first), second))).isEqualTo("1");
    }

    @Test
    void cells_under_an_older_key_are_sealed_anew_and_others_are_left() {
        OctJwk older = OctJwk.generate(32).withKeyId("2025-11");
        String both = LocalSpark.write(folder, KEY, older).toString();
        String before = LocalSpark.named("columns", "keys", both, "kid", "2025-11", "column", "t.c");
        String now = LocalSpark.named("columns", "keys", both, "kid", "2026-11", "column", "t.c");
        String alone = LocalSpark.named("columns", "keys", keys, "column", "t.c");
        String old = (String) one(seal("'value'", before));

        String moved = (String) one("jose_reseal('" + old + "', '" + now + "')");

        assertThat(one(open("'" + moved + "'", alone))).isEqualTo("value");
        assertThat(one("jose_reseal('" + moved + "', '" + now + "')")).isEqualTo(moved);
        assertThat(one("jose_open('" + old + "', '" + alone + "', 'PERMISSIVE').reason"))
                .isEqualTo("KEY_NOT_FOUND");
    }

    /** What differs is which key was wrapped, so two calls must not be taken for one. */
    @Test
    void equal_calls_are_merged_if_they_open_and_not_if_they_seal() {
        String name = column();
        String sealed = seal("cast(id as string)", name);
        String opened = open("cast(id as string)", name);

        assertThat(spark.range(3)
                        .selectExpr(opened)
                        .sameSemantics(spark.range(3).selectExpr(opened)))
                .isTrue();
        assertThat(spark.range(3)
                        .selectExpr(open("cast(id as string)", column()))
                        .sameSemantics(spark.range(3).selectExpr(opened)))
                .isFalse();
        assertThat(spark.range(3)
                        .selectExpr(sealed)
                        .sameSemantics(spark.range(3).selectExpr(sealed)))
                .isFalse();
        Row row = spark.range(0, 1, 1, 1)
                .selectExpr(sealed + " as a", sealed + " as b")
                .head();
        assertThat(row.getString(0)).isNotEqualTo(row.getString(1));
    }

    @Test
    void code_is_generated_for_the_whole_stage() {
        String name = column();

        Row plan = spark.sql("explain select " + open("cast(id as string)", name) + " from range(3)")
                .head();

        assertThat(plan.getString(0)).contains("*(1) Project [invoke(OpenFunction(" + name + ").apply(");
    }

    private static String column(String... settings) {
        String name = LocalSpark.named("columns", settings);
        spark.conf().set("spark.signet.columns." + name + ".keys", keys);
        spark.conf().set("spark.signet.columns." + name + ".kid", "2026-11");
        return name;
    }

    private static String seal(String value, String name) {
        return "jose_seal(" + value + ", '" + name + "')";
    }

    private static String open(String cell, String name) {
        return "jose_open(" + cell + ", '" + name + "')";
    }

    private static Object one(String expression) {
        return spark.sql("select " + expression).head().get(0);
    }

    /** That the columns of these tests are typed as they say. */
    @Test
    void a_column_of_text_is_the_usual_one() {
        assertThat(CellColumn.of("t.c", "string").column()).isEqualTo(Column.of("t.c", ColumnType.TEXT));
    }
}
