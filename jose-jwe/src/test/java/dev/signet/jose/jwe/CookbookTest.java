package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwe.ContentCipher.Ciphertext;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.RsaJwk;
import dev.signet.jose.testkit.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of RFC 7520 chapter 5 that have a compact form, and the X25519 one of the same collection. */
class CookbookTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jwe/5_2.key_encryption_using_rsa-oaep_with_aes-gcm",
                "jwe/5_4.key_agreement_with_key_wrapping_using_ecdh-es_and_aes-keywrap_with_aes-gcm",
                "jwe/5_5.key_agreement_using_ecdh-es_with_aes-cbc-hmac-sha2",
                "jwe/5_6.direct_encryption_using_aes-gcm",
                "jwe/5_7.key_wrap_using_aes-gcm_keywrap_with_aes-cbc-hmac-sha2",
                "jwe/5_8.key_wrap_using_aes-keywrap_with_aes-gcm",
                "curve25519/ecdh-es"
            })
    void decrypts(String name) throws IOException {
        JsonObject example = example(name);
        JsonObject input = example.object("input").orElseThrow();
        JweDecrypter decrypter = JweDecrypter.of(key(input), algorithm(input), encryption(input));
        assertThat(decrypter.decrypt(compact(example)).plaintext())
                .asString(UTF_8)
                .isEqualTo(Facts.text(input, "plaintext"));
        String changed = Tokens.changing(compact(example), Tokens.TAG, tag -> Tokens.flipped(tag, 0));
        assertThat(Refusal.of(decrypter, changed)).isEqualTo(Refusal.DECRYPTION_FAILED);
    }

    @Test
    void decrypts_rsa1_5_where_that_was_asked_for() throws IOException {
        JsonObject example = example("jwe/5_1.key_encryption_using_rsa_v15_and_aes-hmac-sha2");
        JsonObject input = example.object("input").orElseThrow();
        JweDecrypter decrypter = InsecureRsa15.RSA1_5.decrypter((RsaJwk) key(input), encryption(input));
        assertThat(decrypter.decrypt(compact(example)).plaintext())
                .asString(UTF_8)
                .isEqualTo(Facts.text(input, "plaintext"));
    }

    @Test
    void decrypts_with_a_password() throws IOException {
        JsonObject example = example("jwe/5_3.key_wrap_using_pbes2-aes-keywrap_with-aes-cbc-hmac-sha2");
        JsonObject input = example.object("input").orElseThrow();
        JweDecrypter decrypter =
                Pbes2.PBES2_HS512_A256KW.decrypter(Facts.text(input, "pwd").toCharArray(), encryption(input));
        assertThat(decrypter.decrypt(compact(example)).plaintext())
                .asString(UTF_8)
                .isEqualTo(Facts.text(input, "plaintext"));
    }

    @Test
    void inflates_where_that_was_asked_for() throws IOException {
        JsonObject example = example("jwe/5_9.compressed_content");
        JsonObject input = example.object("input").orElseThrow();
        JweDecrypter decrypter = JweDecrypter.of(key(input), algorithm(input), encryption(input));
        assertThat(decrypter.inflating(10_000).decrypt(compact(example)).plaintext())
                .asString(UTF_8)
                .isEqualTo(Facts.text(input, "plaintext"));
        assertThat(Refusal.reason(decrypter, compact(example))).isEqualTo(Reason.UNSUPPORTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jwe/5_2.key_encryption_using_rsa-oaep_with_aes-gcm",
                "jwe/5_4.key_agreement_with_key_wrapping_using_ecdh-es_and_aes-keywrap_with_aes-gcm",
                "jwe/5_7.key_wrap_using_aes-gcm_keywrap_with_aes-cbc-hmac-sha2",
                "jwe/5_8.key_wrap_using_aes-keywrap_with_aes-gcm"
            })
    void encrypts_the_content_the_same(String name) throws Exception {
        JsonObject example = example(name);
        JsonObject input = example.object("input").orElseThrow();
        JsonObject generated = example.object("generated").orElseThrow();
        JsonObject content = example.object("encrypting_content").orElseThrow();
        Ciphertext encrypted = encryption(input)
                .cipher(CryptoProviders.standard(), false)
                .encrypt(
                        Facts.octets(generated, "cek"),
                        Facts.octets(generated, "iv"),
                        Facts.text(content, "protected_b64u").getBytes(US_ASCII),
                        Facts.text(input, "plaintext").getBytes(UTF_8));
        assertThat(encrypted.ciphertext()).isEqualTo(Facts.octets(content, "ciphertext"));
        assertThat(encrypted.tag()).isEqualTo(Facts.octets(content, "tag"));
    }

    @Test
    void wraps_the_key_the_same_with_a_key_agreed_on() throws Exception {
        JsonObject example =
                example("jwe/5_4.key_agreement_with_key_wrapping_using_ecdh-es_and_aes-keywrap_with_aes-gcm");
        JsonObject encrypting = example.object("encrypting_key").orElseThrow();
        EcJwk recipient = (EcJwk) key(example.object("input").orElseThrow());
        byte[] cek = Facts.octets(example.object("generated").orElseThrow(), "cek");
        WrappedCek encrypted = new EcdhEsKeys("ECDH-ES+A128KW", CryptoProviders.standard())
                .wrapper(
                        new Ecdh(recipient.curve(), CryptoProviders.standard()),
                        Ecdh.generator(recipient.curve(), CryptoProviders.standard()),
                        recipient.publicKey())
                .wrap(ContentEncryption.A128GCM, JoseHeader.empty(), Scripted.drawing(ephemeral(encrypting), cek));
        assertThat(encrypted.encryptedKey()).isEqualTo(Facts.octets(encrypting, "encrypted_key"));
    }

    @Test
    void agrees_on_the_same_key() throws Exception {
        JsonObject example = example("jwe/5_5.key_agreement_using_ecdh-es_with_aes-cbc-hmac-sha2");
        JsonObject encrypting = example.object("encrypting_key").orElseThrow();
        EcJwk recipient = (EcJwk) key(example.object("input").orElseThrow());
        WrappedCek encrypted = new EcdhEsKeys("ECDH-ES", CryptoProviders.standard())
                .wrapper(
                        new Ecdh(recipient.curve(), CryptoProviders.standard()),
                        Ecdh.generator(recipient.curve(), CryptoProviders.standard()),
                        recipient.publicKey())
                .wrap(ContentEncryption.A128CBC_HS256, JoseHeader.empty(), Scripted.drawing(ephemeral(encrypting)));
        assertThat(encrypted.cek()).isEqualTo(Facts.octets(encrypting, "cek"));
    }

    @Test
    void wraps_the_key_the_same_with_aes_gcm() throws Exception {
        JsonObject example = example("jwe/5_7.key_wrap_using_aes-gcm_keywrap_with_aes-cbc-hmac-sha2");
        JsonObject input = example.object("input").orElseThrow();
        JsonObject generated = example.object("generated").orElseThrow();
        JsonObject encrypting = example.object("encrypting_key").orElseThrow();
        String made = JweEncrypter.of(key(input), algorithm(input), encryption(input))
                .drawing(Scripted.drawing(
                        Facts.octets(generated, "cek"), Facts.octets(encrypting, "iv"), Facts.octets(generated, "iv")))
                .encrypt(new byte[1]);
        assertThat(Tokens.part(made, Tokens.ENCRYPTED_KEY)).isEqualTo(Facts.octets(encrypting, "encrypted_key"));
        assertThat(JsonObject.parse(Tokens.header(made)).octets("tag")).contains(Facts.octets(encrypting, "tag"));
    }

    @Test
    void wraps_the_key_the_same_with_a_password() throws IOException {
        JsonObject example = example("jwe/5_3.key_wrap_using_pbes2-aes-keywrap_with-aes-cbc-hmac-sha2");
        JsonObject input = example.object("input").orElseThrow();
        JsonObject generated = example.object("generated").orElseThrow();
        JsonObject header = JsonObject.parse(Tokens.header(compact(example)));
        String made = Pbes2.PBES2_HS512_A256KW
                .encrypterCounting(
                        Facts.text(input, "pwd").toCharArray(),
                        (int) header.integer("p2c").orElseThrow(),
                        encryption(input))
                .drawing(Scripted.drawing(
                        Facts.octets(header, "p2s"), Facts.octets(generated, "cek"), Facts.octets(generated, "iv")))
                .encrypt(new byte[1]);
        assertThat(Tokens.part(made, Tokens.ENCRYPTED_KEY))
                .isEqualTo(Tokens.part(compact(example), Tokens.ENCRYPTED_KEY));
    }

    private static KeyPair ephemeral(JsonObject encrypting) {
        EcJwk epk = (EcJwk) Jwk.of(encrypting.object("epk").orElseThrow());
        return new KeyPair(epk.publicKey(), epk.privateKey().orElseThrow());
    }

    private static JsonObject example(String name) throws IOException {
        Path file = Vectors.require("rfc7520").resolve(name + ".json");
        return JsonObject.parse(Files.readAllBytes(file));
    }

    private static String compact(JsonObject example) {
        return Facts.text(example.object("output").orElseThrow(), "compact");
    }

    private static Jwk key(JsonObject input) {
        return Jwk.of(input.object("key").orElseThrow());
    }

    private static JweAlgorithm algorithm(JsonObject input) {
        return JweAlgorithm.named(Facts.text(input, "alg")).orElseThrow();
    }

    private static ContentEncryption encryption(JsonObject input) {
        return ContentEncryption.named(Facts.text(input, "enc")).orElseThrow();
    }
}
