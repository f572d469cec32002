package dev.signet.jose.spark;

import static dev.signet.jose.jws.Ecdsa.ES256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.testkit.InvalidToken;
import dev.signet.jose.testkit.JwksServer;
import dev.signet.jose.testkit.TestIssuer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

/** JWTs in a column. */
@Tag("spark")
final class TokensTest {

    private static final TestIssuer ISSUER = TestIssuer.of("https://login.example", "orders", ES256);

    @TempDir
    static Path folder;

    private static SparkSession spark;
    private static String keys;

    @BeforeAll
    static void start() throws IOException {
        spark = LocalSpark.session();
        keys = Files.writeString(folder.resolve("keys.jwks"), ISSUER.keys().toJson())
                .toString();
    }

    @Test
    void claims_of_a_token_that_is_accepted_are_json() {
        String name = tokens("keys", keys);

        Row row = column(List.of(ISSUER.token("alice")))
                .selectExpr("jose_verify(token, '" + name + "')", "jose_claims(token, '" + name + "')")
                .head();

        assertThat(row.getBoolean(0)).isTrue();
        assertThat(JsonObject.parse(row.getString(1)).string("sub")).contains("alice");
    }

    @Test
    void each_fault_is_refused_with_its_reason() {
        String name = tokens("keys", keys);
        List<String> tokens = new ArrayList<>();
        List<Row> expected = new ArrayList<>();
        for (InvalidToken fault : InvalidToken.values()) {
            tokens.add(ISSUER.token(fault));
            expected.add(RowFactory.create(false, null, fault.reason().name()));
        }
        tokens.add(ISSUER.token("alice"));
        expected.add(RowFactory.create(true, "alice", null));

        List<Row> rows = column(tokens)
                .repartition(2)
                .selectExpr(
                        "jose_verify(token, '" + name + "')",
                        "get_json_object(jose_claims(token, '" + name + "', 'PERMISSIVE').value, '$.sub')",
                        "jose_claims(token, '" + name + "', 'PERMISSIVE').reason")
                .collectAsList();

        assertThat(rows).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void a_token_that_is_not_accepted_has_no_claims_and_fails_the_task() {
        String name = tokens("keys", keys);

        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> column(List.of(ISSUER.token(InvalidToken.SIGNATURE_ALTERED)))
                        .repartition(2)
                        .selectExpr("jose_claims(token, '" + name + "')")
                        .collectAsList())
                .satisfies(e -> assertThat(e).hasStackTraceContaining("InvalidTokenException"));
    }

    @Test
    void null_stays_null() {
        String name = tokens("keys", keys);

        Row row = spark.sql("select jose_verify(cast(null as string), '" + name + "'),"
                        + " jose_claims(cast(null as string), '" + name + "')")
                .head();

        assertThat(row.isNullAt(0)).isTrue();
        assertThat(row.isNullAt(1)).isTrue();
    }

    @Test
    void the_type_of_the_token_is_required_if_it_is_set() {
        String typed = tokens("keys", keys, "type", "at+jwt", "clockSkew", "10s");
        List<String> tokens =
                List.of(ISSUER.token("alice"), ISSUER.withType("at+jwt").token("alice"));

        assertThat(column(tokens)
                        .selectExpr("jose_verify(token, '" + typed + "')")
                        .collectAsList())
                .containsExactly(RowFactory.create(false), RowFactory.create(true));
    }

    @Test
    void keys_are_fetched_once_for_all_queries() {
        try (JwksServer server = JwksServer.serving(ISSUER.keys())) {
            String origin = server.uri().getHost() + ":" + server.uri().getPort();
            String name = tokens("keys", server.uri().toString(), "allowHttp", origin);

            for (int query = 0; query < 2; query++) {
                assertThat(column(List.of(ISSUER.token("alice"), ISSUER.token("bob")))
                                .repartition(2)
                                .filter("jose_verify(token, '" + name + "')")
                                .count())
                        .isEqualTo(2);
            }

            assertThat(server.requests()).isOne();
        }
    }

    @Test
    void keys_that_cannot_be_fetched_say_nothing_about_a_token() {
        try (JwksServer server = JwksServer.serving(ISSUER.keys())) {
            String origin = server.uri().getHost() + ":" + server.uri().getPort();
            String name = tokens("keys", server.uri().toString(), "allowHttp", origin);
            server.fail(503);

            assertThatExceptionOfType(Exception.class)
                    .isThrownBy(() -> column(List.of(ISSUER.token("alice")))
                            .repartition(2)
                            .selectExpr("jose_verify(token, '" + name + "')")
                            .collectAsList())
                    .satisfies(e -> assertThat(e).hasStackTraceContaining("KeySourceException"));
        }
    }

    private static String tokens(String... settings) {
        String name = LocalSpark.named("tokens", settings);
        String prefix = "spark.signet.tokens." + name;
        spark.conf().set(prefix + ".issuer", "https://login.example");
        spark.conf().set(prefix + ".audience", "orders, invoices");
        spark.conf().set(prefix + ".algorithms", "ES256, RS256");
        return name;
    }

    private static Dataset<Row> column(List<String> tokens) {
        return spark.createDataFrame(
                tokens.stream().map(RowFactory::create).toList(), new StructType().add("token", DataTypes.StringType));
    }
}
