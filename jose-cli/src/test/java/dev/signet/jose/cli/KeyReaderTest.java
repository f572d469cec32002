package dev.signet.jose.cli;

import static dev.signet.jose.cli.Ran.jose;
import static dev.signet.jose.cli.Ran.joseReading;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyReaderTest {

    @TempDir
    Path folder;

    private KeyFolder keys;

    @BeforeEach
    void makeFolder() {
        keys = new KeyFolder(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}",
                " {\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}",
                "[\"c2VjcmV0\"]",
                "-----BEGIN PRIVATE KEY----- c2VjcmV0",
                "c2VjcmV0\n"
            })
    void refuses_a_key_as_an_argument_and_does_not_repeat_it(String key) {
        Ran ran = joseReading("hello", "jws", "sign", "--key", key);

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err())
                .contains("--key takes the name of a file")
                .contains("shell histories")
                .doesNotContain("c2VjcmV0");
    }

    @Test
    void names_a_file_that_is_not_there() {
        Ran ran = joseReading("hello", "jws", "sign", "--key", "nothing.jwk");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).isEqualTo("error: --key: there is no file nothing.jwk\n");
    }

    @Test
    void refuses_a_folder() {
        assertThat(joseReading("hello", "jws", "sign", "--key", folder.toString()))
                .returns(2, Ran::code);
    }

    @Test
    void refuses_pem_by_its_name() {
        Ran ran = jose("jwk", "pub", keys.file("key.pem", "-----BEGIN PUBLIC KEY-----\nAAAA\n"));

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("expected a JWK, which is JSON; this is PEM");
    }

    @Test
    void says_what_is_wrong_with_a_key() {
        Ran ran = jose("jwk", "pub", keys.file("bad.jwk", "{\"kty\":\"EC\"}"));

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).startsWith("error: FILE: ");
    }

    @Test
    void refuses_a_file_that_is_far_too_large() {
        Ran ran = jose("jwk", "pub", keys.file("large.jwk", new byte[(1 << 20) + 1]));

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("expected at most 1048576 octets");
    }
}
