package dev.signet.jose.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measures, on one core and on two, and writes {@code target/rates.txt}. */
final class RatesTest {

    @TempDir
    Path folder;

    @Test
    @Tag("rates")
    void of_sealing_and_opening() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int cores = 1; cores <= 2; cores++) {
            try (SparkSession spark = LocalSpark.builder("local[" + cores + "]").getOrCreate()) {
                Rates rates = new Rates(spark, cores, folder);
                for (long rows = 100_000; rows <= 10_000_000; rows *= 10) {
                    rates.growth(rows);
                }
                rates.seal(300_000, 5_000);
                rates.open(300_000, 1_000);
                lines.addAll(rates.lines());
            }
        }
        Files.write(Path.of("target/rates.txt"), lines);
    }

    /** So that what measures is run with the other tests. */
    @Test
    @Tag("spark")
    void are_measured_for_a_moment() {
        Rates rates = new Rates(LocalSpark.session(), 2, folder);

        rates.seal(20, 2);
        rates.open(20, 2);

        assertThat(rates.lines()).hasSize(10).allMatch(line -> line.startsWith("a") || line.startsWith("jose_"));
    }
}
