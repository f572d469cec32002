package dev.signet.jose.cli;

import static dev.signet.jose.cli.Ran.jose;
import static dev.signet.jose.cli.Ran.joseReading;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON serializations, detached and unencoded payloads of {@code jose jws}. */
final class JwsFormsTest {

    @TempDir
    Path folder;

    private KeyFolder keys;
    private String a;
    private String b;
    private String set;

    @BeforeEach
    void makeFolder() {
        keys = new KeyFolder(folder);
        a = keys.ec("a");
        b = keys.ec("b");
        set = keys.set(a, b);
    }

    @Test
    void signs_flattened_and_verifies_it_again() {
        String token = joseReading("hello", "jws", "sign", "--key", a, "--json").line();

        Ran ran = joseReading(token, "jws", "verify", "--keys", a, "--alg", "ES256");

        assertThat(JsonObject.parse(token).names()).containsExactly("payload", "protected", "signature");
        assertThat(ran).returns(0, Ran::code).returns("hello", Ran::out).returns("verified: ES256, kid a\n", Ran::err);
    }

    @Test
    void rejects_a_flattened_token_with_another_payload() {
        String token = joseReading("hello", "jws", "sign", "--key", a, "--json").line();

        Ran ran = joseReading(token.replace("aGVsbG8", "aGVsbG4"), "jws", "verify", "--keys", a, "--alg", "ES256");

        assertThat(ran).returns(1, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).startsWith("rejected: SIGNATURE_INVALID: ");
    }

    @Test
    void several_keys_sign_each_with_its_own_algorithm() {
        String token = joseReading("hello", "jws", "sign", "--key", a, "--key", keys.rsa(), "--json")
                .line();

        assertThat(JwsJsonParts.of(JsonElement.parse(token)).signatures())
                .extracting(one -> one.protectedHeader().algorithm().orElseThrow())
                .containsExactly("ES256", "RS256");
    }

    @Test
    void refuses_several_keys_in_compact_form() {
        Ran ran = joseReading("hello", "jws", "sign", "--key", a, "--key", b);

        assertThat(ran).returns(2, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).contains("several --key need --json");
    }

    @Test
    void refuses_one_algorithm_for_several_keys() {
        Ran ran = joseReading("hello", "jws", "sign", "--key", a, "--key", b, "--json", "--alg", "ES256");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("--alg is for one --key");
    }

    @Test
    void refuses_two_keys_from_standard_input() {
        Ran ran = joseReading("{}", "jws", "sign", "--key", "-", "--key", "-", "--json", keys.file("p", "hello"));

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("only one --key can come from standard input");
    }

    @Test
    void demands_a_policy_for_several_signatures() {
        Ran ran = verify(both());

        assertThat(ran).returns(2, Ran::code).returns("", Ran::out);
        assertThat(ran.err())
                .contains("this JWS has 2 signatures: say which must be right")
                .contains("--policy KID");
    }

    @Test
    void all_names_all_signatures() {
        assertThat(verify(both(), "--policy", "all"))
                .returns(0, Ran::code)
                .returns("hello", Ran::out)
                .returns("verified: ES256, kid a\nverified: ES256, kid b\n", Ran::err);
    }

    @Test
    void all_rejects_one_that_is_wrong() {
        Ran ran = verify(withSecondSpoiled(), "--policy", "all");

        assertThat(ran).returns(1, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).startsWith("rejected: SIGNATURE_INVALID: ");
    }

    @Test
    void any_names_the_one_that_was_verified_and_no_other() {
        Ran ran = verify(withSecondSpoiled(), "--policy", "any");

        assertThat(ran).returns(0, Ran::code).returns("hello", Ran::out);
        assertThat(ran.err())
                .contains("verified: ES256, kid a\n")
                .doesNotContain("kid b")
                .contains("the other signatures were not verified, there are 2 in all");
    }

    @Test
    void any_rejects_a_token_without_a_signature_of_ours() {
        Ran ran = joseReading(
                both(), "jws", "verify", "--keys", keys.set(keys.ec("c")), "--alg", "ES256", "--policy", "any");

        assertThat(ran).returns(1, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).contains("rejected: KEY_NOT_FOUND: ");
    }

    @Test
    void a_kid_asks_for_that_signature() {
        assertThat(verify(withSecondSpoiled(), "--policy", "a")).returns(0, Ran::code);
        assertThat(verify(withSecondSpoiled(), "--policy", "b"))
                .returns(1, Ran::code)
                .returns("", Ran::out);
        assertThat(verify(withSecondSpoiled(), "--policy", "a", "--policy", "b"))
                .returns(1, Ran::code);
    }

    @Test
    void a_kid_that_is_missing_is_a_rejection() {
        String token = joseReading("hello", "jws", "sign", "--key", a, "--json").line();

        Ran ran = verify(token, "--policy", "b");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("expected a signature for each name of the policy", "one with ES256 is missing");
    }

    @Test
    void refuses_all_together_with_a_kid() {
        Ran ran = verify(both(), "--policy", "all", "--policy", "a");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("not several of them together");
    }

    @Test
    void a_compact_token_meets_all_and_any_but_no_kid() {
        String token = joseReading("hello", "jws", "sign", "--key", a).line();

        assertThat(verify(token, "--policy", "all")).returns(0, Ran::code).returns("hello", Ran::out);
        assertThat(verify(token, "--policy", "a")).returns(2, Ran::code).returns("", Ran::out);
    }

    @Test
    void signs_a_file_that_stays_outside_the_token() {
        String file = keys.file("letter", "hello");
        String token = jose("jws", "sign", "--key", a, "--detached", file).line();

        Ran ran = verify(token, "--detached", file);

        assertThat(token).contains("..");
        assertThat(ran).returns(0, Ran::code).returns("", Ran::out).returns("verified: ES256, kid a\n", Ran::err);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void rejects_another_file_than_was_signed(boolean json) {
        String file = keys.file("letter", "hello");
        Ran signed = json
                ? jose("jws", "sign", "--key", a, "--json", "--detached", file)
                : jose("jws", "sign", "--key", a, "--detached", file);

        Ran ran = verify(signed.line(), "--detached", keys.file("other", "hellp"));

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).startsWith("rejected: SIGNATURE_INVALID: ").doesNotContain("verified");
    }

    @Test
    void signs_json_without_its_payload() {
        String file = keys.file("letter", "hello");
        String token =
                jose("jws", "sign", "--key", a, "--json", "--detached", file).line();

        assertThat(JsonObject.parse(token).has("payload")).isFalse();
        assertThat(verify(token, "--detached", file)).returns(0, Ran::code).returns("", Ran::out);
        assertThat(verify(token)).returns(1, Ran::code);
    }

    @Test
    void rejects_a_detached_token_that_has_a_payload_of_its_own() {
        String file = keys.file("letter", "hello");
        String token = jose("jws", "sign", "--key", a, file).line();

        Ran ran = verify(token, "--detached", file);

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).startsWith("rejected: MALFORMED: expected a detached JWS");
    }

    @Test
    void signs_a_detached_file_of_more_than_a_token_may_have() {
        String file = keys.file("large", new byte[Inputs.TOKEN_OCTETS + 1]);
        String secret = keys.oct(32);
        String token = jose("jws", "sign", "--key", secret, "--detached", file).line();

        assertThat(joseReading(token, "jws", "verify", "--keys", secret, "--alg", "HS256", "--detached", file))
                .returns(0, Ran::code);
    }

    @Test
    void refuses_two_payloads() {
        String file = keys.file("letter", "hello");

        Ran ran = jose("jws", "sign", "--key", a, "--detached", file, file);

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("say either --detached FILE or PAYLOAD-FILE");
    }

    @Test
    void refuses_detached_payload_and_token_both_from_standard_input() {
        Ran ran = joseReading("x", "jws", "verify", "--keys", a, "--alg", "ES256", "--detached", "-");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("only one of --detached and TOKEN can come from standard input");
    }

    @Test
    void says_which_detached_file_is_missing() {
        String missing = folder.resolve("missing").toString();

        Ran ran = jose("jws", "sign", "--key", a, "--detached", missing);

        assertThat(ran).returns(2, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).contains("--detached: there is no file");
    }

    @Test
    void signs_a_payload_as_it_is() {
        String token =
                joseReading("hello", "jws", "sign", "--key", a, "--unencoded").line();

        assertThat(token).contains(".hello.");
        assertThat(verify(token, "--unencoded")).returns(0, Ran::code).returns("hello", Ran::out);
        assertThat(verify(token.replace(".hello.", ".jello."), "--unencoded"))
                .returns(1, Ran::code)
                .returns("", Ran::out);
    }

    @Test
    void rejects_an_unencoded_payload_unless_asked_for() {
        String token =
                joseReading("hello", "jws", "sign", "--key", a, "--unencoded").line();

        Ran ran = verify(token);

        assertThat(ran).returns(1, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).startsWith("rejected: UNSUPPORTED: ");
    }

    @Test
    void refuses_an_unencoded_payload_that_compact_form_cannot_carry() {
        Ran ran = joseReading("a.b", "jws", "sign", "--key", a, "--unencoded");

        assertThat(ran).returns(2, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).contains("without a dot").contains("detached");
    }

    @Test
    void carries_unencoded_text_beyond_ascii_in_json() {
        String token = joseReading("gr\u00fc\u00dfe.", "jws", "sign", "--key", a, "--unencoded", "--json")
                .line();

        assertThat(token).contains("gr\u00fc\u00dfe.");
        assertThat(verify(token, "--unencoded")).returns(0, Ran::code).returns("gr\u00fc\u00dfe.", Ran::out);
    }

    @Test
    void signs_an_unencoded_detached_file() {
        String file = keys.file("octets", new byte[] {0, '.', (byte) 0xff});
        String token = jose("jws", "sign", "--key", a, "--unencoded", "--detached", file)
                .line();

        assertThat(verify(token, "--unencoded", "--detached", file)).returns(0, Ran::code);
        assertThat(verify(token, "--unencoded", "--detached", keys.file("x", "x")))
                .returns(1, Ran::code);
    }

    @Test
    void carries_a_payload_of_several_megabytes_in_json() {
        byte[] payload = new byte[3_000_000];
        byte[] token = joseReading(payload, "jws", "sign", "--key", a, "--json").octets();

        assertThat(joseReading(token, "jws", "verify", "--keys", a, "--alg", "ES256")
                        .octets())
                .isEqualTo(payload);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{}",
                "{\"payload\":\"\"}",
                "{\"payload\":\"\",\"signatures\":[]}",
                "{\"payload\":\"\",\"signatures\":[1]}",
                "{\"payload\":\"\",\"signature\":\"\",\"signatures\":[{\"signature\":\"\"}]}",
                "{\"payload\":\"\",\"protected\":\"e\",\"signature\":\"\"}",
                "{\"payload\":\"\",\"payload\":\"\",\"signature\":\"\"}"
            })
    void rejects_json_that_is_no_jws(String token) {
        Ran ran = verify(token, "--policy", "all");

        assertThat(ran).returns(1, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).startsWith("rejected: MALFORMED: ");
    }

    @Test
    void rejects_json_that_is_not_utf_8() {
        byte[] token = {'{', '"', (byte) 0xff, '"', ':', '1', '}'};

        assertThat(joseReading(token, "jws", "verify", "--keys", a, "--alg", "ES256")
                        .err())
                .startsWith("rejected: MALFORMED: expected JSON in UTF-8");
    }

    @Test
    void rejects_more_signatures_than_a_token_may_have() {
        String one = "{\"signature\":\"\"}";
        String token = "{\"payload\":\"\",\"signatures\":[" + one + ("," + one).repeat(16) + "]}";

        Ran ran = verify(token, "--policy", "any");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).startsWith("rejected: TOO_LARGE: ");
    }

    private Ran verify(String token, String... more) {
        String[] args = new String[6 + more.length];
        System.arraycopy(new String[] {"jws", "verify", "--keys", set, "--alg", "ES256"}, 0, args, 0, 6);
        System.arraycopy(more, 0, args, 6, more.length);
        return joseReading(token, args);
    }

    private String both() {
        return joseReading("hello", "jws", "sign", "--key", a, "--key", b, "--json")
                .line();
    }

    /** The second signature becomes a copy of the first, under its own protected header. */
    private String withSecondSpoiled() {
        JsonObject token = JsonObject.parse(both());
        List<JsonObject> signatures = token.objects("signatures").orElseThrow();
        String first = signatures.get(0).string("signature").orElseThrow();
        List<JsonObject> spoiled = List.of(signatures.get(0), signatures.get(1).with("signature", first));
        return token.with("signatures", spoiled).toJson();
    }
}
