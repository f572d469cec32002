package dev.signet.jose.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.jose.columns.Column;
import dev.signet.jose.columns.ColumnSealer;
import dev.signet.jose.columns.ColumnSpecification;
import dev.signet.jose.columns.ColumnType;
import dev.signet.jose.columns.JwkSetFile;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.jwk.OctJwk;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells that are not accepted, each with its reason. */
@Tag("spark")
final class RefusedCellsTest {

    private static final String SSN = "patients.ssn";
    private static final OctJwk KEY = OctJwk.generate(32).withKeyId("now");
    private static final OctJwk FOREIGN = OctJwk.generate(32).withKeyId("now");
    private static final OctJwk STALE = OctJwk.generate(32).withKeyId("before");

    @TempDir
    static Path folder;

    private static SparkSession spark;
    private static String name;

    @BeforeAll
    static void start() {
        spark = LocalSpark.session();
        name = LocalSpark.named("columns", "keys", LocalSpark.write(folder, KEY).toString(), "column", SSN);
    }

    /** As reasons, or {@code null} for a cell that is opened. */
    private static Map<String, Reason> expected() {
        Map<String, Reason> reasons = new LinkedHashMap<>();
        String good = sealed(KEY, Column.text(SSN), "078-05-1120");
        reasons.put(good, null);
        reasons.put(sealed(KEY, Column.text("patients.name"), "078-05-1120"), Reason.CLAIM_REJECTED);
        reasons.put(sealed(KEY, Column.of(SSN, ColumnType.JSON), "1"), Reason.CLAIM_REJECTED);
        reasons.put(sealed(KEY, Column.text(SSN).unbound(), "078-05-1120"), Reason.CLAIM_REJECTED);
        reasons.put(sealed(FOREIGN, Column.text(SSN), "078-05-1120"), Reason.DECRYPTION_FAILED);
        reasons.put(sealed(STALE, Column.text(SSN), "078-05-1120"), Reason.KEY_NOT_FOUND);
        reasons.put(good.substring(0, good.lastIndexOf('.')), Reason.MALFORMED);
        reasons.put(good.substring(0, good.length() - 1) + "!", Reason.MALFORMED);
        reasons.put(swappedTag(good), Reason.DECRYPTION_FAILED);
        reasons.put("", Reason.MALFORMED);
        reasons.put("078-05-1120", Reason.MALFORMED);
        reasons.put("\ud83d\ude42", Reason.MALFORMED);
        return reasons;
    }

    /** In tasks, by generated code, and by the driver itself, which interprets. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void each_cell_has_its_reason_beside_the_others(boolean inTasks) {
        Map<String, Reason> expected = expected();
        Dataset<Row> cells = cells(expected.keySet());

        List<Row> opened = (inTasks ? cells.repartition(2) : cells)
                .selectExpr("cell", "jose_open(cell, '" + name + "', 'PERMISSIVE') as result")
                .selectExpr("cell", "result.value", "result.reason")
                .collectAsList();

        assertThat(opened).hasSize(expected.size());
        for (Row row : opened) {
            Reason reason = expected.get(row.getString(0));
            assertThat(row.getString(2)).as(row.toString()).isEqualTo(reason == null ? null : reason.name());
            assertThat(row.getString(1)).isEqualTo(reason == null ? "078-05-1120" : null);
        }
    }

    @Test
    void a_cell_that_is_not_accepted_fails_the_task_if_no_mode_is_given() {
        String moved = sealed(KEY, Column.text("patients.name"), "1");

        for (String call : List.of("jose_open(cell, '" + name + "')", "jose_open(cell, '" + name + "', 'FAILFAST')")) {
            assertThatExceptionOfType(Exception.class)
                    .isThrownBy(() -> cells(List.of(moved))
                            .repartition(2)
                            .selectExpr(call)
                            .collectAsList())
                    .satisfies(e -> assertThat(e).hasStackTraceContaining("InvalidTokenException"));
        }
    }

    @Test
    void a_cell_is_not_resealed_if_it_is_not_accepted() {
        String resealing = LocalSpark.named(
                "columns", "keys", LocalSpark.write(folder, KEY, STALE).toString(), "column", SSN, "kid", "before");
        String moved = sealed(KEY, Column.text("patients.name"), "1");
        String right = sealed(KEY, Column.text(SSN), "1");

        List<Row> rows = cells(List.of(moved, right))
                .selectExpr("jose_reseal(cell, '" + resealing + "', 'PERMISSIVE') as result")
                .selectExpr("result.reason", "result.value is null")
                .collectAsList();

        assertThat(rows).containsExactly(RowFactory.create("CLAIM_REJECTED", true), RowFactory.create(null, false));
    }

    @Test
    void a_number_that_the_type_cannot_hold_is_refused() {
        String amounts = LocalSpark.named(
                "columns", "keys", LocalSpark.write(folder, KEY).toString(), "column", "t.n", "type", "decimal(4,2)");
        List<String> numbers = List.of("12.34", "0", "1E+1", "123.45", "1.234", "1E+100");
        List<String> sealed = numbers.stream()
                .map(number -> sealed(KEY, Column.of("t.n", ColumnType.DECIMAL), new BigDecimal(number)))
                .toList();

        List<Row> rows = cells(sealed)
                .selectExpr("jose_open(cell, '" + amounts + "', 'PERMISSIVE') as result")
                .selectExpr("cast(result.value as string)", "result.reason")
                .collectAsList();

        assertThat(rows)
                .containsExactly(
                        RowFactory.create("12.34", null),
                        RowFactory.create("0.00", null),
                        RowFactory.create("10.00", null),
                        RowFactory.create(null, "MALFORMED"),
                        RowFactory.create(null, "MALFORMED"),
                        RowFactory.create(null, "MALFORMED"));
    }

    @Test
    void keys_that_cannot_be_read_are_no_fault_of_a_cell() {
        String nowhere =
                LocalSpark.named("columns", "keys", folder.resolve("none.jwks").toString());

        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> cells(List.of("a.b.c.d.e"))
                        .repartition(2)
                        .selectExpr("jose_open(cell, '" + nowhere + "', 'PERMISSIVE')")
                        .collectAsList())
                .satisfies(e -> assertThat(e).hasStackTraceContaining("KeySourceException"));
    }

    private static Dataset<Row> cells(Iterable<String> cells) {
        List<Row> rows = new ArrayList<>();
        cells.forEach(cell -> rows.add(RowFactory.create(cell)));
        return spark.createDataFrame(rows, new StructType().add("cell", DataTypes.StringType));
    }

    private static <T> String sealed(OctJwk key, Column<T> column, T value) {
        ColumnSpecification specification = ColumnSpecification.of(
                        new JwkSetFile(LocalSpark.write(folder, key).toString()))
                .sealingWithKey(key.keyId().orElseThrow());
        try (ColumnSealer<T> sealer = specification.sealer(column)) {
            return sealer.seal(value);
        }
    }

    private static String swappedTag(String cell) {
        int tag = cell.lastIndexOf('.') + 1;
        char other = cell.charAt(tag) == 'A' ? 'B' : 'A';
        return cell.substring(0, tag) + other + cell.substring(tag + 1);
    }
}
