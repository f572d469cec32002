package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.OkpJwk;
import java.security.KeyPair;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an attacker may try with HPKE, each beside a token that is taken. */
class HpkeDraftRefusalsTest {

    private static final ContentEncryption GCM = ContentEncryption.A256GCM;
    private static final byte[] PLAINTEXT = "secret".getBytes(UTF_8);

    private final JweDecrypter integrated = HpkeDraft.HPKE_0.decrypter(Keys.P_256);
    private final String sealed = HpkeDraft.HPKE_0.encrypter(Keys.P_256).encrypt(PLAINTEXT);
    private final JweDecrypter wrapping = HpkeDraftKeyEncryption.HPKE_0_KE.decrypter(Keys.P_256, GCM);
    private final String wrapped =
            HpkeDraftKeyEncryption.HPKE_0_KE.encrypter(Keys.P_256, GCM).encrypt(PLAINTEXT);

    @Test
    void the_tokens_that_the_others_are_made_from_are_taken() {
        assertThat(integrated.decrypt(sealed).plaintext()).isEqualTo(PLAINTEXT);
        assertThat(wrapping.decrypt(wrapped).plaintext()).isEqualTo(PLAINTEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"HPKE-0\",\"enc\":\"A256GCM\"}",
                "{\"alg\":\"HPKE-0\",\"enc\":\"A128GCM\"}",
                "{\"alg\":\"HPKE-0\",\"enc\":\"int\"}",
                "{\"alg\":\"HPKE-0\",\"enc\":1}",
                "{\"alg\":\"HPKE-0\",\"ek\":\"AAAA\"}",
                "{\"alg\":\"HPKE-0\",\"ek\":1}",
                "{\"alg\":\"HPKE-0\",\"psk_id\":1}",
                "{\"alg\":\"HPKE-0\",\"psk_id\":\"=\"}"
            })
    void a_header_that_integrated_encryption_excludes_is_malformed(String header) {
        assertThat(Refusal.reason(integrated, Tokens.withHeader(sealed, header)))
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void the_names_of_other_algorithms_are_not_allowed() {
        for (String name : List.of("HPKE-7", "HPKE-1", "HPKE-0-KE", "HPKE-8", "hpke-0", "ECDH-ES", "dir")) {
            String header = "{\"alg\":\"" + name + "\",\"enc\":\"A256GCM\"}";
            assertThat(Refusal.reason(integrated, Tokens.withHeader(sealed, header)))
                    .isEqualTo(Reason.ALGORITHM_NOT_ALLOWED);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Tokens.IV, Tokens.TAG})
    void an_initialization_vector_or_a_tag_is_malformed(int part) {
        assertThat(Refusal.reason(integrated, Tokens.with(sealed, part, new byte[12])))
                .isEqualTo(Reason.MALFORMED);
        assertThat(Refusal.reason(integrated, Tokens.with(sealed, part, new byte[16])))
                .isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 32, 33, 64, 66, 97, 1120})
    void an_encapsulated_secret_of_another_length_is_malformed(int octets) {
        assertThat(Refusal.reason(integrated, Tokens.with(sealed, Tokens.ENCRYPTED_KEY, new byte[octets])))
                .isEqualTo(Reason.MALFORMED);
        assertThat(Refusal.reason(wrapping, withEk(wrapped, new byte[octets]))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void ek_is_demanded() {
        for (String ek : List.of("", ",\"ek\":1", ",\"ek\":null", ",\"ek\":\"A\"", ",\"ek\":\"AA=\"", ",\"ek\":{}")) {
            String header = "{\"alg\":\"HPKE-0-KE\",\"enc\":\"A256GCM\"" + ek + "}";
            assertThat(Refusal.reason(wrapping, Tokens.withHeader(wrapped, header)))
                    .isEqualTo(Reason.MALFORMED);
        }
        assertThat(Refusal.reason(wrapping, Tokens.withHeader(wrapped, "{\"alg\":\"HPKE-0-KE\",\"ek\":\"AA\"}")))
                .isEqualTo(Reason.MALFORMED);
    }

    /** A point that is none, in another form, or another key's: all of it fails alike. */
    @Test
    void an_encapsulated_secret_that_opens_nothing_fails_like_everything_else() {
        byte[] sound = Tokens.part(sealed, Tokens.ENCRYPTED_KEY);
        byte[] hybrid = sound.clone();
        hybrid[0] = 7;
        byte[] other = Tokens.part(
                HpkeDraft.HPKE_0.encrypter(EcJwk.generate(Curve.P_256)).encrypt(PLAINTEXT), Tokens.ENCRYPTED_KEY);

        for (byte[] wrong : List.of(new byte[65], Tokens.flipped(sound, 64), Tokens.flipped(sound, 0), hybrid, other)) {
            assertThat(Refusal.of(integrated, Tokens.with(sealed, Tokens.ENCRYPTED_KEY, wrong)))
                    .isEqualTo(Refusal.DECRYPTION_FAILED);
            assertThat(Refusal.of(wrapping, withEk(wrapped, wrong))).isEqualTo(Refusal.DECRYPTION_FAILED);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HPKE_3", "HPKE_4", "HPKE_5", "HPKE_6"})
    void a_point_of_small_order_fails_like_everything_else(HpkeDraft algorithm) {
        String token = algorithm.encrypter(HpkeKeyring.key(algorithm)).encrypt(PLAINTEXT);
        byte[] zero = new byte[Tokens.part(token, Tokens.ENCRYPTED_KEY).length];
        byte[] one = zero.clone();
        one[0] = 1;

        for (byte[] small : List.of(zero, one)) {
            assertThat(Refusal.of(
                            algorithm.decrypter(HpkeKeyring.key(algorithm)),
                            Tokens.with(token, Tokens.ENCRYPTED_KEY, small)))
                    .isEqualTo(Refusal.DECRYPTION_FAILED);
        }
    }

    @Test
    void what_involves_the_key_has_one_message() {
        for (byte[] ciphertext : List.of(new byte[0], new byte[15], new byte[16], new byte[1000])) {
            assertThat(Refusal.of(integrated, Tokens.with(sealed, Tokens.CIPHERTEXT, ciphertext)))
                    .isEqualTo(Refusal.DECRYPTION_FAILED);
        }
        for (byte[] key : List.of(new byte[0], new byte[15], new byte[32], new byte[48])) {
            assertThat(Refusal.of(wrapping, Tokens.with(wrapped, Tokens.ENCRYPTED_KEY, key)))
                    .isEqualTo(Refusal.DECRYPTION_FAILED);
        }
        assertThat(Refusal.of(HpkeDraft.HPKE_0.decrypter(EcJwk.generate(Curve.P_256)), sealed))
                .isEqualTo(Refusal.DECRYPTION_FAILED);
        assertThat(Refusal.of(
                        HpkeDraftKeyEncryption.HPKE_3_KE.decrypter(OkpJwk.generate(Curve.X25519), GCM),
                        HpkeDraftKeyEncryption.HPKE_3_KE
                                .encrypter(Keys.X25519, GCM)
                                .encrypt(PLAINTEXT)))
                .isEqualTo(Refusal.DECRYPTION_FAILED);
    }

    /** The sender encrypts a key of another length than {@code enc} has. */
    @Test
    void a_content_encryption_key_of_another_length_fails_like_everything_else() {
        JweEncrypter shorter = HpkeDraftKeyEncryption.HPKE_0_KE
                .encrypter(Keys.P_256, GCM)
                .drawing(new RandomSource() {
                    @Override
                    public byte[] octets(int length) {
                        return new byte[length];
                    }

                    @Override
                    public byte[] contentKey(int length) {
                        return new byte[16];
                    }

                    @Override
                    public KeyPair keyPair(Supplier<KeyPair> generator) {
                        return generator.get();
                    }
                });

        assertThat(Refusal.of(wrapping, shorter.encrypt(PLAINTEXT))).isEqualTo(Refusal.DECRYPTION_FAILED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"HPKE-0-KE\",\"enc\":\"A128GCM\",%s}",
                "{\"alg\":\"HPKE-0-KE\",\"enc\":\"A192GCM\",%s}"
            })
    void another_enc_opens_nothing(String header) {
        JweDecrypter any = HpkeDraftKeyEncryption.HPKE_0_KE.decrypter(Keys.P_256, GCM, ContentEncryption.values());
        String ek = JsonObject.parse(Tokens.header(wrapped)).string("ek").orElseThrow();

        assertThat(any.decrypt(wrapped).plaintext()).isEqualTo(PLAINTEXT);
        assertThat(Refusal.of(any, Tokens.withHeader(wrapped, header.formatted("\"ek\":\"" + ek + "\""))))
                .isEqualTo(Refusal.DECRYPTION_FAILED);
    }

    @Test
    void a_pre_shared_key_that_is_named_must_be_there() {
        String token =
                HpkeDraft.HPKE_0.encrypter(Keys.P_256, HpkeKeyring.shared(1)).encrypt(PLAINTEXT);
        String key = HpkeDraftKeyEncryption.HPKE_0_KE
                .encrypter(Keys.P_256, HpkeKeyring.shared(1), GCM)
                .encrypt(PLAINTEXT);
        HpkeDraftInputs other = HpkeDraftInputs.none().withPreSharedKey(new byte[] {1}, new byte[32]);

        assertThat(Refusal.of(integrated, token))
                .isEqualTo(new Refusal(
                        Reason.KEY_NOT_FOUND, "the token's \"psk_id\" names no pre-shared key of this decrypter"));
        assertThat(Refusal.reason(wrapping, key)).isEqualTo(Reason.KEY_NOT_FOUND);
        assertThat(Refusal.reason(HpkeDraft.HPKE_0.decrypter(Keys.P_256, other), token))
                .isEqualTo(Reason.KEY_NOT_FOUND);
    }

    /** Otherwise a sender who knows the public key could leave out the pre-shared one. */
    @Test
    void a_pre_shared_key_that_is_there_must_be_named() {
        assertThat(Refusal.of(HpkeDraft.HPKE_0.decrypter(Keys.P_256, HpkeKeyring.shared(1)), sealed))
                .isEqualTo(new Refusal(Reason.MALFORMED, "expected \"psk_id\" in the header"));
        assertThat(Refusal.reason(
                        HpkeDraftKeyEncryption.HPKE_0_KE.decrypter(Keys.P_256, HpkeKeyring.shared(1), GCM), wrapped))
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void a_name_that_is_added_or_taken_away_opens_nothing() {
        String id = Base64Url.encode(HpkeKeyring.PSK_ID);
        JweDecrypter sharing = HpkeDraft.HPKE_0.decrypter(Keys.P_256, HpkeKeyring.shared(1));
        String named = "{\"alg\":\"HPKE-0\",\"psk_id\":\"" + id + "\"}";
        String token =
                HpkeDraft.HPKE_0.encrypter(Keys.P_256, HpkeKeyring.shared(1)).encrypt(PLAINTEXT);

        assertThat(Refusal.of(sharing, Tokens.withHeader(sealed, named))).isEqualTo(Refusal.DECRYPTION_FAILED);
        assertThat(Refusal.of(integrated, Tokens.withHeader(token, "{\"alg\":\"HPKE-0\"}")))
                .isEqualTo(Refusal.DECRYPTION_FAILED);
    }

    @Test
    void compressed_content_is_refused_unless_it_is_asked_for() {
        assertThat(Refusal.reason(integrated, Tokens.withHeader(sealed, "{\"alg\":\"HPKE-0\",\"zip\":\"DEF\"}")))
                .isEqualTo(Reason.UNSUPPORTED);
        assertThat(Refusal.of(
                        integrated.inflating(1000), Tokens.withHeader(sealed, "{\"alg\":\"HPKE-0\",\"zip\":\"DEF\"}")))
                .isEqualTo(Refusal.DECRYPTION_FAILED);
    }

    @Test
    void critical_parameters_are_refused_as_everywhere() {
        assertThat(Refusal.reason(
                        integrated, Tokens.withHeader(sealed, "{\"alg\":\"HPKE-0\",\"crit\":[\"x\"],\"x\":1}")))
                .isEqualTo(Reason.UNSUPPORTED);
    }

    private static String withEk(String token, byte[] ek) {
        return Tokens.withHeader(
                token,
                JsonObject.parse(Tokens.header(token))
                        .with("ek", Base64Url.encode(ek))
                        .toJson());
    }
}
