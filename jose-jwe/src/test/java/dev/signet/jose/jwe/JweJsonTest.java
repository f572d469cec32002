package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.core.internal.Octets;
import java.util.List;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written and read again. */
class JweJsonTest {

    private static final ContentEncryption GCM = ContentEncryption.A256GCM;
    private static final byte[] PLAINTEXT = "{\"claim\":1}".getBytes(UTF_8);

    private final JweEncrypter rsa =
            RsaOaep.RSA_OAEP_256.encrypter(Keys.RSA.toPublic(), GCM).withKeyId("rsa");
    private final JweEncrypter ec =
            EcdhEs.ECDH_ES_A256KW.encrypter(Keys.P_256.toPublic(), GCM).withKeyId("ec");
    private final JweDecrypter rsaOwner = RsaOaep.RSA_OAEP_256.decrypter(Keys.RSA, GCM);
    private final JweDecrypter ecOwner = EcdhEs.ECDH_ES_A256KW.decrypter(Keys.P_256, GCM);

    static List<Pair> pairs() {
        return Pair.with(GCM).toList();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void decrypts_flattened_what_it_encrypted(Pair pair) {
        String json = JweJsonEncrypter.flattened(pair.encrypter()).encrypt(PLAINTEXT);
        DecryptedJweJson decrypted = JweJsonDecrypter.of(pair.decrypter()).decrypt(json);
        assertThat(decrypted.plaintext()).isEqualTo(PLAINTEXT);
        assertThat(decrypted.algorithm()).isEqualTo(pair.algorithm());
        assertThat(JsonObject.parse(json).names()).doesNotContain("recipients", "header");
    }

    @Test
    void decrypts_for_each_of_several_recipients() {
        String json = JweJsonEncrypter.general(rsa, ec).encrypt(PLAINTEXT);
        DecryptedJweJson first = JweJsonDecrypter.of(rsaOwner).decrypt(json);
        DecryptedJweJson second = JweJsonDecrypter.of(ecOwner).decrypt(json);
        assertThat(first.recipient()).isZero();
        assertThat(first.recipientHeader().keyId()).contains("rsa");
        assertThat(second.recipient()).isEqualTo(1);
        assertThat(second.recipientHeader().keyId()).contains("ec");
        assertThat(second.algorithm()).isEqualTo(EcdhEs.ECDH_ES_A256KW);
        assertThat(second.encryption()).contains(GCM);
        assertThat(second.plaintext()).isEqualTo(PLAINTEXT);
        assertThat(second.json().integer("claim")).hasValue(1);
    }

    @Test
    void decrypts_with_whichever_of_several_decrypters() {
        String json = JweJsonEncrypter.general(ec).encrypt(PLAINTEXT);
        assertThat(JweJsonDecrypter.of(rsaOwner, ecOwner).decrypt(json).recipient())
                .isZero();
    }

    @Test
    void finds_the_recipient_among_several_that_look_alike() {
        JweEncrypter stranger = RsaOaep.RSA_OAEP_256.encrypter(Keys.OTHER_RSA.toPublic(), GCM);
        JweEncrypter owner = RsaOaep.RSA_OAEP_256.encrypter(Keys.RSA.toPublic(), GCM);
        String json = JweJsonEncrypter.general(stranger, owner).encrypt(PLAINTEXT);
        assertThat(JweJsonDecrypter.of(rsaOwner).decrypt(json).recipient()).isEqualTo(1);
    }

    @Test
    void decrypts_long_content_with_the_second_key_after_the_first_did_not() {
        byte[] plaintext = Octets.random(100_000);
        JweEncrypter stranger = AesKeyWrap.A128KW.encrypter(Keys.secret(16), GCM);
        SecretKey key = Keys.secret(16);
        TokenLimits limits = TokenLimits.defaults().withTokenOctets(1 << 20);
        JweDecrypter owner = AesKeyWrap.A128KW.decrypter(key, GCM).withLimits(limits);

        String json = JweJsonEncrypter.general(stranger, AesKeyWrap.A128KW.encrypter(key, GCM))
                .encrypt(plaintext);

        assertThat(JweJsonDecrypter.of(owner).decrypt(json).plaintext()).isEqualTo(plaintext);
    }

    @Test
    void protects_what_all_recipients_share_and_leaves_the_rest_with_them() {
        JsonObject json = JsonObject.parse(JweJsonEncrypter.general(rsa.withType("JOSE"), ec.withType("JOSE"))
                .encrypt(PLAINTEXT));
        JsonObject header = JsonObject.parse(json.octets("protected").orElseThrow());
        assertThat(header.names()).containsExactlyInAnyOrder("enc", "typ");
        List<JsonObject> recipients = json.objects("recipients").orElseThrow();
        assertThat(recipients.get(0).object("header").orElseThrow().names()).containsExactlyInAnyOrder("alg", "kid");
        assertThat(recipients.get(1).object("header").orElseThrow().names())
                .containsExactlyInAnyOrder("alg", "kid", "epk");
    }

    @Test
    void protects_everything_of_a_single_recipient() {
        JsonObject json = JsonObject.parse(JweJsonEncrypter.general(ec).encrypt(PLAINTEXT));
        JsonObject header = JsonObject.parse(json.octets("protected").orElseThrow());
        assertThat(header.names()).containsExactlyInAnyOrder("alg", "enc", "kid", "epk");
        assertThat(json.objects("recipients").orElseThrow().get(0).names()).containsExactly("encrypted_key");
    }

    @Test
    void writes_an_empty_recipient_where_there_is_nothing_to_say() {
        JweEncrypter direct = Direct.DIR.encrypter(Keys.secret(32), GCM);
        JsonObject json = JsonObject.parse(JweJsonEncrypter.general(direct).encrypt(PLAINTEXT));
        assertThat(json.objects("recipients").orElseThrow()).containsExactly(JsonObject.empty());
    }

    @Test
    void carries_all_headers_and_additional_data() {
        JoseHeader shared =
                JoseHeader.of(JsonObject.builder().put("note", "to all").build());
        JoseHeader own =
                JoseHeader.of(JsonObject.builder().put("hint", "to one").build());
        String json = JweJsonEncrypter.flattened(rsa)
                .withUnprotectedHeader(shared)
                .withRecipientHeader(own)
                .withAad(new byte[] {1, 2})
                .encrypt(PLAINTEXT);
        DecryptedJweJson decrypted = JweJsonDecrypter.of(rsaOwner).decrypt(json);
        assertThat(decrypted.header().keyId()).contains("rsa");
        assertThat(decrypted.unprotectedHeader()).isEqualTo(shared);
        assertThat(decrypted.recipientHeader()).isEqualTo(own);
        assertThat(decrypted.aad()).containsExactly(1, 2);
        assertThat(decrypted.toString()).isEqualTo("DecryptedJweJson[RSA-OAEP-256, A256GCM, recipient 0]");
    }

    @Test
    void has_a_new_key_and_a_new_iv_for_each_message_and_one_key_for_all_recipients() throws Exception {
        JweJsonEncrypter encrypter = JweJsonEncrypter.general(rsa, ec);
        JsonObject one = JsonObject.parse(encrypter.encrypt(PLAINTEXT));
        JsonObject other = JsonObject.parse(encrypter.encrypt(PLAINTEXT));
        assertThat(one.string("iv")).isNotEqualTo(other.string("iv"));
        assertThat(one.string("ciphertext")).isNotEqualTo(other.string("ciphertext"));
        assertThat(encrypter.begin().cek()).isNotEqualTo(encrypter.begin().cek());
    }

    @Test
    void hands_out_copies() {
        DecryptedJweJson decrypted = JweJsonDecrypter.of(rsaOwner)
                .decrypt(JweJsonEncrypter.flattened(rsa).withAad(new byte[1]).encrypt(PLAINTEXT));
        decrypted.plaintext()[0] = 0;
        decrypted.aad()[0] = 1;
        assertThat(decrypted.plaintext()).isEqualTo(PLAINTEXT);
        assertThat(decrypted.aad()).containsExactly(0);
    }

    @Test
    void writes_no_second_recipient_of_a_flattened_jwe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JweJsonEncrypter.flattened(rsa).and(ec, JoseHeader.empty()))
                .withMessageContaining("general");
    }

    @Test
    void writes_no_direct_encryption_to_several() {
        JweEncrypter direct = Direct.DIR.encrypter(Keys.secret(32), GCM);
        JweEncrypter agreed = EcdhEs.ECDH_ES.encrypter(Keys.P_256, GCM);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JweJsonEncrypter.general(rsa, direct))
                .withMessageContaining("dir");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JweJsonEncrypter.general(agreed, rsa))
                .withMessageContaining("ECDH-ES");
    }

    @Test
    void writes_one_enc_for_all() {
        JweEncrypter other = RsaOaep.RSA_OAEP_256.encrypter(Keys.RSA.toPublic(), ContentEncryption.A128GCM);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JweJsonEncrypter.general(rsa, other))
                .withMessageContaining("\"enc\"");
    }

    @Test
    void writes_nothing_unprotected_that_one_encrypter_would_protect() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JweJsonEncrypter.general(rsa.withContentType("JWT"), ec))
                .withMessageContaining("\"cty\"");
    }

    @Test
    void writes_no_name_into_two_headers() {
        JoseHeader named =
                JoseHeader.of(JsonObject.builder().put("kid", "other").build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JweJsonEncrypter.flattened(rsa).withUnprotectedHeader(named));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JweJsonEncrypter.flattened(rsa).withRecipientHeader(named));
    }

    @Test
    void writes_nothing_unprotected_that_steers() {
        JoseHeader zip = JoseHeader.of(JsonObject.builder().put("zip", "DEF").build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JweJsonEncrypter.flattened(rsa).withUnprotectedHeader(zip))
                .withMessageContaining("\"zip\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JweJsonEncrypter.general(rsa).and(ec, zip))
                .withMessageContaining("\"zip\"");
    }

    @Test
    void writes_no_empty_aad() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JweJsonEncrypter.flattened(rsa).withAad(new byte[0]));
    }

    @Test
    void shows_nothing_of_the_keys() {
        assertThat(JweJsonEncrypter.flattened(rsa))
                .hasToString("JweJsonEncrypter[JweEncrypter[RSA-OAEP-256, A256GCM]]");
        assertThat(JweJsonDecrypter.of(rsaOwner)).hasToString("JweJsonDecrypter[[RSA-OAEP-256][A256GCM]]");
    }
}
