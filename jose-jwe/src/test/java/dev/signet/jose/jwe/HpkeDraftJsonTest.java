package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.Jwk;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HPKE in JSON serializations: additional data, and other recipients. */
class HpkeDraftJsonTest {

    private static final ContentEncryption GCM = ContentEncryption.A256GCM;
    private static final byte[] PLAINTEXT = "secret".getBytes(UTF_8);
    private static final byte[] AAD = "readable".getBytes(UTF_8);

    @ParameterizedTest
    @EnumSource
    void integrated_encryption_authenticates_additional_data(HpkeDraft algorithm) {
        Jwk key = HpkeKeyring.key(algorithm);
        JweJsonDecrypter decrypter = JweJsonDecrypter.of(algorithm.decrypter(key));

        for (JweJsonEncrypter encrypter : List.of(
                JweJsonEncrypter.flattened(algorithm.encrypter(key)),
                JweJsonEncrypter.general(algorithm.encrypter(key)))) {
            JsonObject token = JsonObject.parse(encrypter.withAad(AAD).encrypt(PLAINTEXT));
            DecryptedJweJson jwe = decrypter.decrypt(token.toJson());

            assertThat(jwe.plaintext()).isEqualTo(PLAINTEXT);
            assertThat(jwe.aad()).isEqualTo(AAD);
            assertThat(jwe.encryption()).isEmpty();
            assertThat(token.names()).doesNotContain("iv", "tag");
            assertThat(reason(decrypter, token.with("aad", "AAAA"))).isEqualTo(Reason.DECRYPTION_FAILED);
            assertThat(reason(decrypter, token.without("aad"))).isEqualTo(Reason.DECRYPTION_FAILED);
        }
    }

    @Test
    void integrated_encryption_with_unprotected_parameters() {
        JsonObject token = JsonObject.parse(JweJsonEncrypter.flattened(HpkeDraft.HPKE_0.encrypter(Keys.P_256))
                .withUnprotectedHeader(header("{\"x\":1}"))
                .withRecipientHeader(header("{\"y\":2}"))
                .encrypt(PLAINTEXT));
        DecryptedJweJson jwe =
                JweJsonDecrypter.of(HpkeDraft.HPKE_0.decrypter(Keys.P_256)).decrypt(token.toJson());

        assertThat(jwe.plaintext()).isEqualTo(PLAINTEXT);
        assertThat(jwe.unprotectedHeader().parameters().names()).containsExactly("x");
        assertThat(jwe.recipientHeader().parameters().names()).containsExactly("y");
    }

    @Test
    void a_key_encryption_stands_beside_other_recipients() {
        JweEncrypter hpke = HpkeDraftKeyEncryption.HPKE_3_KE.encrypter(Keys.X25519, HpkeKeyring.shared(1), GCM);
        JweEncrypter other = HpkeDraftKeyEncryption.HPKE_0_KE.encrypter(Keys.P_256, HpkeKeyring.shared(2), GCM);
        JweEncrypter rsa = RsaOaep.RSA_OAEP_256.encrypter(Keys.RSA, GCM);
        String token = JweJsonEncrypter.general(hpke, rsa, other).withAad(AAD).encrypt(PLAINTEXT);

        assertThat(decrypted(
                        token, HpkeDraftKeyEncryption.HPKE_3_KE.decrypter(Keys.X25519, HpkeKeyring.shared(1), GCM)))
                .isZero();
        assertThat(decrypted(token, RsaOaep.RSA_OAEP_256.decrypter(Keys.RSA, GCM)))
                .isEqualTo(1);
        assertThat(decrypted(token, HpkeDraftKeyEncryption.HPKE_0_KE.decrypter(Keys.P_256, HpkeKeyring.shared(2), GCM)))
                .isEqualTo(2);
    }

    /** Both recipients have the same algorithm and no key has a name, so that the first is tried and passed over. */
    @Test
    void a_recipient_with_another_pre_shared_key_is_passed_over() {
        HpkeDraftInputs other = HpkeDraftInputs.none().withPreSharedKey(new byte[] {1}, new byte[32]);
        String token = JweJsonEncrypter.general(
                        HpkeDraftKeyEncryption.HPKE_0_KE.encrypter(Keys.P_256, other, GCM),
                        HpkeDraftKeyEncryption.HPKE_0_KE.encrypter(Keys.P_256, HpkeKeyring.shared(2), GCM))
                .encrypt(PLAINTEXT);
        JweDecrypter ours = HpkeDraftKeyEncryption.HPKE_0_KE.decrypter(Keys.P_256, HpkeKeyring.shared(2), GCM);
        JweDecrypter neither = HpkeDraftKeyEncryption.HPKE_0_KE.decrypter(
                Keys.P_256, HpkeDraftInputs.none().withPreSharedKey(new byte[] {9}, new byte[32]), GCM);

        assertThat(decrypted(token, ours)).isEqualTo(1);
        assertThat(reason(JweJsonDecrypter.of(neither), JsonObject.parse(token)))
                .isEqualTo(Reason.KEY_NOT_FOUND);
    }

    @Test
    void integrated_encryption_is_not_written_for_several_recipients() {
        JweEncrypter integrated = HpkeDraft.HPKE_0.encrypter(Keys.P_256);
        JweEncrypter wrapping = HpkeDraftKeyEncryption.HPKE_0_KE.encrypter(Keys.P_256, GCM);
        String expected = "HPKE-0 has one recipient only: there is no key for others";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> JweJsonEncrypter.general(integrated, integrated))
                .withMessage(expected);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JweJsonEncrypter.general(wrapping, integrated))
                .withMessage(expected);
    }

    /** The second element can be a recipient, or have parameters that cannot be read. */
    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"header\":{\"y\":1}}", "{\"header\":{\"ek\":1}}", "{\"header\":{\"epk\":1}}"})
    void integrated_encryption_with_several_recipients_is_malformed(String second) {
        JsonObject token = JsonObject.parse(
                JweJsonEncrypter.general(HpkeDraft.HPKE_0.encrypter(Keys.P_256)).encrypt(PLAINTEXT));
        JweJsonDecrypter decrypter = JweJsonDecrypter.of(HpkeDraft.HPKE_0.decrypter(Keys.P_256));
        JsonObject first = token.objects("recipients").orElseThrow().get(0);

        assertThat(decrypter.decrypt(token.toJson()).plaintext()).isEqualTo(PLAINTEXT);
        assertThat(reason(decrypter, token.with("recipients", List.of(first, JsonObject.parse(second)))))
                .isEqualTo(Reason.MALFORMED);
        assertThat(reason(decrypter, token.with("recipients", List.of(JsonObject.parse(second), first))))
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void alg_and_psk_id_of_integrated_encryption_are_protected() {
        JsonObject token = JsonObject.parse(
                JweJsonEncrypter.flattened(HpkeDraft.HPKE_0.encrypter(Keys.P_256, HpkeKeyring.shared(1)))
                        .encrypt(PLAINTEXT));
        JweJsonDecrypter decrypter = JweJsonDecrypter.of(HpkeDraft.HPKE_0.decrypter(Keys.P_256, HpkeKeyring.shared(1)));
        String id = Base64Url.encode(HpkeKeyring.PSK_ID);

        assertThat(decrypter.decrypt(token.toJson()).plaintext()).isEqualTo(PLAINTEXT);
        assertThat(reason(
                        decrypter,
                        token.with("protected", Base64Url.encode("{\"x\":1}".getBytes(UTF_8)))
                                .with("header", JsonObject.parse("{\"alg\":\"HPKE-0\",\"psk_id\":\"" + id + "\"}"))))
                .isEqualTo(Reason.MALFORMED);
        assertThat(reason(
                        decrypter,
                        token.with("protected", Base64Url.encode("{\"alg\":\"HPKE-0\"}".getBytes(UTF_8)))
                                .with("header", JsonObject.parse("{\"psk_id\":\"" + id + "\"}"))))
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void several_decrypters_take_both_modes() {
        JweJsonDecrypter both = JweJsonDecrypter.of(
                HpkeDraft.HPKE_0.decrypter(Keys.P_256), HpkeDraftKeyEncryption.HPKE_3_KE.decrypter(Keys.X25519, GCM));

        for (JweEncrypter encrypter : List.of(
                HpkeDraft.HPKE_0.encrypter(Keys.P_256), HpkeDraftKeyEncryption.HPKE_3_KE.encrypter(Keys.X25519, GCM))) {
            String token = JweJsonEncrypter.general(encrypter).encrypt(PLAINTEXT);
            assertThat(both.decrypt(token).plaintext()).isEqualTo(PLAINTEXT);
        }
    }

    private static int decrypted(String token, JweDecrypter decrypter) {
        DecryptedJweJson jwe = JweJsonDecrypter.of(decrypter).decrypt(token);
        assertThat(jwe.plaintext()).isEqualTo(PLAINTEXT);
        return jwe.recipient();
    }

    private static JoseHeader header(String json) {
        return JoseHeader.of(JsonObject.parse(json));
    }

    private static Reason reason(JweJsonDecrypter decrypter, JsonObject token) {
        Reason[] reason = new Reason[1];
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> decrypter.decrypt(token.toJson()))
                .satisfies(refusal -> reason[0] = refusal.reason());
        return reason[0];
    }
}
