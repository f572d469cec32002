package dev.signet.jose.cli;

import static dev.signet.jose.cli.Ran.jose;
import static dev.signet.jose.cli.Ran.joseOnTerminal;
import static dev.signet.jose.cli.Ran.joseReading;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.Curve;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JSON serializations, additional data, passwords and files of any length of {@code jose jwe}. */
final class JweFormsTest {

    @TempDir
    Path folder;

    private KeyFolder keys;
    private String secret;

    @BeforeEach
    void makeFolder() {
        keys = new KeyFolder(folder);
        secret = keys.oct(32);
    }

    @Test
    void encrypts_flattened_and_decrypts_it_again() {
        String token = joseReading("hello", "jwe", "encrypt", "--key", secret, "--json")
                .line();

        assertThat(JsonObject.parse(token).has("recipients")).isFalse();
        assertThat(joseReading(token, "jwe", "decrypt", "--key", secret))
                .returns(0, Ran::code)
                .returns("hello", Ran::out)
                .returns("", Ran::err);
    }

    @Test
    void rejects_json_for_another_key() {
        String token = joseReading("hello", "jwe", "encrypt", "--key", secret, "--json")
                .line();

        Ran ran = joseReading(token, "jwe", "decrypt", "--key", keys.oct(32));

        assertThat(ran).returns(1, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).startsWith("rejected: DECRYPTION_FAILED: ");
    }

    @Test
    void encrypts_to_several_recipients_each_with_its_own_algorithm() {
        String curve = keys.ec(Curve.P_256);
        String token = joseReading("hello", "jwe", "encrypt", "--key", curve, "--key", secret, "--json")
                .line();

        assertThat(joseReading(token, "jwe", "decrypt", "--key", curve).out()).isEqualTo("hello");
        assertThat(joseReading(token, "jwe", "decrypt", "--key", secret, "--alg", "A256KW")
                        .out())
                .isEqualTo("hello");
        assertThat(joseReading(token, "jwe", "decrypt", "--key", keys.rsa()).err())
                .startsWith("rejected: ALGORITHM_NOT_ALLOWED: ");
    }

    @Test
    void refuses_several_recipients_in_compact_form() {
        Ran ran = joseReading("hello", "jwe", "encrypt", "--key", secret, "--key", keys.rsaPublic());

        assertThat(ran).returns(2, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).contains("several recipients only with --json");
    }

    @Test
    void refuses_one_algorithm_for_several_recipients() {
        Ran ran = joseReading(
                "x", "jwe", "encrypt", "--key", secret, "--key", keys.rsaPublic(), "--json", "--alg", "A256KW");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("--alg is for one recipient");
    }

    @Test
    void refuses_to_encrypt_without_a_recipient() {
        assertThat(joseReading("x", "jwe", "encrypt").err()).contains("say --key FILE or --password-file FILE");
        assertThat(jose("jwe", "decrypt", "a.b.c.d.e")).returns(2, Ran::code);
    }

    @Test
    void additional_data_can_be_demanded() {
        String token = joseReading("hello", "jwe", "encrypt", "--key", secret, "--json", "--aad", "case 7")
                .line();

        assertThat(joseReading(token, "jwe", "decrypt", "--key", secret, "--aad", "case 7"))
                .returns(0, Ran::code)
                .returns("hello", Ran::out)
                .returns("", Ran::err);
        assertThat(joseReading(token, "jwe", "decrypt", "--key", secret, "--aad", "case 8"))
                .returns(1, Ran::code)
                .returns("", Ran::out);
        assertThat(joseReading(token, "jwe", "decrypt", "--key", secret).err())
                .contains("note: the token has additional authenticated data");
    }

    @Test
    void additional_data_comes_from_a_file() {
        String file = keys.file("aad", new byte[] {0, (byte) 0xff});
        String token = joseReading("hello", "jwe", "encrypt", "--key", secret, "--json", "--aad", "@" + file)
                .line();

        assertThat(JsonObject.parse(token).octets("aad").orElseThrow()).containsExactly(0, 0xff);
    }

    /** A token that is made is never rejected, which is exit code 1: it is the caller who asked for too much. */
    @Test
    void refuses_to_make_a_token_that_no_command_reads() {
        String most = keys.file("most", new byte[Inputs.PAYLOAD_OCTETS]);
        String much = keys.file("much", new byte[570_000]);
        String tooMuch = keys.file("tooMuch", new byte[590_000]);

        Ran ran = jose("jwe", "encrypt", "--key", secret, "--json", "--aad", "@" + tooMuch, most);
        byte[] token = jose("jwe", "encrypt", "--key", secret, "--json", "--aad", "@" + much, most)
                .octets();

        assertThat(ran).returns(2, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).startsWith("error: the token: ").contains("at most " + Inputs.TOKEN_OCTETS + " octets");
        assertThat(joseReading(token, "jwe", "decrypt", "--key", secret, "--aad", "@" + much))
                .returns(0, Ran::code);
    }

    @Test
    void additional_data_comes_from_standard_input_alone_and_never_takes_what_is_to_be_encrypted() {
        String[] call = {"jwe", "encrypt", "--key", secret, "--json", "--aad", "@-"};
        String file = keys.file("hello", "hello");

        Ran ran = joseReading("all of the secret", call);
        String token = joseReading("case 7", "jwe", "encrypt", "--key", secret, "--json", "--aad", "@-", file)
                .line();

        assertThat(ran).returns(2, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).contains("only one of --aad and FILE can come from standard input");
        assertThat(JsonObject.parse(token).octets("aad").orElseThrow())
                .asString(US_ASCII)
                .isEqualTo("case 7");
        assertThat(joseReading("case 7", "jwe", "decrypt", "--key", secret, "--aad", "@-", token))
                .returns(0, Ran::code)
                .returns("hello", Ran::out);
        assertThat(joseReading(token, "jwe", "decrypt", "--key", secret, "--aad", "@-"))
                .returns(2, Ran::code)
                .returns("", Ran::out);
    }

    @Test
    void additional_data_and_a_key_or_a_password_do_not_both_come_from_standard_input() {
        String file = keys.file("hello", "hello");

        assertThat(joseReading("x", "jwe", "encrypt", "--key", "-", "--json", "--aad", "@-", file)
                        .err())
                .contains("only one of --key and --aad can come from standard input");
        assertThat(joseReading("x", "jwe", "encrypt", "--password-file", "-", "--json", "--aad", "@-", file)
                        .err())
                .contains("only one of --password-file and --aad can come from standard input");
    }

    @Test
    void rejects_a_compact_token_where_additional_data_is_demanded() {
        String token = joseReading("hello", "jwe", "encrypt", "--key", secret).line();

        assertThat(joseReading(token, "jwe", "decrypt", "--key", secret, "--aad", "case 7"))
                .returns(1, Ran::code)
                .returns("", Ran::out);
    }

    @Test
    void refuses_additional_data_in_compact_form() {
        Ran ran = joseReading("hello", "jwe", "encrypt", "--key", secret, "--aad", "x");

        assertThat(ran).returns(2, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).contains("--aad only with --json");
    }

    @Test
    void encrypts_under_a_password_less_one_end_of_line() {
        String token = joseReading("hello", "jwe", "encrypt", "--password-file", keys.file("unix", "p\u00e4ssword\n"))
                .line();

        assertThat(CompactParts.of(token).header().algorithm()).hasValue("PBES2-HS512+A256KW");
        assertThat(jose("jwe", "decrypt", "--password-file", keys.file("dos", "p\u00e4ssword\r\n"), token)
                        .out())
                .isEqualTo("hello");
        assertThat(jose("jwe", "decrypt", "--password-file", keys.file("two", "p\u00e4ssword\n\n"), token))
                .returns(1, Ran::code)
                .returns("", Ran::out);
    }

    @Test
    void refuses_an_empty_password() {
        Ran ran = joseReading("hello", "jwe", "encrypt", "--password-file", keys.file("p", "\n"));

        assertThat(ran).returns(2, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).contains("at least one character");
    }

    @Test
    void refuses_a_password_that_is_not_utf_8() {
        Ran ran = joseReading("x", "jwe", "encrypt", "--password-file", keys.file("p", new byte[] {(byte) 0xff}));

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("--password-file: expected text in UTF-8");
    }

    @Test
    void refuses_a_password_for_an_algorithm_of_keys() {
        Ran ran = joseReading("x", "jwe", "encrypt", "--password-file", keys.file("p", "p"), "--alg", "A256KW");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("A256KW takes no password");
    }

    @Test
    void refuses_password_and_payload_both_from_standard_input() {
        assertThat(joseReading("x", "jwe", "encrypt", "--password-file", "-").err())
                .contains("only one of --password-file and FILE can come from standard input");
    }

    @Test
    void refuses_to_decrypt_with_key_and_password() {
        Ran ran = jose("jwe", "decrypt", "--key", secret, "--password-file", keys.file("p", "p"), "a.b.c.d.e");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("one opens the token");
    }

    @Test
    void encrypts_a_large_file_into_a_file_and_back() throws IOException {
        byte[] octets = random(Inputs.PAYLOAD_OCTETS + 1);
        Path token = folder.resolve("token");
        Path back = folder.resolve("back");

        Ran encrypted =
                jose("jwe", "encrypt", "--key", secret, "--in", keys.file("large", octets), "--out", token.toString());
        Ran decrypted = jose("jwe", "decrypt", "--key", secret, "--in", token.toString(), "--out", back.toString());

        assertThat(encrypted).returns(0, Ran::code).returns("", Ran::out).returns("", Ran::err);
        assertThat(decrypted).returns(0, Ran::code).returns("", Ran::out).returns("", Ran::err);
        assertThat(Files.readAllBytes(back)).isEqualTo(octets);
        noPartsAreLeft();
    }

    @Test
    void encrypts_files_in_json_too_and_reads_white_space_after_them() throws IOException {
        String file = keys.file("small", "hello");
        Path token = folder.resolve("token");
        Path back = folder.resolve("back");
        jose("jwe", "encrypt", "--key", secret, "--json", "--aad", "a", "--in", file, "--out", token.toString());
        Files.writeString(token, " \r\n", APPEND);

        Ran ran = jose(
                "jwe", "decrypt", "--key", secret, "--aad", "a", "--in", token.toString(), "--out", back.toString());

        assertThat(ran).returns(0, Ran::code);
        assertThat(back).hasContent("hello");
    }

    @Test
    void leaves_nothing_of_a_token_that_is_rejected() throws IOException {
        Path token = folder.resolve("token");
        Path back = Files.writeString(folder.resolve("back"), "before");
        jose("jwe", "encrypt", "--key", secret, "--in", keys.file("p", "hello"), "--out", token.toString());
        String text = Files.readString(token, US_ASCII);
        Files.writeString(token, text.substring(0, text.length() - 22) + "A".repeat(22));

        Ran ran = jose("jwe", "decrypt", "--key", secret, "--in", token.toString(), "--out", back.toString());

        assertThat(ran).returns(1, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).startsWith("rejected: DECRYPTION_FAILED: ");
        assertThat(back).hasContent("before");
        noPartsAreLeft();
    }

    @Test
    void leaves_nothing_of_a_token_with_other_additional_data() {
        Path token = folder.resolve("token");
        Path back = folder.resolve("back");
        String file = keys.file("p", "hello");
        jose("jwe", "encrypt", "--key", secret, "--json", "--aad", "a", "--in", file, "--out", token.toString());

        Ran ran = jose(
                "jwe", "decrypt", "--key", secret, "--aad", "b", "--in", token.toString(), "--out", back.toString());

        assertThat(ran.code()).isEqualTo(1);
        assertThat(back).doesNotExist();
        noPartsAreLeft();
    }

    @Test
    void reads_a_stream_from_standard_input() {
        Path token = folder.resolve("token");

        Ran ran = joseReading("hello", "jwe", "encrypt", "--key", secret, "--in", "-", "--out", token.toString());

        assertThat(ran.code()).isZero();
        assertThat(joseReading(KeyFolder.text(token.toString()), "jwe", "decrypt", "--key", secret)
                        .out())
                .isEqualTo("hello");
    }

    @Test
    void refuses_half_a_pair_of_files() {
        assertThat(jose("jwe", "encrypt", "--key", secret, "--in", keys.file("p", "x")))
                .returns(2, Ran::code)
                .returns("error: --in FILE and --out FILE go together\n", Ran::err);
        assertThat(jose("jwe", "decrypt", "--key", secret, "--out", folder.resolve("back") + ""))
                .returns(2, Ran::code);
    }

    @Test
    void refuses_a_place_that_is_no_file() {
        String file = keys.file("p", "x");
        String nowhere = folder.resolve("no").resolve("token").toString();

        assertThat(jose("jwe", "encrypt", "--key", secret, "--in", file, "--out", folder.toString()))
                .returns(2, Ran::code);
        assertThat(jose("jwe", "encrypt", "--key", secret, "--in", file, "--out", nowhere)
                        .err())
                .contains("--out: expected the name of a file in a folder that exists");
    }

    @Test
    void says_which_file_is_missing() {
        String out = folder.resolve("out").toString();

        Ran ran = jose("jwe", "decrypt", "--key", secret, "--in", folder.resolve("no") + "", "--out", out);

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("--in: there is no file");
        noPartsAreLeft();
    }

    @Test
    void draws_progress_on_a_terminal_and_wipes_it_away() {
        String file = keys.file("p", random(100_000));

        Ran ran =
                joseOnTerminal("jwe", "encrypt", "--key", secret, "--in", file, "--out", folder.resolve("token") + "");

        assertThat(ran).returns(0, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).contains("#] 100 %  0.1 MiB").endsWith("\r").doesNotContain("\n");
    }

    @Test
    void draws_how_much_was_read_where_the_end_is_not_known() {
        Ran ran = joseOnTerminal("jwe", "encrypt", "--key", secret, "--in", "-", "--out", folder.resolve("token") + "");

        assertThat(ran.code()).isZero();
        assertThat(ran.err()).contains("0.0 MiB").doesNotContain("%");
    }

    private void noPartsAreLeft() {
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    private static byte[] random(int octets) {
        byte[] random = new byte[octets];
        new Random(7).nextBytes(random);
        return random;
    }
}
