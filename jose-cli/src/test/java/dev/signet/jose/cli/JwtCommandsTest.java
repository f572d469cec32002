package dev.signet.jose.cli;

import static dev.signet.jose.cli.Ran.NOW;
import static dev.signet.jose.cli.Ran.jose;
import static dev.signet.jose.cli.Ran.joseAt;
import static dev.signet.jose.cli.Ran.joseReading;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JwtCommandsTest {

    private static final byte[] NOTHING = {};

    @TempDir
    Path folder;

    private String key;

    @BeforeEach
    void makeKey() {
        key = new KeyFolder(folder).ec("a");
    }

    @Test
    void issues_a_token_and_prints_its_claims_once_verified() {
        Ran ran = joseReading(token(), verify());

        assertThat(ran).returns(0, Ran::code).returns("", Ran::err);
        assertThat(ran.out()).isEqualTo("""
                        {
                          "iss": "https://login.example",
                          "sub": "alice",
                          "aud": "orders",
                          "iat": 1777636800,
                          "exp": 1777637100
                        }
                        """);
    }

    @Test
    void prints_claims_on_one_line_on_request() {
        assertThat(joseReading(token(), verify("--compact")).out())
                .isEqualTo("{\"iss\":\"https://login.example\",\"sub\":\"alice\",\"aud\":\"orders\",\"iat\":1777636800,"
                        + "\"exp\":1777637100}\n");
    }

    @Test
    void rejects_a_token_that_has_expired() {
        Ran ran = joseAt(NOW.plus(Duration.ofMinutes(7)), NOTHING, verify(token()));

        assertThat(ran).returns(1, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).startsWith("rejected: EXPIRED: exp: ");
    }

    @Test
    void allows_for_clocks_that_differ_only_as_far_as_it_was_told() {
        Instant late = NOW.plus(Duration.ofMinutes(5)).plusSeconds(30);

        assertThat(joseAt(late, NOTHING, verify(token()))).returns(0, Ran::code);
        assertThat(joseAt(late, NOTHING, verify("--skew", "10s", token()))).returns(1, Ran::code);
    }

    @Test
    void refuses_a_skew_that_waives_the_expiry() {
        assertThat(jose(verify("--skew", "1h", token()))).returns(2, Ran::code);
    }

    @Test
    void says_each_claim_that_failed_on_a_line_of_its_own() {
        Ran ran = joseAt(
                NOW.plus(Duration.ofDays(1)),
                NOTHING,
                "jwt",
                "verify",
                "--keys",
                key,
                "--alg",
                "ES256",
                "--iss",
                "https://other.example",
                "--aud",
                "billing",
                "--require",
                "scope",
                token());

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err().lines())
                .hasSize(4)
                .allMatch(line -> line.startsWith("rejected: "))
                .anyMatch(line -> line.startsWith("rejected: CLAIM_REJECTED: iss: "))
                .anyMatch(line -> line.startsWith("rejected: CLAIM_REJECTED: aud: "))
                .anyMatch(line -> line.startsWith("rejected: EXPIRED: exp: "))
                .anyMatch(line -> line.startsWith("rejected: CLAIM_REJECTED: scope: "));
    }

    @Test
    void accepts_any_of_several_issuers_and_audiences() {
        Ran ran = jose(
                "jwt",
                "verify",
                "--keys",
                key,
                "--alg",
                "ES256",
                "--iss",
                "x",
                "--iss",
                "https://login.example",
                "--aud",
                "y",
                "--aud",
                "orders",
                token());

        assertThat(ran.code()).isZero();
    }

    @Test
    void waives_issuer_and_audience_by_name() {
        Ran ran = jose("jwt", "verify", "--keys", key, "--alg", "ES256", "--any-issuer", "--any-audience", token());

        assertThat(ran.code()).isZero();
    }

    @Test
    void refuses_to_verify_when_the_issuer_is_not_said() {
        Ran ran = jose("jwt", "verify", "--keys", key, "--alg", "ES256", "--aud", "orders", token());

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("say either --iss ISSUER or --any-issuer");
    }

    @Test
    void refuses_to_verify_when_the_audience_is_both_said_and_waived() {
        Ran ran = jose(verify("--any-audience", token()));

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("say either --aud AUDIENCE or --any-audience");
    }

    @Test
    void rejects_a_token_without_expiry_unless_that_is_waived() {
        String forever = jose(
                        "jwt",
                        "issue",
                        "--key",
                        key,
                        "--iss",
                        "https://login.example",
                        "--aud",
                        "orders",
                        "--no-expiry")
                .line();

        assertThat(jose(verify(forever)).err()).startsWith("rejected: CLAIM_REJECTED: exp: missing");
        assertThat(jose(verify("--no-expiry-needed", forever))).returns(0, Ran::code);
    }

    @Test
    void demands_the_kind_of_token_on_request() {
        String access = issue("--typ", "at+jwt").line();

        assertThat(jose(verify("--typ", "at+jwt", access))).returns(0, Ran::code);
        assertThat(jose(verify("--typ", "at+jwt", token())).err()).startsWith("rejected: CLAIM_REJECTED: typ: ");
    }

    @Test
    void writes_claims_of_every_json_type() {
        Ran ran = issue(
                "--claim",
                "name=\"Alice \u00c5\"",
                "--claim",
                "admin=true",
                "--claim",
                "level=-1.50",
                "--claim",
                "none=null",
                "--claim",
                "roles=[\"a\",{\"b\":1}]",
                "--claim",
                "address={\"city\":\"X=Y\"}");

        JsonObject claims =
                JsonObject.parse(jose(verify("--compact", ran.line())).out());
        assertThat(claims.toJson())
                .endsWith("\"name\":\"Alice \u00c5\",\"admin\":true,\"level\":-1.50,\"none\":null,"
                        + "\"roles\":[\"a\",{\"b\":1}],\"address\":{\"city\":\"X=Y\"}}");
    }

    @Test
    void hints_at_quotes_where_a_claim_is_not_json() {
        Ran ran = issue("--claim", "name=Alice");

        assertThat(ran).returns(2, Ran::code).returns("", Ran::out);
        assertThat(ran.err())
                .contains("--claim name: the value is not JSON")
                .contains("--claim 'name=\"text\"'")
                .doesNotContain("Alice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "=1",
                "a=1,\"b\":2",
                "a=1,\"value\":2",
                "a=",
                "a=1 2",
                "a=NaN",
                "a=}",
                "iss=\"x\"",
                "exp=1"
            })
    void refuses_a_claim_that_is_none_or_smuggles_in_another(String claim) {
        assertThat(issue("--claim", claim)).returns(2, Ran::code).returns("", Ran::out);
    }

    @Test
    void takes_claims_from_a_file_and_from_standard_input() {
        String file = new KeyFolder(folder).file("claims.json", "{\"a\":1.0,\"b\":{\"c\":null}}\n");
        String expected = "\"a\":1.0,\"b\":{\"c\":null},\"d\":true}\n";

        String fromFile = issue("--claims", file, "--claim", "d=true").line();
        String piped = joseReading(KeyFolder.text(file), issuing("--claims", "-", "--claim", "d=true"))
                .line();

        assertThat(jose(verify("--compact", fromFile)).out()).endsWith(expected);
        assertThat(jose(verify("--compact", piped)).out()).endsWith(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[1]", "{\"a\":1", "{\"a\":1,\"a\":2}", "{\"iss\":\"secret\"}", "{\"nbf\":\"secret\"}"})
    void refuses_a_file_of_claims_that_is_none_or_says_what_an_option_said(String json) {
        Ran ran = issue("--claims", new KeyFolder(folder).file("claims.json", json));

        assertThat(ran).returns("", Ran::out);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).doesNotContain("secret");
    }

    @Test
    void refuses_a_claim_that_is_given_in_a_file_and_by_itself() {
        String file = new KeyFolder(folder).file("claims.json", "{\"a\":1}");

        assertThat(issue("--claims", file, "--claim", "a=2").err()).contains("--claim a: this claim is given twice");
    }

    @Test
    void reads_key_and_claims_not_both_from_standard_input() {
        assertThat(jose("jwt", "issue", "--key", "-", "--claims", "-", "--expires-in", "5m")
                        .err())
                .contains("only one of --key and --claims can come from standard input");
    }

    @Test
    void refuses_a_claim_that_is_given_twice() {
        assertThat(issue("--claim", "a=1", "--claim", "a=2").err()).contains("given twice");
    }

    @Test
    void refuses_a_registered_claim_of_another_type() {
        assertThat(issue("--claim", "nbf=\"tomorrow\"")).returns(2, Ran::code);
    }

    @Test
    void refuses_to_issue_when_the_lifetime_is_not_said() {
        Ran ran = jose("jwt", "issue", "--key", key, "--sub", "alice");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("say either --expires-in TIME, such as 5m, or --no-expiry");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "5x", "-5m", "PT-5M", "0s", "five", "", "99999999999999999999s", "999999999d"})
    void refuses_a_lifetime_that_is_none(String time) {
        assertThat(jose("jwt", "issue", "--key", key, "--expires-in", time)).returns(2, Ran::code);
    }

    @Test
    void takes_a_value_with_an_at_sign_for_what_it_is() {
        Ran ran = jose("jwt", "issue", "--key", key, "--sub", "@alice", "--expires-in", "5m");

        Ran claims =
                jose("jwt", "verify", "--keys", key, "--alg", "ES256", "--any-issuer", "--any-audience", ran.line());
        assertThat(claims.out()).contains("\"sub\": \"@alice\"");
    }

    @Test
    void escapes_what_a_terminal_would_obey_and_keeps_the_value() {
        String token =
                issue("--claim", "name=\"\\u001b[2J\\u009b\\u202e\\u0007\"").line();

        String out = jose(verify(token)).out();

        assertThat(out).contains("\\u001b[2J\\u009b\\u202e\\u0007");
        assertThat(JsonObject.parse(out).string("name")).hasValue("\u001b[2J\u009b\u202e\u0007");
    }

    @Test
    void issues_for_several_audiences() {
        assertThat(jose(verify(issue("--aud", "billing").line())).out()).contains("\"billing\"", "\"orders\"");
    }

    @Test
    void verifies_with_the_published_set_alone() {
        String set = new KeyFolder(folder).set(key, new KeyFolder(folder).ec("b"));

        Ran ran = jose(
                "jwt",
                "verify",
                "--keys",
                set,
                "--alg",
                "ES256",
                "--iss",
                "https://login.example",
                "--aud",
                "orders",
                token());

        assertThat(ran.code()).isZero();
    }

    @Test
    void refuses_an_encrypted_token_in_words() {
        Ran ran = jose(verify("a.b.c.d.e"));

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).startsWith("rejected: MALFORMED: ");
    }

    private String token() {
        return issue().line();
    }

    private Ran issue(String... more) {
        return jose(issuing(more));
    }

    private String[] issuing(String... more) {
        return with(
                List.of(
                        "jwt",
                        "issue",
                        "--key",
                        key,
                        "--iss",
                        "https://login.example",
                        "--sub",
                        "alice",
                        "--aud",
                        "orders",
                        "--expires-in",
                        "5m"),
                more);
    }

    private String[] verify(String... more) {
        return with(
                List.of(
                        "jwt",
                        "verify",
                        "--keys",
                        key,
                        "--alg",
                        "ES256",
                        "--iss",
                        "https://login.example",
                        "--aud",
                        "orders"),
                more);
    }

    private static String[] with(List<String> args, String... more) {
        List<String> all = new ArrayList<>(args);
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
