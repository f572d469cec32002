package dev.signet.jose.examples.spark;

import static org.apache.spark.sql.functions.expr;

import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.OctJwk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A table of patients in Parquet, with a column that only some jobs can read. Seals it, opens it, shows what becomes of
 * a cell that was moved, and moves the column to another key.
 */
public final class PatientsJob {

    private static final int ROWS = 10_000;
    private static final String SETTINGS = "spark.signet.columns.patients.ssn.";

    private final SparkSession spark;
    private final Path folder;

    private PatientsJob(SparkSession spark, Path folder) {
        this.spark = spark;
        this.folder = folder;
    }

    /**
     * Runs the job.
     *
     * @param arguments a folder for the tables, which is made if it is not there
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        try (SparkSession spark = SparkSession.builder()
                .appName("patients")
                .master("local[2]")
                .config("spark.sql.extensions", "dev.signet.jose.spark.SignetExtensions")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.ui.enabled", false)
                .getOrCreate()) {
            run(spark, folder).forEach(System.out::println);
        }
    }

    /** Runs the job in a session with the extension, and returns what it has to say. */
    static List<String> run(SparkSession spark, Path folder) throws IOException {
        Path keys = folder.resolve("columns.jwks");
        // From where a cluster has its secrets, such as a mounted volume; all executors find it at the same path.
        Files.writeString(
                keys,
                JwkSet.of(
                                OctJwk.generate(32).withKeyId("2026-11"),
                                OctJwk.generate(32).withKeyId("2027-01"))
                        .privateJson());
        spark.conf().set(SETTINGS + "keys", keys.toString());
        spark.conf().set(SETTINGS + "kid", "2026-11");
        PatientsJob job = new PatientsJob(spark, folder);
        return List.of(job.seal(), job.open(), job.refuse(), job.rotate());
    }

    private String seal() {
        spark.range(ROWS)
                .withColumn("ssn", expr("format_string('%03d-00-%04d', id div 10000, id % 10000)"))
                .withColumn("diagnosis", expr("if(id % 7 = 0, null, 'J06.9')"))
                .withColumn("ssn", expr("jose_seal(ssn, 'patients.ssn')"))
                .write()
                .mode("overwrite")
                .parquet(table("patients"));
        return "sealed: " + patients().filter("ssn like 'ey%.%.%.%.%'").count() + " cells are JWEs";
    }

    private String open() {
        Dataset<Row> opened = patients().withColumn("ssn", expr("jose_open(ssn, 'patients.ssn')"));
        return "opened: " + opened.filter("ssn = '000-00-0042'").count() + " patient has the number 000-00-0042";
    }

    /** A cell in a column that it was not sealed for: a struct of value and reason in place of a failure. */
    private String refuse() {
        spark.conf().set("spark.signet.columns.patients.name.keys", spark.conf().get(SETTINGS + "keys"));
        Row result = patients()
                .selectExpr("jose_open(ssn, 'patients.name', 'PERMISSIVE') as name")
                .groupBy("name.value", "name.reason")
                .count()
                .head();
        return "refused: " + result.getLong(2) + " cells in another column, reason " + result.getString(1);
    }

    private String rotate() {
        spark.conf().set(SETTINGS + "kid", "2027-01");
        patients()
                .withColumn("ssn", expr("jose_reseal(ssn, 'patients.ssn')"))
                .write()
                .mode("overwrite")
                .parquet(table("patients-2027"));
        long moved = spark.read()
                .parquet(table("patients-2027"))
                .withColumn("header", expr("unbase64(translate(split(ssn, '[.]')[0], '-_', '+/'))"))
                .filter("get_json_object(cast(header as string), '$.kid') = '2027-01'")
                .count();
        return "rotated: " + moved + " cells are under the key 2027-01";
    }

    private Dataset<Row> patients() {
        return spark.read().parquet(table("patients"));
    }

    private String table(String name) {
        return folder.resolve(name).toString();
    }
}
