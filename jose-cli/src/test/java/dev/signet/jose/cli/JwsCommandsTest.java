package dev.signet.jose.cli;

import static dev.signet.jose.cli.Ran.jose;
import static dev.signet.jose.cli.Ran.joseReading;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.Curve;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class JwsCommandsTest {

    /** The best-known token of the tutorials. */
    private static final String TUTORIAL_TOKEN = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"
            + ".eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ"
            + ".SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c";

    @TempDir
    Path folder;

    private KeyFolder keys;

    @BeforeEach
    void makeFolder() {
        keys = new KeyFolder(folder);
    }

    @Test
    void signs_standard_input_and_verifies_it_again() {
        String key = keys.ec("a");
        String token = joseReading("hello", "jws", "sign", "--key", key).out();

        Ran ran = joseReading(token, "jws", "verify", "--keys", key, "--alg", "ES256");

        assertThat(token).endsWith("\n");
        assertThat(ran).returns(0, Ran::code).returns("hello", Ran::out).returns("", Ran::err);
    }

    @Test
    void signs_with_a_post_quantum_key_and_says_how_large_the_token_is() {
        String key =
                keys.file("pq.jwk", jose("jwk", "gen", "--alg", "ML-DSA-65").out());
        String token = joseReading("hello", "jws", "sign", "--key", key).out();
        String other =
                keys.file("other.jwk", jose("jwk", "gen", "--alg", "ML-DSA-65").out());

        assertThat(joseReading(token, "jws", "verify", "--keys", key, "--alg", "ML-DSA-65"))
                .returns(0, Ran::code)
                .returns("hello", Ran::out);
        assertThat(joseReading(token, "jws", "verify", "--keys", key, "--alg", "ES256"))
                .returns(2, Ran::code);
        assertThat(joseReading(token, "jws", "verify", "--keys", other, "--alg", "ML-DSA-65"))
                .returns(1, Ran::code);
        assertThat(joseReading(token, "inspect", "-").out())
                .contains("alg  ML-DSA-65: ML-DSA signature (FIPS 204)")
                .contains("of the 8192 that many servers accept")
                .contains("Signature, 3309 octets, not looked at");
    }

    @Test
    void rejects_a_token_that_another_key_signed() {
        String token = joseReading("hello", "jws", "sign", "--key", keys.ec(Curve.P_256))
                .out();

        Ran ran = joseReading(token, "jws", "verify", "--keys", keys.ec(Curve.P_256), "--alg", "ES256");

        assertThat(ran).returns(1, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).startsWith("rejected: SIGNATURE_INVALID: ");
    }

    @Test
    void signs_a_file_octet_for_octet() {
        byte[] octets = {0, (byte) 0xff, '\r', '\n', (byte) 0x80, 0x1b, '\n'};
        String key = keys.ec("a");
        String token =
                jose("jws", "sign", "--key", key, keys.file("payload", octets)).line();

        Ran ran = jose("jws", "verify", "--keys", key, "--alg", "ES256", token);

        assertThat(ran.octets()).isEqualTo(octets);
    }

    @Test
    void reads_a_key_from_standard_input() {
        String key = keys.ec("a");

        Ran ran = joseReading(KeyFolder.text(key), "jws", "sign", "--key", "-", keys.file("payload", "hello"));

        assertThat(jose("jws", "verify", "--keys", key, "--alg", "ES256", ran.line())
                        .out())
                .isEqualTo("hello");
    }

    @Test
    void refuses_key_and_payload_both_from_standard_input() {
        Ran ran = joseReading("hello", "jws", "sign", "--key", "-");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("only one of --key and PAYLOAD-FILE can come from standard input");
    }

    @Test
    void refuses_keys_and_token_both_from_standard_input() {
        assertThat(joseReading("{}", "jws", "verify", "--keys", "-", "--alg", "ES256")
                        .err())
                .contains("only one of --keys and TOKEN can come from standard input");
    }

    @ParameterizedTest
    @CsvSource({"P_256,ES256", "P_384,ES384", "P_521,ES512", "SECP256K1,ES256K"})
    void signs_with_what_is_usual_for_a_curve(Curve curve, String algorithm) {
        assertThat(algorithmOf(keys.ec(curve))).isEqualTo(algorithm);
    }

    @ParameterizedTest
    @EnumSource(
            value = Curve.class,
            names = {"ED25519", "ED448"})
    void signs_with_the_name_of_an_edwards_curve(Curve curve) {
        assertThat(algorithmOf(keys.okp(curve))).isEqualTo(curve.jwaName());
    }

    @Test
    void signs_with_rs256_and_hs256_where_a_key_says_nothing() {
        assertThat(algorithmOf(keys.rsa())).isEqualTo("RS256");
        assertThat(algorithmOf(keys.oct(64))).isEqualTo("HS256");
    }

    @Test
    void signs_with_what_the_key_itself_says() {
        String key = keys.file("k.jwk", jose("jwk", "gen", "--alg", "HS512").out());

        assertThat(algorithmOf(key)).isEqualTo("HS512");
    }

    @Test
    void signs_with_what_the_caller_says() {
        assertThat(algorithmOf(keys.rsa(), "--alg", "PS384")).isEqualTo("PS384");
    }

    @Test
    void refuses_to_sign_with_another_algorithm_than_the_keys() {
        String key = keys.file("k.jwk", jose("jwk", "gen", "--alg", "HS512").out());

        assertThat(joseReading("x", "jws", "sign", "--key", key, "--alg", "HS256"))
                .returns(2, Ran::code);
    }

    @Test
    void refuses_to_sign_with_a_public_key() {
        Ran ran = joseReading("x", "jws", "sign", "--key", keys.rsaPublic());

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("needs a private key");
    }

    @Test
    void refuses_to_sign_with_a_key_that_agrees_on_keys() {
        Ran ran = joseReading("x", "jws", "sign", "--key", keys.okp(Curve.X25519));

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err())
                .contains(
                        "no algorithm of JWS signs with this key: Ed25519 needs a key on Ed25519, this is a key on X25519");
    }

    @Test
    void finds_the_key_of_a_set_by_kid() {
        String a = keys.ec("a");
        String b = keys.ec("b");
        String token = joseReading("hello", "jws", "sign", "--key", b).line();

        assertThat(jose("jws", "verify", "--keys", keys.set(a, b), "--alg", "ES256", token)
                        .out())
                .isEqualTo("hello");
    }

    @Test
    void rejects_a_kid_that_the_set_does_not_have_and_names_keys_set_aside() {
        String token =
                joseReading("hello", "jws", "sign", "--key", keys.ec("gone")).line();
        String good = KeyFolder.text(keys.ec("b"));
        String set = keys.file("set.json", "{\"keys\":[" + good + ",{\"kty\":\"EC\",\"kid\":\"gone\"}]}");

        Ran ran = jose("jws", "verify", "--keys", set, "--alg", "ES256", token);

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("rejected: KEY_NOT_FOUND: ").contains("note: key 1 (kid gone) is set aside");
    }

    @Test
    void accepts_any_algorithm_that_was_listed() {
        String token = joseReading("hello", "jws", "sign", "--key", keys.rsa(), "--alg", "PS256")
                .line();

        Ran ran = jose("jws", "verify", "--keys", keys.rsa(), "--alg", "RS256", "--alg", "PS256", token);

        assertThat(ran.out()).isEqualTo("hello");
    }

    @Test
    void rejects_an_algorithm_that_was_not_listed() {
        String token = joseReading("hello", "jws", "sign", "--key", keys.rsa(), "--alg", "PS256")
                .line();

        Ran ran = jose("jws", "verify", "--keys", keys.rsa(), "--alg", "RS256", token);

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).startsWith("rejected: ALGORITHM_NOT_ALLOWED: ");
    }

    @Test
    void refuses_to_verify_without_a_stated_algorithm() {
        Ran ran = jose("jws", "verify", "--keys", keys.ec("a"), "a.b.c");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("Missing required option: '--alg=ALG'").contains("See jose jws verify --help");
    }

    @Test
    void refuses_a_name_that_is_no_algorithm() {
        Ran ran = jose("jws", "verify", "--keys", keys.ec("a"), "--alg", "none", "a.b.c");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("expected one of\n  HMAC: HS256");
    }

    @Test
    void refuses_to_mix_secrets_and_public_keys() {
        Ran ran = jose("jws", "verify", "--keys", keys.ec("a"), "--alg", "ES256", "--alg", "HS256", "a.b.c");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("HMAC");
    }

    @Test
    void says_how_short_the_secret_of_the_tutorials_is() {
        Ran ran = jose("jws", "verify", "--keys", keys.tutorialSecret(), "--alg", "HS256", TUTORIAL_TOKEN);

        assertThat(ran).returns(2, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).contains("32 octets").contains("this is a symmetric key of 19 octets");
    }

    @Test
    void says_key_by_key_why_no_key_of_a_set_fits() {
        String set = keys.file(
                "set.json",
                "{\"keys\":[" + KeyFolder.text(keys.tutorialSecret()) + "," + KeyFolder.text(keys.ec("a"))
                        + ",{\"kty\":\"new\"}]}");

        Ran ran = jose("jws", "verify", "--keys", set, "--alg", "HS256", TUTORIAL_TOKEN);

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err().lines())
                .hasSize(4)
                .anyMatch(line -> line.contains("this is a symmetric key of 19 octets"))
                .anyMatch(line -> line.contains("kid a: HS256 needs a symmetric key"))
                .anyMatch(line -> line.contains("key 2 is set aside"));
    }

    @Test
    void rejects_white_space_inside_a_token_but_not_after_it() {
        String key = keys.ec("a");
        String token = joseReading("hello", "jws", "sign", "--key", key).line();

        assertThat(joseReading(token + " \r\n\n", "jws", "verify", "--keys", key, "--alg", "ES256"))
                .returns(0, Ran::code);
        assertThat(joseReading(" " + token, "jws", "verify", "--keys", key, "--alg", "ES256"))
                .returns(1, Ran::code);
        assertThat(joseReading(token.replaceFirst("\\.", ".\n"), "jws", "verify", "--keys", key, "--alg", "ES256"))
                .returns(1, Ran::code);
    }

    @Test
    void says_so_when_a_token_is_the_name_of_a_file() {
        String key = keys.ec("a");

        Ran ran = jose("jws", "verify", "--keys", key, "--alg", "ES256", keys.file("token", "a.b.c"));

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("this is the name of a file");
    }

    @Test
    void carries_a_payload_of_several_megabytes() {
        String key = keys.oct(32);
        byte[] payload = new byte[3_000_000];
        payload[0] = 1;
        byte[] token = joseReading(payload, "jws", "sign", "--key", key).octets();

        assertThat(joseReading(token, "jws", "verify", "--keys", key, "--alg", "HS256")
                        .octets())
                .isEqualTo(payload);
    }

    @Test
    void refuses_a_payload_that_could_not_be_verified_again() {
        Ran ran = joseReading(new byte[Inputs.PAYLOAD_OCTETS + 1], "jws", "sign", "--key", keys.oct(32));

        assertThat(ran).returns(2, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).contains("expected at most 12000000 octets");
    }

    @Test
    void rejects_a_token_without_end() {
        Ran ran = joseReading(
                new byte[Inputs.TOKEN_OCTETS + 100], "jws", "verify", "--keys", keys.oct(32), "--alg", "HS256");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).startsWith("rejected: TOO_LARGE: ");
    }

    private static String algorithmOf(String key, String... more) {
        String[] args = new String[4 + more.length];
        System.arraycopy(new String[] {"jws", "sign", "--key", key}, 0, args, 0, 4);
        System.arraycopy(more, 0, args, 4, more.length);
        String token = joseReading("hello", args).line();
        return JsonObject.parse(Base64Url.decode(token.substring(0, token.indexOf('.'))))
                .string("alg")
                .orElseThrow();
    }
}
