package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwe.ContentCipher.Ciphertext;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import java.io.IOException;
import java.security.KeyPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What RFC 7520 chapter 5 prints on the way to its tokens is made again; {@link VectorsTest} decrypts the tokens. */
class CookbookTest {

    @ParameterizedTest
    @ValueSource(strings = {"5-2-rsa-oaep", "5-4-ecdh-es-a128kw", "5-7-a256gcmkw", "5-8-a128kw"})
    void encrypts_the_content_the_same(String name) throws Exception {
        JsonObject example = example(name);
        JsonObject generated = step(example, "generated");
        JsonObject content = step(example, "encrypting_content");
        Ciphertext encrypted = encryption(example)
                .cipher(CryptoProviders.standard(), false)
                .encrypt(
                        Facts.octets(generated, "cek"),
                        Facts.octets(generated, "iv"),
                        Facts.text(content, "protected_b64u").getBytes(US_ASCII),
                        Facts.plaintext(example).getBytes(UTF_8));
        assertThat(encrypted.ciphertext()).isEqualTo(Facts.octets(content, "ciphertext"));
        assertThat(encrypted.tag()).isEqualTo(Facts.octets(content, "tag"));
    }

    @Test
    void wraps_the_key_the_same_with_a_key_agreed_on() throws Exception {
        JsonObject example = example("5-4-ecdh-es-a128kw");
        JsonObject encrypting = step(example, "encrypting_key");
        EcJwk recipient = (EcJwk) Jwk.of(Facts.key(example, 0));
        byte[] cek = Facts.octets(step(example, "generated"), "cek");
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
        JsonObject example = example("5-5-ecdh-es");
        JsonObject encrypting = step(example, "encrypting_key");
        EcJwk recipient = (EcJwk) Jwk.of(Facts.key(example, 0));
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
        JsonObject example = example("5-7-a256gcmkw");
        JsonObject generated = step(example, "generated");
        JsonObject encrypting = step(example, "encrypting_key");
        String made = JweEncrypter.of(Jwk.of(Facts.key(example, 0)), algorithm(example), encryption(example))
                .drawing(Scripted.drawing(
                        Facts.octets(generated, "cek"), Facts.octets(encrypting, "iv"), Facts.octets(generated, "iv")))
                .encrypt(new byte[1]);
        assertThat(Tokens.part(made, Tokens.ENCRYPTED_KEY)).isEqualTo(Facts.octets(encrypting, "encrypted_key"));
        assertThat(JsonObject.parse(Tokens.header(made)).octets("tag")).contains(Facts.octets(encrypting, "tag"));
    }

    @Test
    void wraps_the_key_the_same_with_a_password() throws IOException {
        JsonObject example = example("5-3-pbes2");
        JsonObject generated = step(example, "generated");
        JsonObject header = JsonObject.parse(Tokens.header(Facts.token(example)));
        String made = Pbes2.PBES2_HS512_A256KW
                .encrypterCounting(
                        Facts.text(decrypter(example), "password").toCharArray(),
                        (int) header.integer("p2c").orElseThrow(),
                        encryption(example))
                .drawing(Scripted.drawing(
                        Facts.octets(header, "p2s"), Facts.octets(generated, "cek"), Facts.octets(generated, "iv")))
                .encrypt(new byte[1]);
        assertThat(Tokens.part(made, Tokens.ENCRYPTED_KEY))
                .isEqualTo(Tokens.part(Facts.token(example), Tokens.ENCRYPTED_KEY));
    }

    private static KeyPair ephemeral(JsonObject encrypting) {
        EcJwk epk = (EcJwk) Jwk.of(encrypting.object("epk").orElseThrow());
        return new KeyPair(epk.publicKey(), epk.privateKey().orElseThrow());
    }

    private static JsonObject example(String name) {
        return Facts.of("vectors/rfc7520/" + name + ".json");
    }

    private static JsonObject step(JsonObject example, String name) {
        return example.object("steps").orElseThrow().object(name).orElseThrow();
    }

    private static JsonObject decrypter(JsonObject example) {
        return example.objects("decrypters").orElseThrow().get(0);
    }

    private static JweAlgorithm algorithm(JsonObject example) {
        return JweAlgorithm.named(Facts.text(decrypter(example), "algorithm")).orElseThrow();
    }

    private static ContentEncryption encryption(JsonObject example) {
        String name = decrypter(example).strings("encryptions").orElseThrow().get(0);
        return ContentEncryption.named(name).orElseThrow();
    }
}
