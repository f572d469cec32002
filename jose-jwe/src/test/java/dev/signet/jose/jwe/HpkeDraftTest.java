package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.jwe.internal.EncryptionSeries;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.KeyOperation;
import dev.signet.jose.jwk.KeyUse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.Security;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HPKE in both modes of key management, encrypted and decrypted. */
class HpkeDraftTest {

    private static final ContentEncryption GCM = ContentEncryption.A256GCM;
    private static final byte[] PLAINTEXT = "secret".getBytes(UTF_8);
    private static final byte[] INFO = "both know it".getBytes(UTF_8);

    static Stream<JweAlgorithm> all() {
        return Stream.of(HpkeDraft.values(), HpkeDraftKeyEncryption.values()).flatMap(Stream::of);
    }

    private static JweEncrypter encrypter(JweAlgorithm algorithm, HpkeDraftInputs inputs) {
        Jwk key = HpkeKeyring.key(algorithm).toPublic();
        return algorithm instanceof HpkeDraft draft
                ? draft.encrypter(key, inputs)
                : ((HpkeDraftKeyEncryption) algorithm).encrypter(key, inputs, GCM);
    }

    private static JweDecrypter decrypter(JweAlgorithm algorithm, HpkeDraftInputs inputs) {
        Jwk key = HpkeKeyring.key(algorithm);
        return algorithm instanceof HpkeDraft draft
                ? draft.decrypter(key, inputs)
                : ((HpkeDraftKeyEncryption) algorithm).decrypter(key, inputs, GCM);
    }

    @ParameterizedTest
    @MethodSource("all")
    void decrypts_what_it_encrypted_and_nothing_that_was_changed(JweAlgorithm algorithm) {
        String token = encrypter(algorithm, HpkeDraftInputs.none()).encrypt(PLAINTEXT);
        JweDecrypter decrypter = decrypter(algorithm, HpkeDraftInputs.none());

        DecryptedJwe jwe = decrypter.decrypt(token);

        assertThat(jwe.plaintext()).isEqualTo(PLAINTEXT);
        assertThat(jwe.algorithm()).isSameAs(algorithm);
        String other = Tokens.changing(token, Tokens.CIPHERTEXT, octets -> Tokens.flipped(octets, 0));
        assertThat(Refusal.of(decrypter, other)).isEqualTo(Refusal.DECRYPTION_FAILED);
        String otherKey = Tokens.changing(token, Tokens.ENCRYPTED_KEY, octets -> Tokens.flipped(octets, 5));
        assertThat(Refusal.of(decrypter, otherKey)).isEqualTo(Refusal.DECRYPTION_FAILED);
        String otherHeader = Tokens.withHeader(token, Tokens.header(token) + " ");
        assertThat(Refusal.of(decrypter, otherHeader)).isEqualTo(Refusal.DECRYPTION_FAILED);
    }

    @ParameterizedTest
    @EnumSource
    void an_integrated_encryption_has_neither_enc_nor_iv_nor_tag(HpkeDraft algorithm) {
        JweEncrypter encrypter = encrypter(algorithm, HpkeDraftInputs.none());
        String token = encrypter.encrypt(PLAINTEXT);

        assertThat(Tokens.header(token)).isEqualTo("{\"alg\":\"" + algorithm.jwaName() + "\"}");
        assertThat(Tokens.part(token, Tokens.IV)).isEmpty();
        assertThat(Tokens.part(token, Tokens.TAG)).isEmpty();
        assertThat(Tokens.part(token, Tokens.CIPHERTEXT)).hasSize(PLAINTEXT.length + 16);
        assertThat(encrypter.encryption()).isEmpty();
        assertThat(encrypter).hasToString("JweEncrypter[" + algorithm.jwaName() + "]");
        DecryptedJwe jwe = decrypter(algorithm, HpkeDraftInputs.none()).decrypt(token);
        assertThat(jwe.encryption()).isEmpty();
        assertThat(jwe).hasToString("DecryptedJwe[" + algorithm.jwaName() + "]");
    }

    @ParameterizedTest
    @EnumSource
    void a_key_encryption_has_enc_and_the_encapsulated_secret_in_ek(HpkeDraftKeyEncryption algorithm) {
        String token = encrypter(algorithm, HpkeDraftInputs.none()).encrypt(PLAINTEXT);
        JsonObject header = JsonObject.parse(Tokens.header(token));

        assertThat(header.names()).containsExactly("alg", "enc", "ek");
        assertThat(Tokens.part(token, Tokens.ENCRYPTED_KEY)).hasSize(GCM.cekOctets() + 16);
        assertThat(decrypter(algorithm, HpkeDraftInputs.none()).decrypt(token).encryption())
                .contains(GCM);
    }

    @ParameterizedTest
    @MethodSource("all")
    void encrypts_nothing_and_much(JweAlgorithm algorithm) {
        JweEncrypter encrypter = encrypter(algorithm, HpkeDraftInputs.none());
        JweDecrypter decrypter = decrypter(algorithm, HpkeDraftInputs.none());
        byte[] much = Octets.random(100_000);

        assertThat(decrypter.decrypt(encrypter.encrypt(new byte[0])).plaintext())
                .isEmpty();
        assertThat(decrypter.decrypt(encrypter.encrypt(much)).plaintext()).isEqualTo(much);
    }

    @ParameterizedTest
    @MethodSource("all")
    void no_two_tokens_have_the_same_secret(JweAlgorithm algorithm) {
        JweEncrypter encrypter = encrypter(algorithm, HpkeDraftInputs.none());

        assertThat(Stream.generate(() -> encrypter.encrypt(PLAINTEXT).split("\\.")[1])
                        .limit(5))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("all")
    void both_sides_must_know_the_info(JweAlgorithm algorithm) {
        HpkeDraftInputs inputs = HpkeDraftInputs.none().withInfo(INFO);
        String token = encrypter(algorithm, inputs).encrypt(PLAINTEXT);

        assertThat(decrypter(algorithm, inputs).decrypt(token).plaintext()).isEqualTo(PLAINTEXT);
        assertThat(Refusal.of(decrypter(algorithm, HpkeDraftInputs.none()), token))
                .isEqualTo(Refusal.DECRYPTION_FAILED);
    }

    @ParameterizedTest
    @MethodSource("all")
    void both_sides_must_have_the_pre_shared_key(JweAlgorithm algorithm) {
        String token = encrypter(algorithm, HpkeKeyring.shared(1)).encrypt(PLAINTEXT);

        assertThat(JsonObject.parse(Tokens.header(token)).string("psk_id"))
                .contains(Base64Url.encode(HpkeKeyring.PSK_ID));
        assertThat(decrypter(algorithm, HpkeKeyring.shared(1)).decrypt(token).plaintext())
                .isEqualTo(PLAINTEXT);
        assertThat(Refusal.of(decrypter(algorithm, HpkeKeyring.shared(2)), token))
                .isEqualTo(Refusal.DECRYPTION_FAILED);
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_decrypter_selects_among_pre_shared_keys(JweAlgorithm algorithm) {
        HpkeDraftInputs both = HpkeKeyring.shared(1).withPreSharedKey(new byte[] {7}, new byte[32]);
        HpkeDraftInputs second = HpkeDraftInputs.none().withPreSharedKey(new byte[] {7}, new byte[32]);

        for (HpkeDraftInputs sender : List.of(HpkeKeyring.shared(1), second)) {
            String token = encrypter(algorithm, sender).encrypt(PLAINTEXT);
            assertThat(decrypter(algorithm, both).decrypt(token).plaintext()).isEqualTo(PLAINTEXT);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encrypter(algorithm, both))
                .withMessage("expected one pre-shared key to encrypt with");
    }

    @Test
    void the_info_of_a_key_encryption_is_that_of_the_draft() {
        assertThat(HpkeDraftKeyEncryption.info(ContentEncryption.A128GCM, HpkeDraftInputs.none()))
                .isEqualTo(HexFormat.of().parseHex("4a4f53452d48504b452072637074ff4131323847434dff"));
        assertThat(HpkeDraftKeyEncryption.info(GCM, HpkeDraftInputs.none().withInfo(INFO)))
                .asString(ISO_8859_1)
                .isEqualTo("JOSE-HPKE rcpt\u00ffA256GCM\u00ffboth know it");
    }

    @Test
    void inputs_are_refused_where_they_are_made() {
        HpkeDraftInputs inputs = HpkeKeyring.shared(1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> inputs.withPreSharedKey(new byte[0], new byte[32]))
                .withMessage("expected a \"psk_id\" of at least one octet");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> inputs.withPreSharedKey(new byte[1], new byte[31]))
                .withMessage("expected a pre-shared key of at least 32 octets, was 31");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> inputs.withPreSharedKey(HpkeKeyring.PSK_ID, new byte[32]))
                .withMessage("expected one pre-shared key for each \"psk_id\"");
        assertThat(inputs.withInfo(INFO)).hasToString("HpkeDraftInputs[1 pre-shared keys, 12 octets of info]");
        assertThat(inputs.onlyPreSharedKey().orElseThrow()).hasToString("PreSharedKey");
    }

    @Test
    void inputs_do_not_change_with_what_they_were_made_of() {
        byte[] id = {1};
        byte[] psk = new byte[32];
        byte[] info = {1};
        HpkeDraftInputs inputs = HpkeDraftInputs.none().withInfo(info).withPreSharedKey(id, psk);
        String token = encrypter(HpkeDraft.HPKE_3, inputs).encrypt(PLAINTEXT);

        id[0]++;
        psk[0]++;
        info[0]++;

        assertThat(decrypter(HpkeDraft.HPKE_3, inputs).decrypt(token).plaintext())
                .isEqualTo(PLAINTEXT);
    }

    @ParameterizedTest
    @MethodSource("all")
    void the_kid_of_the_key_is_in_the_header_and_another_is_refused(JweAlgorithm algorithm) {
        Jwk key = HpkeKeyring.key(algorithm).withKeyId("one");
        JweEncrypter encrypter = algorithm instanceof HpkeDraft draft
                ? draft.encrypter(key)
                : ((HpkeDraftKeyEncryption) algorithm).encrypter(key, GCM);
        Jwk other = key.withKeyId("other");
        JweDecrypter another = algorithm instanceof HpkeDraft draft
                ? draft.decrypter(other)
                : ((HpkeDraftKeyEncryption) algorithm).decrypter(other, GCM);
        String token = encrypter.encrypt(PLAINTEXT);

        assertThat(encrypter.keyId()).contains("one");
        assertThat(decrypter(algorithm, HpkeDraftInputs.none())
                        .decrypt(token)
                        .header()
                        .keyId())
                .contains("one");
        assertThat(Refusal.reason(another, token)).isEqualTo(Reason.KEY_NOT_FOUND);
    }

    @Test
    void keys_come_from_a_set_for_both_modes_and_beside_other_algorithms() {
        Jwk integrated = Keys.P_256.withAlgorithm("HPKE-0").withKeyId("i");
        Jwk wrapping = Keys.X25519.withAlgorithm("HPKE-3-KE").withKeyId("k");
        Jwk rsa = Keys.RSA.withKeyId("r");
        JweDecrypter decrypter = JweDecrypter.of(
                JwkSet.of(integrated, wrapping, rsa),
                Set.of(HpkeDraft.HPKE_0, HpkeDraftKeyEncryption.HPKE_3_KE, RsaOaep.RSA_OAEP_256),
                GCM);

        for (JweEncrypter encrypter : List.of(
                HpkeDraft.HPKE_0.encrypter(integrated),
                HpkeDraftKeyEncryption.HPKE_3_KE.encrypter(wrapping, GCM),
                RsaOaep.RSA_OAEP_256.encrypter(Keys.RSA.withKeyId("r"), GCM))) {
            assertThat(decrypter.decrypt(encrypter.encrypt(PLAINTEXT)).plaintext())
                    .isEqualTo(PLAINTEXT);
        }
        assertThat(Refusal.of(
                        decrypter,
                        HpkeDraft.HPKE_0.encrypter(Keys.P_256.withKeyId("x")).encrypt(PLAINTEXT)))
                .extracting(Refusal::reason)
                .isEqualTo(Reason.KEY_NOT_FOUND);
    }

    @Test
    void a_set_serves_integrated_encryption_alone() {
        JwkSet keys = JwkSet.of(Keys.P_256, Keys.X25519);
        JweDecrypter decrypter = HpkeDraft.decrypter(keys, HpkeDraft.HPKE_0, HpkeDraft.HPKE_3);

        for (HpkeDraft listed : List.of(HpkeDraft.HPKE_0, HpkeDraft.HPKE_3)) {
            String token = encrypter(listed, HpkeDraftInputs.none()).encrypt(PLAINTEXT);
            assertThat(decrypter.decrypt(token).plaintext()).isEqualTo(PLAINTEXT);
        }
        assertThat(Refusal.reason(
                        decrypter,
                        encrypter(HpkeDraft.HPKE_7, HpkeDraftInputs.none()).encrypt(PLAINTEXT)))
                .isEqualTo(Reason.ALGORITHM_NOT_ALLOWED);
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_name_does_not_lead_there(JweAlgorithm algorithm) {
        Jwk key = HpkeKeyring.key(algorithm).withAlgorithm(algorithm.jwaName());

        assertThat(JweAlgorithm.named(algorithm.jwaName())).isEmpty();
        assertThat(JweAlgorithm.all()).doesNotContain(algorithm);
        assertThatIllegalArgumentException().isThrownBy(() -> JweEncrypter.of(key, GCM));
        assertThatIllegalArgumentException().isThrownBy(() -> JweDecrypter.of(key, GCM));
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_decrypter_that_does_not_list_it_refuses_it(JweAlgorithm algorithm) {
        Jwk key = HpkeKeyring.key(algorithm);
        String token = encrypter(algorithm, HpkeDraftInputs.none()).encrypt(PLAINTEXT);
        JweDecrypter decrypter = JweDecrypter.of(
                JwkSet.of(key, key.withAlgorithm(algorithm.jwaName())),
                Set.copyOf(JweAlgorithm.all().stream()
                        .filter(one -> !(one instanceof Pbes2))
                        .toList()),
                GCM,
                ContentEncryption.values());

        assertThat(Refusal.reason(decrypter, token)).isEqualTo(Reason.ALGORITHM_NOT_ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kty\":\"AKP\",\"alg\":\"HPKE-9\",\"pub\":\"AAAA\"}",
                "{\"kty\":\"RSA\",\"alg\":\"HPKE-0\",\"n\":\"AAAA\",\"e\":\"AQAB\"}"
            })
    void a_key_of_another_draft_does_not_break_a_set(String other) {
        JwkSet keys = JwkSet.parse(
                "{\"keys\":[" + other + "," + Keys.P_256.withAlgorithm("HPKE-0").privateJson() + "]}");
        String token = encrypter(HpkeDraft.HPKE_0, HpkeDraftInputs.none()).encrypt(PLAINTEXT);

        assertThat(keys.skippedKeys()).hasSize(1);
        assertThat(HpkeDraft.decrypter(keys, HpkeDraft.HPKE_0).decrypt(token).plaintext())
                .isEqualTo(PLAINTEXT);
    }

    @Test
    void a_key_with_the_name_of_a_draft_stays_a_key_whatever_the_draft_meant() {
        assertThat(Keys.RSA.withAlgorithm("HPKE-0").algorithm()).contains("HPKE-0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HpkeDraft.HPKE_0.encrypter(Keys.RSA.withAlgorithm("HPKE-0")))
                .withMessage("HPKE-0 needs a key on P-256, this is an RSA key");
    }

    @Test
    void keys_are_refused_that_do_not_fit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HpkeDraft.HPKE_0.encrypter(Keys.P_384))
                .withMessage("HPKE-0 needs a key on P-256, this is a key on P-384");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HpkeDraft.HPKE_0.decrypter(Keys.P_256.toPublic()))
                .withMessage("HPKE-0: \"decrypt\" needs a private key, this JWK is public");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HpkeDraft.HPKE_0.encrypter(Keys.P_256.withAlgorithm("HPKE-7")))
                .withMessage("HPKE-0: this JWK is for another \"alg\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HpkeDraft.HPKE_0.encrypter(Keys.P_256.withUse(KeyUse.SIGNATURE)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HpkeDraft.HPKE_0.decrypter(Keys.P_256.withOperations(KeyOperation.UNWRAP_KEY)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HpkeDraftKeyEncryption.HPKE_0_KE.decrypter(
                        Keys.P_256.withOperations(KeyOperation.DECRYPT), GCM));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HpkeDraftKeyEncryption.HPKE_3_KE.encrypter(Keys.X448, GCM))
                .withMessage("HPKE-3-KE needs a key on X25519, this is a key on X448");
    }

    @Test
    void the_methods_with_a_content_encryption_refuse_integrated_encryption() {
        String expected = "HPKE-0 encrypts the content itself, without \"enc\": use the methods of HpkeDraft";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> JweEncrypter.of(Keys.P_256, HpkeDraft.HPKE_0, GCM))
                .withMessage(expected);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JweDecrypter.of(Keys.P_256, HpkeDraft.HPKE_0, GCM))
                .withMessage(expected);
    }

    @Test
    void integrated_encryption_has_no_streams_and_no_series() {
        JweEncrypter encrypter = encrypter(HpkeDraft.HPKE_0, HpkeDraftInputs.none());
        InputStream plaintext = new ByteArrayInputStream(PLAINTEXT);
        OutputStream token = new ByteArrayOutputStream();

        assertThatIllegalStateException()
                .isThrownBy(() -> encrypter.encrypt(plaintext, token))
                .withMessageStartingWith("HPKE-0 encrypts each message as a whole");
        assertThatIllegalStateException()
                .isThrownBy(() -> JweJsonEncrypter.flattened(encrypter).encrypt(plaintext, token))
                .withMessageStartingWith("HPKE-0 encrypts each message as a whole");
        assertThatIllegalStateException()
                .isThrownBy(() -> EncryptionSeries.of(encrypter))
                .withMessageStartingWith("HPKE-0 encrypts each message as a whole");
        assertThat(token).hasToString("");
    }

    @ParameterizedTest
    @EnumSource(names = {"STREAM", "CHANNEL", "JSON_STREAM"})
    void integrated_encryption_is_not_decrypted_from_a_stream(Door door) {
        String token = encrypter(HpkeDraft.HPKE_0, HpkeDraftInputs.none()).encrypt(PLAINTEXT);
        JweDecrypter decrypter = decrypter(HpkeDraft.HPKE_0, HpkeDraftInputs.none());

        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> door.decrypt(decrypter, token))
                .extracting(InvalidTokenException::reason)
                .isEqualTo(Reason.UNSUPPORTED);
    }

    @ParameterizedTest
    @EnumSource(names = {"COMPACT", "SERIES", "JSON"})
    void integrated_encryption_is_decrypted_through_the_other_doors(Door door) throws Exception {
        String token = encrypter(HpkeDraft.HPKE_0, HpkeDraftInputs.none()).encrypt(PLAINTEXT);

        assertThat(door.decrypt(decrypter(HpkeDraft.HPKE_0, HpkeDraftInputs.none()), token))
                .isEqualTo(PLAINTEXT);
    }

    @ParameterizedTest
    @EnumSource
    void a_key_encryption_is_decrypted_through_every_door(Door door) throws Exception {
        String token = encrypter(HpkeDraftKeyEncryption.HPKE_3_KE, HpkeKeyring.shared(3))
                .encrypt(PLAINTEXT);

        assertThat(door.decrypt(decrypter(HpkeDraftKeyEncryption.HPKE_3_KE, HpkeKeyring.shared(3)), token))
                .isEqualTo(PLAINTEXT);
    }

    @Test
    void a_key_encryption_encrypts_from_a_stream() throws Exception {
        ByteArrayOutputStream token = new ByteArrayOutputStream();
        encrypter(HpkeDraftKeyEncryption.HPKE_0_KE, HpkeDraftInputs.none())
                .encrypt(new ByteArrayInputStream(PLAINTEXT), token);

        assertThat(decrypter(HpkeDraftKeyEncryption.HPKE_0_KE, HpkeDraftInputs.none())
                        .decrypt(token.toString(US_ASCII))
                        .plaintext())
                .isEqualTo(PLAINTEXT);
    }

    @ParameterizedTest
    @MethodSource("all")
    void other_providers_are_refused(JweAlgorithm algorithm) {
        CryptoProviders pinned = CryptoProviders.only(Security.getProvider("SunJCE"));
        JweEncrypter encrypter = encrypter(algorithm, HpkeDraftInputs.none());
        JweDecrypter decrypter = decrypter(algorithm, HpkeDraftInputs.none());

        assertThatIllegalStateException()
                .isThrownBy(() -> encrypter.withProviders(pinned))
                .withMessageStartingWith("HPKE is done by the classes of BouncyCastle and not by a provider");
        assertThatIllegalStateException().isThrownBy(() -> decrypter.withProviders(CryptoProviders.platform()));
        String token = encrypter.withProviders(CryptoProviders.standard()).encrypt(PLAINTEXT);
        assertThat(decrypter
                        .withProviders(CryptoProviders.standard())
                        .decrypt(token)
                        .plaintext())
                .isEqualTo(PLAINTEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ek", "psk_id"})
    void what_the_algorithms_set_no_application_sets(String name) {
        JweEncrypter encrypter = encrypter(HpkeDraftKeyEncryption.HPKE_0_KE, HpkeDraftInputs.none());

        assertThatIllegalArgumentException().isThrownBy(() -> encrypter.withHeader(name, "AAAA"));
    }
}
