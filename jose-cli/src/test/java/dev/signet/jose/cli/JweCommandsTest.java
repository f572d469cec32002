package dev.signet.jose.cli;

import static dev.signet.jose.cli.Ran.jose;
import static dev.signet.jose.cli.Ran.joseReading;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.jwk.Curve;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JweCommandsTest {

    @TempDir
    Path folder;

    private KeyFolder keys;

    @BeforeEach
    void makeFolder() {
        keys = new KeyFolder(folder);
    }

    @Test
    void encrypts_to_a_public_key_and_decrypts_with_the_private_one() {
        String token = joseReading("hello", "jwe", "encrypt", "--key", keys.rsaPublic())
                .out();

        Ran ran = joseReading(token, "jwe", "decrypt", "--key", keys.rsa());

        assertThat(token).endsWith("\n");
        assertThat(CompactParts.of(token.strip()).header().algorithm()).hasValue("RSA-OAEP-256");
        assertThat(CompactParts.of(token.strip()).header().encryption()).hasValue("A256GCM");
        assertThat(ran).returns(0, Ran::code).returns("hello", Ran::out);
    }

    @Test
    void rejects_a_token_for_another_key() {
        String token =
                joseReading("hello", "jwe", "encrypt", "--key", keys.oct(32)).line();

        Ran ran = jose("jwe", "decrypt", "--key", keys.oct(32), token);

        assertThat(ran).returns(1, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).startsWith("rejected: DECRYPTION_FAILED: ");
    }

    @Test
    void encrypts_a_file_octet_for_octet() {
        byte[] octets = {0, (byte) 0xff, '\n', 0x1b};
        String key = keys.oct(32);
        String token = jose("jwe", "encrypt", "--key", key, keys.file("payload", octets))
                .line();

        assertThat(jose("jwe", "decrypt", "--key", key, token).octets()).isEqualTo(octets);
    }

    @Test
    void encrypts_directly_with_a_secret() {
        String token =
                joseReading("hello", "jwe", "encrypt", "--key", keys.oct(32)).line();

        assertThat(CompactParts.of(token).header().algorithm()).hasValue("dir");
    }

    @ParameterizedTest
    @EnumSource(
            value = Curve.class,
            names = {"P_256", "P_384", "P_521", "X25519", "X448"})
    void agrees_on_a_key_on_a_curve(Curve curve) {
        String key = curve.name().startsWith("P") ? keys.ec(curve) : keys.okp(curve);
        String token = joseReading("hello", "jwe", "encrypt", "--key", key).line();

        assertThat(CompactParts.of(token).header().algorithm()).hasValue("ECDH-ES+A256KW");
        assertThat(jose("jwe", "decrypt", "--key", key, token).out()).isEqualTo("hello");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A128KW", "A256GCMKW", "ECDH-ES", "dir"})
    void encrypts_with_what_the_key_itself_says(String algorithm) {
        String key = keys.file("k.jwk", jose("jwk", "gen", "--alg", algorithm).out());
        String token = joseReading("hello", "jwe", "encrypt", "--key", key).line();

        assertThat(CompactParts.of(token).header().algorithm()).hasValue(algorithm);
        assertThat(jose("jwe", "decrypt", "--key", key, token).out()).isEqualTo("hello");
    }

    @Test
    void encrypts_with_what_the_caller_says() {
        String key = keys.oct(32);
        String token = joseReading("hello", "jwe", "encrypt", "--key", key, "--alg", "A256KW")
                .line();

        assertThat(jose("jwe", "decrypt", "--key", key, "--alg", "A256KW", token)
                        .out())
                .isEqualTo("hello");
        assertThat(jose("jwe", "decrypt", "--key", key, token).err()).startsWith("rejected: ALGORITHM_NOT_ALLOWED: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "RSA1_5", "PBES2-HS256+A128KW", "HS256"})
    void refuses_an_algorithm_that_takes_no_jwk(String algorithm) {
        assertThat(joseReading("hello", "jwe", "encrypt", "--key", keys.rsaPublic(), "--alg", algorithm))
                .returns(2, Ran::code)
                .returns("", Ran::out);
    }

    @Test
    void encrypts_as_the_caller_says() {
        String key = keys.oct(64);
        String token = joseReading("hello", "jwe", "encrypt", "--key", key, "--enc", "A256CBC-HS512")
                .line();

        Ran ran = jose("jwe", "decrypt", "--key", key, "--enc", "A256GCM", "--enc", "A256CBC-HS512", token);

        // A key of 64 octets is none for A256GCM.
        assertThat(ran.code()).isEqualTo(2);
        assertThat(jose("jwe", "decrypt", "--key", key, "--enc", "A256CBC-HS512", token)
                        .out())
                .isEqualTo("hello");
    }

    @Test
    void rejects_an_encryption_that_was_not_listed() {
        String token = joseReading("hello", "jwe", "encrypt", "--key", keys.rsaPublic(), "--enc", "A128GCM")
                .line();

        Ran ran = jose("jwe", "decrypt", "--key", keys.rsa(), token);

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).startsWith("rejected: ALGORITHM_NOT_ALLOWED: ");
    }

    @Test
    void refuses_to_decrypt_with_a_public_key() {
        Ran ran = jose("jwe", "decrypt", "--key", keys.rsaPublic(), "a.b.c.d.e");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("private");
    }

    @Test
    void refuses_a_secret_of_the_wrong_size() {
        assertThat(joseReading("hello", "jwe", "encrypt", "--key", keys.oct(31)))
                .returns(2, Ran::code)
                .returns("", Ran::out);
    }

    @Test
    void refuses_an_algorithm_of_another_kind_of_key() {
        Ran ran = joseReading("hello", "jwe", "encrypt", "--key", keys.rsaPublic(), "--alg", "dir");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("dir");
    }

    @Test
    void refuses_a_signing_key() {
        String key = keys.file("k.jwk", jose("jwk", "gen", "--alg", "HS256").out());

        assertThat(joseReading("hello", "jwe", "encrypt", "--key", key)).returns(2, Ran::code);
    }

    @Test
    void refuses_an_edwards_key() {
        assertThat(joseReading("hello", "jwe", "encrypt", "--key", keys.okp(Curve.ED25519)))
                .returns(2, Ran::code);
    }

    @Test
    void carries_a_payload_of_several_megabytes() {
        String key = keys.oct(32);
        byte[] payload = new byte[3_000_000];
        byte[] token = joseReading(payload, "jwe", "encrypt", "--key", key).octets();

        assertThat(joseReading(token, "jwe", "decrypt", "--key", key).octets()).isEqualTo(payload);
    }

    @Test
    void refuses_key_and_payload_both_from_standard_input() {
        assertThat(joseReading("hello", "jwe", "encrypt", "--key", "-", "-").err())
                .contains("only one of --key and FILE can come from standard input");
    }
}
