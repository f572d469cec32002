package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.RsaJwk;
import java.io.IOException;
import java.security.KeyPair;
import java.util.List;
import org.junit.jupiter.api.Test;

/** JSON serializations of RFC 7516 appendices A.4 and A.5, and of RFC 7520 sections 5.10 to 5.13. */
class RfcJsonTest {

    private static final ContentEncryption CBC = ContentEncryption.A128CBC_HS256;
    private static final ContentEncryption GCM = ContentEncryption.A128GCM;

    private final JsonObject a4 = Facts.of("vectors/rfc7516/a4-general-json.json");
    private final JsonObject a4Json = JsonObject.parse(Facts.token(a4));
    private final RsaJwk a4Rsa = (RsaJwk) Jwk.of(Facts.key(a4, 0));
    private final OctJwk a4Oct = (OctJwk) Jwk.of(Facts.key(a4, 1));

    @Test
    void decrypts_rfc_7516_appendix_a4_for_the_recipient_with_key_wrap() {
        DecryptedJweJson decrypted =
                JweJsonDecrypter.of(AesKeyWrap.A128KW.decrypter(a4Oct, CBC)).decrypt(a4Json.toJson());
        assertThat(decrypted.plaintext()).asString(UTF_8).isEqualTo(Facts.plaintext(a4));
        assertThat(decrypted.recipient()).isEqualTo(1);
        assertThat(decrypted.unprotectedHeader().parameters().names()).containsExactly("jku");
    }

    @Test
    void decrypts_rfc_7516_appendix_a4_with_rsa1_5_where_that_was_asked_for() {
        JweDecrypter insecure = InsecureRsa15.RSA1_5.decrypter(a4Rsa, CBC);
        assertThat(JweJsonDecrypter.of(insecure).decrypt(a4Json.toJson()).recipient())
                .isZero();
        JweJsonDecrypter strict = JweJsonDecrypter.of(RsaOaep.RSA_OAEP.decrypter(a4Rsa, CBC));
        assertThat(reason(strict, a4Json)).isEqualTo(Reason.ALGORITHM_NOT_ALLOWED);
    }

    @Test
    void decrypts_rfc_7516_appendix_a5() {
        JsonObject a5 = Facts.of("vectors/rfc7516/a5-flattened-json.json");
        JsonObject json = JsonObject.parse(Facts.token(a5));
        OctJwk key = (OctJwk) Jwk.of(Facts.key(a5, 0));
        JweJsonDecrypter decrypter = JweJsonDecrypter.of(AesKeyWrap.A128KW.decrypter(key, CBC));
        assertThat(decrypter.decrypt(json.toJson()).plaintext()).asString(UTF_8).isEqualTo(Facts.plaintext(a5));
        assertThat(reason(decrypter, json.with("tag", "AAAAAAAAAAAAAAAAAAAAAA")))
                .isEqualTo(Reason.DECRYPTION_FAILED);
    }

    /** The encrypted key that no part of this library makes is handed in. */
    @Test
    void makes_rfc_7516_appendix_a4() {
        byte[] cek = Facts.hex(Facts.of("vectors/rfc7516/a2-rsa1_5-a128cbc-hs256.json"), "cek_hex");
        List<JsonObject> recipients = a4Json.objects("recipients").orElseThrow();
        JweEncrypter rsa = scripted(
                InsecureRsa15.RSA1_5,
                CBC,
                recipients.get(0).octets("encrypted_key").orElseThrow());
        String made = JweJsonEncrypter.general(
                        rsa.withKeyId("2011-04-29").drawing(Scripted.drawing(cek, Facts.octets(a4Json, "iv"))),
                        AesKeyWrap.A128KW.encrypter(a4Oct, CBC))
                .withUnprotectedHeader(
                        JoseHeader.of(a4Json.object("unprotected").orElseThrow()))
                .encrypt(Facts.plaintext(a4).getBytes(UTF_8));
        assertThat(JsonObject.parse(made)).isEqualTo(a4Json);
    }

    @Test
    void makes_the_cookbooks_additional_data() throws IOException {
        JsonObject example = example("5-10-aad");
        JsonObject generated = steps(example).object("generated").orElseThrow();
        JsonObject expected = token(example, "flattened");
        String made = JweJsonEncrypter.flattened(JweEncrypter.of(Jwk.of(Facts.key(example, 0)), AesKeyWrap.A128KW, GCM)
                        .drawing(Scripted.drawing(Facts.octets(generated, "cek"), Facts.octets(generated, "iv"))))
                .withAad(Facts.octets(expected, "aad"))
                .encrypt(Facts.plaintext(example).getBytes(UTF_8));
        // The header has another order of members than ours, and so another tag.
        assertThat(JsonObject.parse(made).without("protected").without("tag"))
                .isEqualTo(expected.without("protected").without("tag"));
    }

    @Test
    void makes_and_decrypts_the_cookbooks_several_recipients() throws IOException {
        JsonObject example = example("5-13-three-recipients");
        JsonObject generated = steps(example).object("generated").orElseThrow();
        JsonObject expected = token(example, "general");
        List<JsonObject> encrypting = steps(example).objects("encrypting_key").orElseThrow();
        RsaJwk rsa = (RsaJwk) Jwk.of(Facts.key(example, 0));
        EcJwk ec = (EcJwk) Jwk.of(Facts.key(example, 1));
        OctJwk oct = (OctJwk) Jwk.of(Facts.key(example, 2));
        EcJwk epk = (EcJwk) Jwk.of(encrypting.get(1).object("epk").orElseThrow());
        KeyPair ephemeral = new KeyPair(epk.publicKey(), epk.privateKey().orElseThrow());

        JweEncrypter first = scripted(InsecureRsa15.RSA1_5, CBC, Facts.octets(encrypting.get(0), "encrypted_key"))
                .withKeyId(rsa.keyId().orElseThrow())
                .drawing(Scripted.drawing(
                        ephemeral,
                        Facts.octets(generated, "cek"),
                        Facts.octets(encrypting.get(2), "iv"),
                        Facts.octets(generated, "iv")));
        String made = JweJsonEncrypter.general(
                        first, EcdhEs.ECDH_ES_A256KW.encrypter(ec, CBC), AesGcmKeyWrap.A256GCMKW.encrypter(oct, CBC))
                .withUnprotectedHeader(
                        JoseHeader.of(expected.object("unprotected").orElseThrow()))
                .encrypt(Facts.plaintext(example).getBytes(UTF_8));
        assertThat(JsonObject.parse(made)).isEqualTo(expected);

        for (JweDecrypter owner : List.of(
                InsecureRsa15.RSA1_5.decrypter(rsa, CBC),
                EcdhEs.ECDH_ES_A256KW.decrypter(ec, CBC),
                AesGcmKeyWrap.A256GCMKW.decrypter(oct, CBC))) {
            assertThat(JweJsonDecrypter.of(owner).decrypt(expected.toJson()).plaintext())
                    .asString(UTF_8)
                    .isEqualTo(Facts.plaintext(example));
        }
    }

    private static JweEncrypter scripted(JweAlgorithm algorithm, ContentEncryption encryption, byte[] encryptedKey) {
        return JweEncrypter.of(
                algorithm,
                encryption,
                providers -> (enc, header, random) -> new WrappedCek(random.contentKey(enc.cekOctets()), encryptedKey));
    }

    private static Reason reason(JweJsonDecrypter decrypter, JsonObject json) {
        return catchThrowableOfType(InvalidTokenException.class, () -> decrypter.decrypt(json.toJson()))
                .reason();
    }

    private static JsonObject example(String name) {
        return Facts.of("vectors/rfc7520/" + name + ".json");
    }

    private static JsonObject steps(JsonObject example) {
        return example.object("steps").orElseThrow();
    }

    private static JsonObject token(JsonObject example, String name) {
        return example.objects("cases").orElseThrow().stream()
                .filter(vector -> Facts.text(vector, "name").equals(name))
                .findFirst()
                .flatMap(vector -> vector.object("jwe"))
                .orElseThrow();
    }
}
