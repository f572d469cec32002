package dev.signet.jose.cli;

import static dev.signet.jose.cli.Ran.jose;
import static dev.signet.jose.cli.Ran.joseReading;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.Pbes2;
import dev.signet.jose.jwe.RsaOaep;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.RsaJwk;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code jose jwk encrypt} and {@code jose jwk decrypt}. */
final class EncryptedKeyCommandsTest {

    @TempDir
    Path folder;

    private KeyFolder keys;

    @BeforeEach
    void makeFolder() {
        keys = new KeyFolder(folder);
    }

    @Test
    void locks_a_key_up_with_a_password_and_opens_it() {
        String file = keys.ec("a");
        String token =
                jose("jwk", "encrypt", "--password-file", password(), file).line();

        Ran ran = joseReading(token + "\n", "jwk", "decrypt", "--password-file", password());

        JoseHeader header = CompactParts.of(token).header();
        assertThat(header.algorithm()).hasValue("PBES2-HS512+A256KW");
        assertThat(header.contentType()).hasValue("jwk+json");
        assertThat(ran).returns(0, Ran::code);
        assertThat(ran.line()).isEqualTo(KeyFolder.text(file));
    }

    @Test
    void locks_a_set_up_with_a_key_and_opens_it() {
        String set = keys.file(
                "set.json", "{\"keys\":[" + KeyFolder.text(keys.ec("a")) + "," + KeyFolder.text(keys.oct(32)) + "]}");
        String token = jose("jwk", "encrypt", "--key", keys.rsaPublic(), set).line();

        Ran ran = jose("jwk", "decrypt", "--key", keys.rsa(), token);

        assertThat(CompactParts.of(token).header().contentType()).hasValue("jwk-set+json");
        assertThat(CompactParts.of(token).header().algorithm()).hasValue("RSA-OAEP-256");
        assertThat(ran).returns(0, Ran::code);
        assertThat(JwkSet.parse(ran.out())).isEqualTo(JwkSet.parse(KeyFolder.text(set)));
    }

    @Test
    void encrypts_a_key_from_standard_input() {
        String jwk = jose("jwk", "gen", "--alg", "Ed25519").out();
        String token =
                joseReading(jwk, "jwk", "encrypt", "--key", keys.rsaPublic()).out();

        assertThat(joseReading(token, "jwk", "decrypt", "--key", keys.rsa()).out())
                .isEqualTo(jwk);
    }

    @Test
    void takes_the_algorithms_that_were_asked_for() {
        String token = jose(
                        "jwk",
                        "encrypt",
                        "--key",
                        keys.rsaPublic(),
                        "--alg",
                        "RSA-OAEP",
                        "--enc",
                        "A128CBC-HS256",
                        keys.ec("a"))
                .line();

        assertThat(jose("jwk", "decrypt", "--key", keys.rsa(), token)).returns(1, Ran::code);
        assertThat(jose("jwk", "decrypt", "--key", keys.rsa(), "--alg", "RSA-OAEP", "--enc", "A128CBC-HS256", token))
                .returns(0, Ran::code);
    }

    @Test
    void a_password_opens_what_others_wrote_with_another_pbes2() {
        String jwk = KeyFolder.text(keys.ec("a"));
        String token = Pbes2.PBES2_HS384_A192KW
                .encrypter("open sesame".toCharArray(), ContentEncryption.A128CBC_HS256)
                .withContentType("jwk+json")
                .encrypt(jwk.getBytes(StandardCharsets.UTF_8));

        assertThat(jose("jwk", "decrypt", "--password-file", password(), token).line())
                .isEqualTo(jwk);
    }

    @Test
    void rejects_another_password() {
        String token = jose("jwk", "encrypt", "--password-file", password(), keys.ec("a"))
                .line();

        Ran ran = jose("jwk", "decrypt", "--password-file", keys.file("other.txt", "shut up"), token);

        assertThat(ran).returns(1, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).startsWith("rejected: DECRYPTION_FAILED: ").doesNotContain("shut up");
    }

    @Test
    void rejects_content_that_is_no_key() {
        String token = joseReading("hello", "jwe", "encrypt", "--key", keys.rsaPublic())
                .line();

        Ran ran = jose("jwk", "decrypt", "--key", keys.rsa(), token);

        assertThat(ran).returns(1, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).startsWith("rejected: MALFORMED: ");
    }

    @Test
    void rejects_content_of_another_type() {
        String token = RsaOaep.RSA_OAEP_256
                .encrypter((RsaJwk) Jwk.parse(KeyFolder.text(keys.rsa())), ContentEncryption.A256GCM)
                .withContentType("JWT")
                .encrypt(KeyFolder.text(keys.ec("a")).getBytes(StandardCharsets.UTF_8));

        Ran ran = jose("jwk", "decrypt", "--key", keys.rsa(), token);

        assertThat(ran).returns(1, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).contains("\"cty\": expected jwk+json");
    }

    @Test
    void rejects_what_is_no_token() {
        assertThat(joseReading("hello", "jwk", "decrypt", "--key", keys.rsa()))
                .returns(1, Ran::code)
                .returns("", Ran::out);
    }

    @Test
    void says_which_keys_of_a_set_it_leaves_out() {
        String set = keys.file("set.json", "{\"keys\":[{\"kty\":\"new\"}]}");

        assertThat(jose("jwk", "encrypt", "--key", keys.rsaPublic(), set).err()).contains("note: key 0 is set aside");
    }

    @Test
    void says_which_keys_of_a_decrypted_set_it_leaves_out() {
        String usable = KeyFolder.text(keys.ec("a"));
        String rest = "{\"kty\":\"new\",\"kid\":\"b\"}";

        Ran some = decrypted("{\"keys\":[" + usable + "," + rest + "]}");
        Ran none = decrypted("{\"keys\":[" + rest + "]}");
        Ran all = decrypted("{\"keys\":[" + usable + "]}");

        assertThat(some).returns(0, Ran::code);
        assertThat(some.line()).isEqualTo("{\"keys\":[" + usable + "]}");
        assertThat(some.err()).startsWith("note: key 1 (kid b) is set aside: ");
        assertThat(none).returns(2, Ran::code).returns("", Ran::out);
        assertThat(none.err()).contains("TOKEN: expected a key, found none that can be used");
        assertThat(all).returns(0, Ran::code).returns("", Ran::err).returns(some.out(), Ran::out);
    }

    private Ran decrypted(String set) {
        byte[] octets = set.getBytes(StandardCharsets.UTF_8);
        String forKey = RsaOaep.RSA_OAEP_256
                .encrypter((RsaJwk) Jwk.parse(KeyFolder.text(keys.rsa())), ContentEncryption.A256GCM)
                .withContentType("jwk-set+json")
                .encrypt(octets);
        String underPassword = Pbes2.PBES2_HS256_A128KW
                .encrypter("open sesame".toCharArray(), ContentEncryption.A256GCM)
                .withContentType("jwk-set+json")
                .encrypt(octets);

        Ran ran = jose("jwk", "decrypt", "--key", keys.rsa(), forKey);
        Ran other = jose("jwk", "decrypt", "--password-file", password(), underPassword);
        assertThat(other)
                .returns(ran.code(), Ran::code)
                .returns(ran.out(), Ran::out)
                .returns(ran.err(), Ran::err);
        return ran;
    }

    @Test
    void refuses_neither_a_key_nor_a_password() {
        assertThat(jose("jwk", "encrypt", keys.ec("a")))
                .returns(2, Ran::code)
                .returns("error: say either --key FILE or --password-file FILE\n", Ran::err);
        assertThat(jose("jwk", "decrypt", "e30..")).returns(2, Ran::code);
    }

    @Test
    void refuses_both_a_key_and_a_password() {
        assertThat(jose("jwk", "encrypt", "--key", keys.rsa(), "--password-file", password(), keys.ec("a")))
                .returns(2, Ran::code)
                .returns("", Ran::out);
    }

    @Test
    void refuses_an_algorithm_beside_a_password_to_decrypt() {
        Ran ran = jose("jwk", "decrypt", "--password-file", password(), "--enc", "A128GCM", "e30....");

        assertThat(ran).returns(2, Ran::code);
        assertThat(ran.err()).contains("--alg and --enc are for --key");
    }

    @Test
    void refuses_two_things_from_standard_input() {
        assertThat(joseReading("secret", "jwk", "encrypt", "--password-file", "-"))
                .returns(2, Ran::code)
                .returns("", Ran::out);
        assertThat(joseReading("secret", "jwk", "decrypt", "--password-file", "-"))
                .returns(2, Ran::code)
                .returns("", Ran::out);
    }

    @Test
    void refuses_to_encrypt_what_is_no_key() {
        assertThat(joseReading("{}", "jwk", "encrypt", "--key", keys.rsaPublic()))
                .returns(2, Ran::code)
                .returns("", Ran::out);
    }

    private String password() {
        return keys.file("password.txt", "open sesame\n");
    }
}
