package dev.signet.jose.benchmarks.suite;

import dev.signet.jose.benchmarks.libraries.Library;
import dev.signet.jose.benchmarks.libraries.Providers;
import dev.signet.jose.benchmarks.tokens.Content;
import dev.signet.jose.benchmarks.tokens.KeyManagement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Encrypting and decrypting: each family of key management with each family of content encryption. */
final class EncryptedRows {

    private EncryptedRows() {}

    static List<Row> all() {
        List<Row> rows = new ArrayList<>();
        for (KeyManagement management : KeyManagement.values()) {
            for (Content content : Content.values()) {
                for (String question : List.of("encrypt", "decrypt")) {
                    for (Library library : Library.values()) {
                        if (library == Library.BARE || library.encrypts()) {
                            rows.add(row(question, management, content, library));
                        }
                    }
                }
            }
        }
        return rows;
    }

    private static Row row(String question, KeyManagement management, Content content, Library library) {
        Row row = Row.of(
                plan(management, content, library),
                question,
                management.jwaName() + " + " + content.jwaName(),
                library.label(),
                "EncryptedTokensBenchmark." + question,
                Map.of(
                        "library",
                        library.name(),
                        "management",
                        management.name(),
                        "content",
                        content.name(),
                        "providers",
                        Providers.DEFAULT.name()));
        return management == KeyManagement.PBES2_HS256_A128KW ? row.shot(Row.Shot.EACH) : row;
    }

    private static Plan plan(KeyManagement management, Content content, Library library) {
        boolean dir = management == KeyManagement.DIR && content == Content.A256GCM;
        boolean shown = dir
                || (management == KeyManagement.RSA_OAEP_256 && content == Content.A256GCM)
                || (management == KeyManagement.ECDH_ES_A256KW && content == Content.A256GCM);
        if (!shown) {
            return Plan.FULL;
        }
        if (library == Library.JOSE4J || library == Library.JJWT) {
            return dir ? Plan.STANDARD : Plan.FULL;
        }
        return dir ? Plan.QUICK : Plan.STANDARD;
    }
}
