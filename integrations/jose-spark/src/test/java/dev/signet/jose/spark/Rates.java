package dev.signet.jose.spark;

import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.RsaJwk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * How many rows Spark seals and opens, beside its own functions and beside a key wrap for each row. Values have 64
 * octets. What a job takes without any of the functions is measured too, and taken off.
 */
final class Rates {

    private static final int RUNS = 2;
    private static final int PARTITIONS = 4;
    private static final String KEY = "unhex('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f')";
    private static final String AES = "aes_encrypt(value, " + KEY + ", 'GCM')";
    private static final String UNDO_AES = "cast(aes_decrypt(cell, " + KEY + ", 'GCM') as string)";

    private final SparkSession spark;
    private final int cores;
    private final List<String> lines = new ArrayList<>();

    /**
     * Sets up the columns.
     *
     * @param cores how many the session has
     */
    Rates(SparkSession spark, int cores, Path folder) {
        this.spark = spark;
        this.cores = cores;
        String keys = LocalSpark.write(
                        folder,
                        OctJwk.generate(32).withKeyId("aes"),
                        RsaJwk.generate(2048).withKeyId("rsa"))
                .toString();
        set("series", "keys", keys, "kid", "aes");
        set(
                "each",
                "keys",
                keys,
                "kid",
                "rsa",
                "algorithm",
                "RSA-OAEP-256",
                "renewKeyAfterCells",
                "1",
                "keptKeys",
                "1");
    }

    /** Returns the lines of what was measured. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    /** Measures sealing. */
    void seal(long rows, long rowsOfEach) {
        double nothing = seconds(values(rows));
        double aes = report("aes_encrypt", rows, seconds(values(rows).selectExpr(AES)) - nothing);
        double series = report("jose_seal", rows, seconds(values(rows).selectExpr(sealed("series"))) - nothing);
        double each = report(
                "jose_seal, RSA-OAEP-256 for each row",
                rowsOfEach,
                seconds(values(rowsOfEach).selectExpr(sealed("each"))) - nothing * rowsOfEach / rows);
        ratio("jose_seal / aes_encrypt", series / aes);
        ratio("a wrap for each row / jose_seal", each / series);
    }

    /** Measures opening. */
    void open(long rows, long rowsOfEach) {
        Dataset<Row> encrypted = kept(values(rows).selectExpr(AES + " as cell"));
        Dataset<Row> sealed = kept(values(rows).selectExpr(sealed("series") + " as cell"));
        Dataset<Row> sealedEach = kept(values(rowsOfEach).selectExpr(sealed("each") + " as cell"));
        double aes = report("aes_decrypt", rows, seconds(encrypted.selectExpr(UNDO_AES)) - seconds(encrypted));
        double series = report("jose_open", rows, seconds(sealed.selectExpr(opened("series"))) - seconds(sealed));
        double each = report(
                "jose_open, RSA-OAEP-256 for each row",
                rowsOfEach,
                seconds(sealedEach.selectExpr(opened("each"))) - seconds(sealedEach));
        ratio("jose_open / aes_decrypt", series / aes);
        ratio("an unwrap for each row / jose_open", each / series);
        List.of(encrypted, sealed, sealedEach).forEach(Dataset::unpersist);
    }

    /** Measures how a job grows: the whole job, with all that Spark does beside. */
    void growth(long rows) {
        report("job that seals", rows, seconds(values(rows).selectExpr(sealed("series"))));
        Dataset<Row> cells = kept(values(Math.min(rows, 1_000_000)).selectExpr(sealed("series") + " as cell"));
        Dataset<Row> all = cells;
        for (long more = 1_000_000; more < rows; more += 1_000_000) {
            all = all.union(cells);
        }
        report("job that opens", rows, seconds(all.selectExpr(opened("series"))));
        cells.unpersist();
    }

    private void set(String name, String... settings) {
        for (int i = 0; i < settings.length; i += 2) {
            spark.conf().set("spark.signet.columns." + name + "." + settings[i], settings[i + 1]);
        }
    }

    private static String sealed(String name) {
        return "jose_seal(value, '" + name + "')";
    }

    private static String opened(String name) {
        return "jose_open(cell, '" + name + "')";
    }

    private Dataset<Row> values(long rows) {
        return spark.range(0, rows, 1, PARTITIONS).selectExpr("rpad(cast(id as string), 64, 'x') as value");
    }

    private static Dataset<Row> kept(Dataset<Row> rows) {
        Dataset<Row> kept = rows.persist();
        kept.count();
        return kept;
    }

    /** Returns the shorter of two runs. */
    private static double seconds(Dataset<Row> rows) {
        double shortest = Double.MAX_VALUE;
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            rows.write().format("noop").mode("overwrite").save();
            shortest = Math.min(shortest, (System.nanoTime() - start) / 1e9);
        }
        return shortest;
    }

    /** Returns how long a core takes for a row. */
    private double report(String what, long rows, double seconds) {
        double each = seconds * cores / rows;
        lines.add(String.format(
                Locale.ROOT,
                "%-40s %d cores %,12d rows %8.2f s %,12.0f rows a second and core",
                what,
                cores,
                rows,
                seconds,
                1 / each));
        return each;
    }

    private void ratio(String what, double ratio) {
        lines.add(String.format(Locale.ROOT, "%-40s %8.1f", what, ratio));
    }
}
