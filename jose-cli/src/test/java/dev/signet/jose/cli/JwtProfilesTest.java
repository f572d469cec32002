package dev.signet.jose.cli;

import static dev.signet.jose.cli.Ran.NOW;
import static dev.signet.jose.cli.Ran.jose;
import static dev.signet.jose.cli.Ran.joseAt;
import static dev.signet.jose.cli.Ran.joseReading;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.JsonObject;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JwtProfilesTest {

    private static final String ACCESS = "--profile at+jwt --iss https://i --sub alice --aud orders --expires-in 5m";
    private static final String ID = "--profile id-token --iss https://i --sub alice --client-id shop --expires-in 5m";
    private static final String ASSERTION =
            "--profile client-assertion --client-id shop --aud https://i --expires-in 5m";
    private static final String EVENT = "--profile secevent --iss https://i --no-expiry";

    private static final String OF_ACCESS = "--profile at+jwt --iss https://i --aud orders";
    private static final String OF_ID = "--profile id-token --iss https://i --client-id shop";
    private static final String OF_ASSERTION = "--profile client-assertion --client-id shop --aud https://i";
    private static final String OF_EVENT = "--profile secevent --iss https://i --any-audience";

    @TempDir
    Path folder;

    private KeyFolder keys;
    private String key;

    @BeforeEach
    void makeKey() {
        keys = new KeyFolder(folder);
        key = keys.ec("a");
    }

    @Test
    void issues_an_access_token_that_the_profile_accepts() {
        String token = issue(ACCESS + " --client-id shop").line();

        Ran ran = verify(OF_ACCESS, token);

        assertThat(CompactParts.of(token).header().isType("at+jwt")).isTrue();
        assertThat(ran).returns(0, Ran::code).returns("", Ran::err);
        JsonObject claims = JsonObject.parse(ran.out());
        assertThat(claims.names()).containsExactly("iss", "sub", "aud", "client_id", "iat", "exp", "jti");
        assertThat(Base64Url.decode(claims.string("jti").orElseThrow())).hasSize(16);
    }

    @Test
    void keeps_an_identifier_that_was_said() {
        String token =
                issue(ACCESS, "--client-id", "shop", "--claim", "jti=\"7\"").line();

        assertThat(verify(OF_ACCESS, token).out()).contains("\"jti\": \"7\"");
    }

    @Test
    void takes_the_client_from_a_claim_as_well() {
        assertThat(issue(ACCESS, "--claim", "client_id=\"shop\"").code()).isZero();
    }

    @Test
    void says_the_client_without_a_profile() {
        String token = issue("--sub alice --expires-in 5m --client-id shop").line();

        assertThat(CompactParts.of(token).parts().get(1)).asString(US_ASCII).contains("\"client_id\":\"shop\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--profile at+jwt --expires-in 5m | say --iss ISSUER, --sub SUBJECT, --aud AUDIENCE, --client-id ID",
                "--profile at+jwt --iss i --sub s --aud a --client-id c --no-expiry | say --expires-in TIME and not --no-expiry",
                "--profile at+jwt --iss i --sub s --aud a --expires-in 5m --claim client_id=1 | client_id to be a text",
                "--profile at+jwt --iss i --sub s --aud a --expires-in 5m --claim client_id=null | say --client-id ID",
                "--profile at+jwt --typ JWT --iss i --expires-in 5m | --typ: --profile at+jwt says the typ, which is at+jwt",
                "--profile id-token --expires-in 5m --iss i --sub s | say --aud AUDIENCE",
                "--profile id-token --expires-in 5m --client-id c --aud a | say it without --aud",
                "--profile client-assertion --aud a --expires-in 5m | say --client-id ID",
                "--profile client-assertion --aud a --expires-in 5m --client-id c --sub s | without --iss and --sub",
                "--profile client-assertion --aud a --expires-in 2h --client-id c | --expires-in of at most 1h",
                "--profile client-assertion --aud a --client-id c --no-expiry --claim exp=1777640700 | --expires-in of at most 1h",
                "--profile secevent --iss i --no-expiry | say --claim events=JSON",
                "--profile secevent --iss i --no-expiry --claim events=[] | events to be an object",
                "--profile access --expires-in 5m | at+jwt (an access token, RFC 9068), id-token"
            })
    void refuses_to_issue_what_the_profile_would_not_accept(String options, String message) {
        Ran ran = issue(options);

        assertThat(ran).returns(2, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).contains(message);
    }

    @Test
    void refuses_to_seal_what_the_profile_reads() {
        Ran ran = issue(ACCESS, "--client-id", "shop", "--seal", "client_id=" + keys.ec("b"));

        assertThat(ran).returns(2, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).contains("--seal client_id: --profile at+jwt requires this claim");
    }

    @Test
    void issues_and_accepts_every_other_kind() {
        String events = "events={\"https://e.example/out\":{}}";

        assertThat(verify(OF_ID + " --no-nonce", issue(ID).line())).returns(0, Ran::code);
        assertThat(verify(OF_ASSERTION, issue(ASSERTION).line())).returns(0, Ran::code);
        assertThat(verify(OF_EVENT, issue(EVENT, "--claim", events).line())).returns(0, Ran::code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {OF_ACCESS + "|typ", OF_ID + " --no-nonce|aud", OF_ASSERTION + "|iss", OF_EVENT + "|events"})
    void rejects_a_token_of_no_profile(String profile, String claim) {
        String plain = issue("--iss https://i --sub alice --aud orders --expires-in 5m")
                .line();

        Ran ran = verify(profile, plain);

        assertThat(ran).returns(1, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).contains("rejected: CLAIM_REJECTED: " + claim + ": ");
    }

    @Test
    void demands_the_nonce_of_the_request() {
        String token = issue(ID, "--claim", "nonce=\"n-1\"").line();

        assertThat(verify(OF_ID + " --nonce n-1", token)).returns(0, Ran::code);
        assertThat(verify(OF_ID + " --nonce n-2", token).err()).startsWith("rejected: CLAIM_REJECTED: nonce: ");
        assertThat(verify(OF_ID + " --no-nonce", token).err()).startsWith("rejected: CLAIM_REJECTED: nonce: ");
    }

    @Test
    void demands_the_hashes_of_what_came_with_an_id_token() {
        String token = issue(
                        ID,
                        "--claim",
                        "at_hash=\"" + half("secret-1") + "\"",
                        "--claim",
                        "c_hash=\"" + half("code-1") + "\"")
                .line();
        String access = keys.file("access", "secret-1\n");
        String code = keys.file("code", "code-1");

        assertThat(verify(OF_ID + " --no-nonce", token, "--access-token-file", access, "--code-file", code))
                .returns(0, Ran::code);
        assertThat(verify(OF_ID + " --no-nonce", token, "--access-token-file", code)
                        .err())
                .startsWith("rejected: CLAIM_REJECTED: at_hash: ")
                .doesNotContain("secret-1");
        assertThat(verify(OF_ID + " --no-nonce", token, "--code-file", access).err())
                .startsWith("rejected: CLAIM_REJECTED: c_hash: ");
        assertThat(joseReading("secret-1\n", verifying(OF_ID + " --no-nonce --access-token-file -", token)))
                .returns(0, Ran::code);
    }

    @Test
    void demands_a_login_that_is_not_too_long_ago() {
        String token = issue(ID, "--claim", "auth_time=" + NOW.minusSeconds(600).getEpochSecond())
                .line();

        assertThat(verify(OF_ID + " --no-nonce --max-age 10m", token)).returns(0, Ran::code);
        assertThat(verify(OF_ID + " --no-nonce --max-age 5m", token).err())
                .startsWith("rejected: CLAIM_REJECTED: auth_time: ");
    }

    @Test
    void says_that_it_does_not_remember_assertions() {
        Ran ran = verify(OF_ASSERTION, issue(ASSERTION).line());

        assertThat(ran.err())
                .isEqualTo("note: whether this token was used before is not known: nothing is remembered here\n");
    }

    @Test
    void rejects_the_assertion_of_another_client() {
        String token = issue(ASSERTION.replace("shop", "mallory")).line();

        Ran ran = verify(OF_ASSERTION, token);

        assertThat(ran).returns(1, Ran::code).returns("", Ran::out);
        assertThat(ran.err())
                .contains("rejected: CLAIM_REJECTED: iss: ", "rejected: CLAIM_REJECTED: sub: ")
                .doesNotContain("note");
    }

    @Test
    void a_profile_leaves_the_times_in_force() {
        String token = issue(ACCESS + " --client-id shop").line();

        Ran ran =
                joseAt(NOW.plus(Duration.ofHours(1)), new byte[0], verifying(OF_ACCESS + " --no-expiry-needed", token));

        assertThat(ran.err()).startsWith("rejected: EXPIRED: exp: ");
    }

    @Test
    void expects_an_access_token_inside_an_encryption_with_a_claim_opened() {
        String gateway = keys.rsa();
        String clinic = keys.ec("clinic");
        String token = issue(
                        ACCESS,
                        "--client-id",
                        "shop",
                        "--claim",
                        "ssn=\"078\"",
                        "--seal",
                        "ssn=" + clinic,
                        "--encrypt-to",
                        gateway)
                .line();

        Ran ran = verify(OF_ACCESS, token, "--decrypt", gateway, "--open", "ssn=" + clinic);

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("\"ssn\": \"078\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--profile at+jwt --any-issuer --aud a | needs --iss ISSUER, and not --any-issuer",
                "--profile at+jwt --iss i --any-audience | needs --aud AUDIENCE, and not --any-audience",
                "--profile at+jwt --iss i | say either --aud AUDIENCE or --any-audience",
                "--profile at+jwt --iss i --aud a --typ JWT | --typ: --profile at+jwt says the typ",
                "--profile at+jwt --iss i --aud a --client-id c | --client-id goes with --profile id-token or client-assertion",
                "--profile at+jwt --iss i --aud a --nonce n | --nonce goes with --profile id-token",
                "--iss i --aud a --no-nonce | --no-nonce goes with --profile id-token",
                "--iss i --aud a --max-age 5m | --max-age goes with --profile id-token",
                "--iss i --aud a --access-token-file x | --access-token-file goes with --profile id-token",
                "--iss i --aud a --code-file x | --code-file goes with --profile id-token",
                "--profile id-token --iss i --no-nonce | --profile id-token needs --client-id ID",
                "--profile id-token --iss i --client-id c | say either --nonce NONCE or --no-nonce",
                "--profile id-token --iss i --client-id c --nonce n --no-nonce | say either --nonce NONCE or --no-nonce",
                "--profile id-token --iss i --client-id c --nonce '' | --nonce: expected a nonce",
                "--profile id-token --iss i --client-id c --no-nonce --aud c | say neither --aud nor --any-audience",
                "--profile id-token --any-issuer --client-id c --no-nonce | needs --iss ISSUER",
                "--profile id-token --iss i --client-id c --no-nonce --max-age PT-5M | --max-age: expected",
                "--profile id-token --iss i --client-id c --no-nonce --code-file nowhere | --code-file: there is no file",
                "--profile client-assertion --aud a | --profile client-assertion needs --client-id ID",
                "--profile client-assertion --client-id c --any-audience | needs --aud AUDIENCE",
                "--profile client-assertion --client-id c --aud a --iss c | say neither --iss nor --any-issuer",
                "--profile secevent --any-issuer --any-audience | needs --iss ISSUER",
            })
    void refuses_to_verify_by_half_a_profile(String options, String message) {
        Ran ran = verify(options, "a.b.c");

        assertThat(ran).returns(2, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).startsWith("error: ").contains(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n"})
    void refuses_an_empty_access_token(String text) {
        Ran ran = verify(OF_ID + " --no-nonce", "a.b.c", "--access-token-file", keys.file("empty", text));

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("--access-token-file: expected a text");
    }

    private Ran issue(String options, String... more) {
        return jose(with("issue --key", options, more));
    }

    private Ran verify(String options, String token, String... more) {
        String[] all = Arrays.copyOf(more, more.length + 1);
        all[more.length] = token;
        return jose(verifying(options, all));
    }

    private String[] verifying(String options, String... more) {
        return with("verify --alg ES256 --keys", options, more);
    }

    private String[] with(String command, String options, String... more) {
        List<String> all = new ArrayList<>(List.of("jwt"));
        all.addAll(List.of(command.split(" ")));
        all.add(key);
        for (String option : options.split(" ")) {
            all.add(option.equals("''") ? "" : option);
        }
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    /** The left half of SHA-256, as ES256 has it. */
    private static String half(String text) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII));
            return Base64Url.encode(Arrays.copyOf(whole, whole.length / 2));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
