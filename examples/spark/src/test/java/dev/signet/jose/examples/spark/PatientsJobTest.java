package dev.signet.jose.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
final class PatientsJobTest {

    @TempDir
    Path folder;

    @Test
    void seals_opens_refuses_and_rotates() throws Exception {
        try (SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.sql.extensions", "dev.signet.jose.spark.SignetExtensions")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.ui.enabled", false)
                .getOrCreate()) {
            assertThat(PatientsJob.run(spark, folder))
                    .containsExactly(
                            "sealed: 10000 cells are JWEs",
                            "opened: 1 patient has the number 000-00-0042",
                            "refused: 10000 cells in another column, reason CLAIM_REJECTED",
                            "rotated: 10000 cells are under the key 2027-01");
        }
    }
}
