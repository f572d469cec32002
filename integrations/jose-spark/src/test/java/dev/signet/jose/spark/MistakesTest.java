package dev.signet.jose.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls and settings that cannot be meant, which are refused when a query is analysed, before a task runs. */
@Tag("spark")
final class MistakesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    jose_seal('v')                              | jose_seal takes a value and the name of its settings; 1 arguments were given
                    jose_seal('v', 'n', 'PERMISSIVE')           | jose_seal takes a value and the name of its settings; 3 arguments were given
                    jose_open('v', 'n', 'FAILFAST', 'x')        | jose_open takes a value and the name of its settings; 4 arguments were given
                    jose_verify('v', 'n', 'PERMISSIVE')         | jose_verify takes a value and the name of its settings; 3 arguments were given
                    jose_open('v', 7)                           | jose_open takes the name of its settings, and its mode, as text in quotation marks
                    jose_open('v', cast(null as string))        | jose_open takes the name of its settings, and its mode, as text in quotation marks
                    jose_open('v', 'n', 'permissive')           | expected the mode 'FAILFAST' or 'PERMISSIVE'
                    jose_open('v', 'none')                      | expected settings that begin with spark.signet.columns.none., such as spark.signet.columns.none.keys; there are none
                    jose_claims('v', 'none')                    | expected settings that begin with spark.signet.tokens.none., such as spark.signet.tokens.none.keys; there are none
                    """)
    void of_a_call_are_refused(String call, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> analyse(call)).withMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    kye                      | 1                | expected one of the settings keys, keyStoreType, keyStorePasswordVariable, allowHttp, kid
                    type                     | date             | expected string, binary, bigint, decimal(p,s), boolean or json
                    type                     | decimal(50,2)    | expected string, binary, bigint, decimal(p,s), boolean or json
                    bound                    | yes              | expected true or false
                    algorithm                | A256             | expected an algorithm in the spelling of RFC 7518, such as A256KW
                    algorithm                | PBES2-HS256+A128KW | A256KW
                    acceptedAlgorithms       | A256KW,,dir      | expected an algorithm in the spelling of RFC 7518, such as A256KW
                    acceptedAlgorithms       | ,                | expected at least one value, with commas between several
                    acceptedEncryptions      | ,                | expected at least one value, with commas between several
                    encryption               | GCM              | expected an algorithm in the spelling of RFC 7518, such as A256GCM
                    acceptedEncryptions      | GCM              | expected an algorithm in the spelling of RFC 7518, such as A256GCM
                    renewKeyAfterCells       | many             | expected a whole number
                    renewKeyAfterCells       | 0                | expected
                    renewKeyAfter            | soon             | Time must be specified
                    keptKeys                 | 0                | expected
                    maxCellOctets            | 0                | expected
                    keys                     | service:none     | expected the name of a class that a file META-INF/services/dev.signet.jose.columns.ColumnKeys lists
                    """)
    void of_a_setting_are_refused_with_its_name(String setting, String value, String message) {
        String name = LocalSpark.named("columns", "keys", "/run/secrets/keys.jwks", "kid", "1", setting, value);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> analyse("jose_seal('v', '" + name + "')"))
                .withMessageStartingWith("spark.signet.columns." + name + "." + setting + ": ")
                .withMessageContaining(message);
    }

    @Test
    void of_nothing_but_a_rule_of_sealing_are_none_for_opening() {
        String name = LocalSpark.named("columns", "keys", "/run/secrets/keys.jwks");

        assertThat(analyse("jose_open('v' || rand(), '" + name + "')")).isNotEmpty();
        for (String function : List.of("jose_seal", "jose_reseal")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> analyse(function + "('v', '" + name + "')"))
                    .withMessage("spark.signet.columns." + name
                            + ".kid: expected the kid of the key that seals, such as 2026-11");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    keys       | expected a file with a JWK Set
                    issuer     | expected the value of iss
                    audience   | expected the values of aud
                    algorithms | expected the algorithms that are accepted
                    """)
    void a_setting_of_tokens_that_is_missing_is_named(String missing, String message) {
        List<String> all = List.of("keys", "k", "issuer", "i", "audience", "a", "algorithms", "ES256");
        String[] others = all.stream()
                .filter(text -> !text.equals(missing) && !text.equals(all.get(all.indexOf(missing) + 1)))
                .toArray(String[]::new);
        String name = LocalSpark.named("tokens", others);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> analyse("jose_verify('v', '" + name + "')"))
                .withMessageStartingWith("spark.signet.tokens." + name + "." + missing + ": " + message);
    }

    /** They would fail each task otherwise. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    issuer     | ' '     | expected the value of iss, such as https://login.example
                    audience   | ,       | expected at least one value, with commas between several
                    audience   | a,,b    | expected no empty name between commas
                    algorithms | ,       | expected at least one value, with commas between several
                    clockSkew  | 11min   | expected a clock skew from zero to 10 minutes
                    clockSkew  | -1s     | expected a clock skew from zero to 10 minutes
                    allowHttp  | k       | expected hosts and ports, such as keys:8080
                    allowHttp  | k:k     | expected a port after the colon, such as keys:8080
                    allowHttp  | k:70000 | port
                    """)
    void a_setting_of_tokens_that_no_executor_can_use_is_refused(String setting, String value, String message) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "keys", "https://keys.example/jwks.json", "issuer", "i", "audience", "a", "algorithms", "ES256"));
        assertThat(analyse(verifying(settings))).isNotEmpty();
        settings.put(setting, value);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> analyse(verifying(settings)))
                .withMessageStartingWith("spark.signet.tokens.")
                .withMessageContaining("." + setting + ": ")
                .withMessageContaining(message);
    }

    @Test
    void an_algorithm_of_tokens_that_is_not_known_is_refused() {
        String name = LocalSpark.named("tokens", "keys", "k", "issuer", "i", "audience", "a", "algorithms", "none");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> analyse("jose_verify('v', '" + name + "')"))
                .withMessage("spark.signet.tokens." + name
                        + ".algorithms: expected algorithms in the spelling of RFC 7518, such as ES256");
    }

    /** The settings of a longer name are not those of a shorter one. */
    @Test
    void names_may_have_dots() {
        String shorter = LocalSpark.named("columns", "keys", "/run/secrets/keys.jwks", "kid", "1");
        LocalSpark.session().conf().set("spark.signet.columns." + shorter + ".ssn.type", "date");

        assertThat(Settings.of("columns", shorter, ColumnSettings.SETTINGS).values())
                .containsOnlyKeys("keys", "kid");
        assertThat(Settings.of("columns", shorter + ".ssn", ColumnSettings.SETTINGS)
                        .values())
                .containsOnlyKeys("type");
    }

    @Test
    void functions_explain_themselves() {
        assertThat(LocalSpark.session()
                        .sql("describe function jose_open")
                        .collectAsList()
                        .toString())
                .contains("jose_open(cell, name[, mode]) - Returns the value in a JWE of the column.");
    }

    private static String verifying(Map<String, String> settings) {
        String[] all = settings.entrySet().stream()
                .flatMap(setting -> Stream.of(setting.getKey(), setting.getValue()))
                .toArray(String[]::new);
        return "jose_verify('v' || rand(), '" + LocalSpark.named("tokens", all) + "')";
    }

    private static String[] analyse(String call) {
        return LocalSpark.session().sql("select " + call).columns();
    }
}
