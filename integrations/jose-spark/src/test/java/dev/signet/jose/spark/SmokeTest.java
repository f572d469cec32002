package dev.signet.jose.spark;

import static dev.signet.jose.jws.Ecdsa.ES256;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.testkit.InvalidToken;
import dev.signet.jose.testkit.TestIssuer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All functions in one query. The tests that have the tag {@code spark} take longer, and not each build runs them. */
final class SmokeTest {

    @TempDir
    Path folder;

    @Test
    void the_functions_do_what_they_say() throws Exception {
        TestIssuer issuer = TestIssuer.of("https://login.example", "orders", ES256);
        Path issuerKeys =
                Files.writeString(folder.resolve("issuer.jwks"), issuer.keys().toJson());
        Path keys = LocalSpark.write(folder, OctJwk.generate(32).withKeyId("1"));
        String cells = LocalSpark.named("columns", "keys", keys.toString(), "kid", "1");
        String others = LocalSpark.named("columns", "keys", keys.toString(), "kid", "1");
        String tokens = LocalSpark.named(
                "tokens",
                "keys",
                issuerKeys.toString(),
                "issuer",
                "https://login.example",
                "audience",
                "orders",
                "algorithms",
                "ES256");
        SparkSession spark = LocalSpark.session();

        Row row = spark.range(0, 1, 1, 1)
                .selectExpr(
                        "jose_seal(concat('value ', id), '" + cells + "') as cell",
                        "concat('" + issuer.token("alice") + "', left('x', int(id))) as token",
                        "concat('" + issuer.token(InvalidToken.EXPIRED) + "', left('x', int(id))) as expired")
                .selectExpr(
                        "jose_open(cell, '" + cells + "')",
                        "jose_open(cell, '" + others + "', 'PERMISSIVE').reason",
                        "jose_reseal(cell, '" + cells + "') = cell",
                        "jose_verify(token, '" + tokens + "')",
                        "jose_verify(expired, '" + tokens + "')",
                        "get_json_object(jose_claims(token, '" + tokens + "'), '$.sub')",
                        "jose_claims(expired, '" + tokens + "', 'PERMISSIVE').reason")
                .head();

        assertThat(row.toString()).isEqualTo("[value 0,CLAIM_REJECTED,true,true,false,alice,EXPIRED]");
    }
}
