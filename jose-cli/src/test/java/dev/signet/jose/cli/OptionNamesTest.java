package dev.signet.jose.cli;

import static dev.signet.jose.cli.Ran.joseReading;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.jwk.Curve;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each error names the option, or the parameter, that is to be changed. */
final class OptionNamesTest {

    @TempDir
    Path folder;

    @BeforeEach
    void makeFiles() {
        KeyFolder keys = new KeyFolder(folder);
        keys.file("ec", KeyFolder.text(keys.ec("a")));
        keys.file("p384", KeyFolder.text(keys.ec(Curve.P_384)));
        keys.file("x25519", KeyFolder.text(keys.okp(Curve.X25519)));
        keys.file("oct", KeyFolder.text(keys.oct(32)));
        keys.file("set", KeyFolder.text(keys.set(keys.ec("a"))));
        keys.file("public", KeyFolder.text(keys.rsaPublic()));
        keys.file("empty", "");
        keys.file("claims", "{\"sub\":\"alice\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--key    | jws sign --key ec --alg RS256                                   | RS256 needs an RSA key",
                "--key    | jws sign --key ec --alg HS256                                   | HS256",
                "--key    | jws sign --key public                                           | private",
                "--key    | jws sign --key x25519                                           | this is a key on X25519",
                "--key    | jws sign --key set                                              | JWK Set",
                "--key x25519 | jws sign --key ec --key x25519 --json                       | this is a key on X25519",
                "--key set | jws sign --key ec --key set --json                             | JWK Set",
                "--keys   | jws verify --keys ec --alg RS256                                | RS256 needs an RSA key",
                "--keys   | jws verify --keys set --alg RS256                               | RS256 needs an RSA key",
                "--keys   | jws verify --keys ec --alg ES384 --alg RS256                    | RS256 needs an RSA key",
                "--keys   | jwt verify --keys ec --alg RS256 --any-issuer --any-audience    | RS256 needs an RSA key",
                "--key    | jwt issue --key ec --alg RS256 --expires-in 5m                  | RS256 needs an RSA key",
                "--key    | jwt issue --key public --alg RS256 --expires-in 5m              | private",
                "--expires-in | jwt issue --key ec --expires-in 0s                          | ",
                "--encrypt-to | jwt issue --key ec --expires-in 5m --encrypt-to set         | JWK Set",
                "--seal sub.x | jwt issue --key ec --expires-in 5m --claims claims --seal sub.x=set | JWK Set",
                "--seal   | jwt issue --key ec --expires-in 5m --claims claims --seal exp=ec | ",
                "--skew   | jwt verify --keys ec --alg ES256 --any-issuer --any-audience --skew 1h | ",
                "--decrypt | jwt verify --keys ec --alg ES256 --any-issuer --any-audience --decrypt public | private",
                "--open   | jwt verify --keys ec --alg ES256 --any-issuer --any-audience --open public | private",
                "--open exp | jwt verify --keys ec --alg ES256 --any-issuer --any-audience --open exp=public | private",
                "--key    | jwe encrypt --key ec --alg RSA-OAEP                             | RSA-OAEP",
                "--key    | jwe encrypt --key public --alg ECDH-ES                          | ECDH-ES",
                "--key set | jwe encrypt --json --key ec --key set                          | JWK Set",
                "--key    | jwe decrypt --key public                                        | private",
                "--key    | jwe decrypt --key oct --alg RSA-OAEP                            | RSA-OAEP",
                "--password-file | jwe encrypt --password-file empty                        | ",
                "--password-file | jwe decrypt --password-file empty --alg dir              | dir takes no password",
                "--key    | jwk encrypt --key oct --alg RSA-OAEP ec                         | RSA-OAEP",
                "FILE     | jwk pub oct                                                     | no public half",
                "FILE     | jwk thumbprint set                                              | JWK Set",
                "--to     | jwk convert --to pem oct                                        | no PEM form",
                "--bits   | jwk gen --alg RS256 --bits 1024                                 | 2048",
                "--bits   | jwk gen --alg ES256 --bits 256                                  | curve decides",
                "--crv    | jwk gen --alg ES256 --crv P-384                                 | P-384",
            })
    void an_error_begins_with_the_option_to_be_changed(String option, String line, String says) {
        Ran ran = joseReading(".....", inFolder(line));

        assertThat(ran).as(line).returns(2, Ran::code).returns("", Ran::out);
        assertThat(ran.err())
                .as(line)
                .startsWith("error: " + option.replaceAll(" (x25519|set)$", " " + folder + "/$1") + ": ")
                .contains(says == null ? "" : says);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jws sign --key ec --alg ES256                                            | eyJ",
                "jws sign --key ec --key p384 --json                                      | signatures",
                "jwt issue --key ec --expires-in 5m --typ t --claims claims               | eyJ",
                "jwe encrypt --json --key ec --key public                                 | recipients",
                "jwk pub public                                                           | kty",
                "jwk convert --to pem ec                                                  | PRIVATE KEY",
            })
    void the_same_commands_with_what_fits_are_accepted(String line, String prints) {
        Ran ran = joseReading("{}", inFolder(line));

        assertThat(ran).as(line).returns(0, Ran::code).returns("", Ran::err);
        assertThat(ran.out()).contains(prints);
    }

    @ParameterizedTest
    @CsvSource({
        "Bearer,'',Bearer",
        "DPoP,'',DPoP",
        "'\"','\"',quotation mark",
    })
    void what_was_copied_along_with_a_token_is_named(String before, String after, String says) {
        String key = folder.resolve("ec").toString();
        String token = Ran.jose("jwt", "issue", "--key", key, "--no-expiry").line();
        String[] verify = {
            "jwt",
            "verify",
            "--keys",
            key,
            "--alg",
            "ES256",
            "--any-issuer",
            "--any-audience",
            "--no-expiry-needed",
            token
        };
        assertThat(Ran.jose(verify).code()).isZero();

        verify[verify.length - 1] = before + " ".repeat(says.endsWith("mark") ? 0 : 1) + token + after;
        for (Ran ran : List.of(
                Ran.jose(verify),
                Ran.jose("jws", "verify", "--keys", key, "--alg", "ES256", verify[verify.length - 1]))) {
            assertThat(ran).returns(1, Ran::code).returns("", Ran::out);
            assertThat(ran.err())
                    .startsWith("rejected: MALFORMED: ")
                    .contains(says)
                    .doesNotContain(token);
        }
    }

    @Test
    void algorithms_are_listed_by_family() {
        for (String line : new String[] {
            "jwk gen --alg none",
            "jwk gen --alg PBES2-HS256+A128KW",
            "jws sign --key k --alg none",
            "jwe encrypt --key k --alg none"
        }) {
            Ran ran = Ran.jose(line.split(" "));

            assertThat(ran.code()).as(line).isEqualTo(2);
            assertThat(ran.err()).contains("--alg").contains("expected one of\n  ");
            assertThat(ran.err().lines()).allMatch(one -> one.length() <= 100);
        }
        assertThat(Ran.jose("jwk", "gen", "--alg", "none").err())
                .contains("\n  HMAC: HS256, HS384, HS512\n", "\n  shared key: dir")
                .doesNotContain("PBES2");
    }

    /** Returns the arguments with the test's files in the place of their names. */
    private String[] inFolder(String line) {
        String[] args = line.strip().split(" +");
        for (int i = 0; i < args.length; i++) {
            String file = args[i].substring(args[i].indexOf('=') + 1);
            boolean isFile =
                    i > 1 && !file.isEmpty() && folder.resolve(file).toFile().isFile();
            args[i] = args[i].equals("''")
                    ? ""
                    : isFile ? args[i].substring(0, args[i].length() - file.length()) + folder.resolve(file) : args[i];
        }
        return args;
    }
}
