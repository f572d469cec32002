package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;
import dev.signet.jose.jwk.KeyUse;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.RsaJwk;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JwkSourceSelectorTest {

    private static final ContentEncryption GCM = ContentEncryption.A256GCM;
    private static final byte[] PLAINTEXT = "secret".getBytes(UTF_8);

    private final RsaJwk rsa = Keys.RSA.withKeyId("rsa").withUse(KeyUse.ENCRYPTION);
    private final RsaJwk otherRsa = Keys.OTHER_RSA.withKeyId("other").withUse(KeyUse.ENCRYPTION);
    private final EcJwk ec = Keys.P_256.withKeyId("ec");
    private final OctJwk oct = OctJwk.generate(32).withKeyId("oct");
    private final JwkSet set = JwkSet.of(
            rsa,
            otherRsa,
            ec,
            oct,
            Keys.P_384.withKeyId("ec").withAlgorithm("ES384"),
            OctJwk.generate(16).withKeyId("16"));
    private final JweDecrypter decrypter =
            JweDecrypter.of(set, Set.of(RsaOaep.RSA_OAEP_256, EcdhEs.ECDH_ES, Direct.DIR, AesKeyWrap.A256KW), GCM);

    @Test
    void picks_the_key_by_its_kid() {
        assertThat(decrypter
                        .decrypt(RsaOaep.RSA_OAEP_256.encrypter(otherRsa, GCM).encrypt(PLAINTEXT))
                        .plaintext())
                .isEqualTo(PLAINTEXT);
        assertThat(decrypter
                        .decrypt(RsaOaep.RSA_OAEP_256.encrypter(rsa, GCM).encrypt(PLAINTEXT))
                        .plaintext())
                .isEqualTo(PLAINTEXT);
    }

    @Test
    void decrypts_the_same_header_again() {
        JweEncrypter encrypter = RsaOaep.RSA_OAEP_256.encrypter(rsa, GCM);
        decrypter.decrypt(encrypter.encrypt(PLAINTEXT));
        assertThat(decrypter.decrypt(encrypter.encrypt(new byte[3])).plaintext())
                .hasSize(3);
    }

    @Test
    void takes_a_kid_that_keys_of_another_algorithm_share() {
        assertThat(decrypter
                        .decrypt(EcdhEs.ECDH_ES.encrypter(ec, GCM).encrypt(PLAINTEXT))
                        .algorithm())
                .isEqualTo(EcdhEs.ECDH_ES);
    }

    @Test
    void lets_one_key_serve_several_algorithms() {
        assertThat(decrypter
                        .decrypt(Direct.DIR.encrypter(oct, GCM).encrypt(PLAINTEXT))
                        .plaintext())
                .isEqualTo(PLAINTEXT);
        assertThat(decrypter
                        .decrypt(AesKeyWrap.A256KW.encrypter(oct, GCM).encrypt(PLAINTEXT))
                        .plaintext())
                .isEqualTo(PLAINTEXT);
    }

    @Test
    void takes_a_token_without_kid_if_exactly_one_key_fits() {
        String token = EcdhEs.ECDH_ES.encrypter(Keys.P_256, GCM).encrypt(PLAINTEXT);
        assertThat(decrypter.decrypt(token).plaintext()).isEqualTo(PLAINTEXT);
    }

    @Test
    void refuses_a_token_without_kid_if_several_keys_fit() {
        String token = RsaOaep.RSA_OAEP_256.encrypter(Keys.RSA, GCM).encrypt(PLAINTEXT);
        assertThat(Refusal.of(decrypter, token).reason()).isEqualTo(Reason.KEY_NOT_FOUND);
        assertThat(Refusal.of(decrypter, token).message()).contains("2");
    }

    @Test
    void refuses_a_kid_that_several_keys_have() {
        JweDecrypter twice = JweDecrypter.of(JwkSet.of(rsa, otherRsa.withKeyId("rsa")), RsaOaep.RSA_OAEP_256, GCM);
        String token = RsaOaep.RSA_OAEP_256.encrypter(rsa, GCM).encrypt(PLAINTEXT);
        assertThat(Refusal.reason(twice, token)).isEqualTo(Reason.KEY_NOT_FOUND);
    }

    @Test
    void takes_the_same_key_listed_twice_for_one() {
        JweDecrypter same = JweDecrypter.of(JwkSet.of(rsa, rsa), RsaOaep.RSA_OAEP_256, GCM);
        assertThat(same.decrypt(RsaOaep.RSA_OAEP_256.encrypter(rsa, GCM).encrypt(PLAINTEXT))
                        .plaintext())
                .isEqualTo(PLAINTEXT);
    }

    @Test
    void refuses_an_unknown_kid_and_does_not_repeat_it() {
        String token = RsaOaep.RSA_OAEP_256.encrypter(rsa.withKeyId("RSA"), GCM).encrypt(PLAINTEXT);
        assertThat(Refusal.of(decrypter, token).reason()).isEqualTo(Reason.KEY_NOT_FOUND);
        assertThat(Refusal.of(decrypter, token).message()).doesNotContain("\"RSA\"");
    }

    @Test
    void refuses_the_kid_of_a_key_for_something_else() {
        String token =
                RsaOaep.RSA_OAEP_256.encrypter(Keys.RSA.withKeyId("ec"), GCM).encrypt(PLAINTEXT);
        assertThat(Refusal.reason(decrypter, token)).isEqualTo(Reason.KEY_NOT_FOUND);
    }

    @Test
    void refuses_a_key_that_is_for_signatures() {
        JweDecrypter signing =
                JweDecrypter.of(JwkSet.of(Keys.RSA.withUse(KeyUse.SIGNATURE)), RsaOaep.RSA_OAEP_256, GCM);
        String token = RsaOaep.RSA_OAEP_256.encrypter(Keys.RSA, GCM).encrypt(PLAINTEXT);
        assertThat(Refusal.reason(signing, token)).isEqualTo(Reason.KEY_NOT_FOUND);
    }

    @Test
    void refuses_a_key_without_its_private_half() {
        JweDecrypter publicOnly = JweDecrypter.of(JwkSet.of(rsa.toPublic()), RsaOaep.RSA_OAEP_256, GCM);
        String token = RsaOaep.RSA_OAEP_256.encrypter(rsa, GCM).encrypt(PLAINTEXT);
        assertThat(Refusal.reason(publicOnly, token)).isEqualTo(Reason.KEY_NOT_FOUND);
    }

    @Test
    void picks_a_direct_key_by_the_length_that_the_content_needs() {
        JwkSet lengths = JwkSet.of(OctJwk.generate(16), oct, OctJwk.generate(64));
        JweDecrypter direct =
                JweDecrypter.of(lengths, Direct.DIR, GCM, ContentEncryption.A128GCM, ContentEncryption.A256CBC_HS512);
        String token = Direct.DIR.encrypter(oct.key(), GCM).encrypt(PLAINTEXT);
        assertThat(direct.decrypt(token).plaintext()).isEqualTo(PLAINTEXT);
    }

    @Test
    void fails_alike_for_a_chosen_key_that_does_not_decrypt() {
        String token =
                RsaOaep.RSA_OAEP_256.encrypter(rsa.withKeyId("other"), GCM).encrypt(PLAINTEXT);
        assertThat(Refusal.of(decrypter, token)).isEqualTo(Refusal.DECRYPTION_FAILED);
    }

    @Test
    void refuses_an_algorithm_before_it_asks_for_keys() {
        Rotating source = new Rotating(JwkSet.of(), JwkSet.of());
        JweDecrypter oaep = JweDecrypter.of(source, RsaOaep.RSA_OAEP_256, GCM);
        String token = RsaOaep.RSA_OAEP.encrypter(rsa, GCM).encrypt(PLAINTEXT);
        assertThat(Refusal.reason(oaep, token)).isEqualTo(Reason.ALGORITHM_NOT_ALLOWED);
        assertThat(source.asked).isEmpty();
    }

    @Test
    void asks_once_for_a_newer_set_when_a_kid_is_unknown() {
        Rotating source = new Rotating(JwkSet.of(otherRsa), JwkSet.of(rsa));
        JweDecrypter rotating = JweDecrypter.of(source, RsaOaep.RSA_OAEP_256, GCM);
        String token = RsaOaep.RSA_OAEP_256.encrypter(rsa, GCM).encrypt(PLAINTEXT);
        assertThat(rotating.decrypt(token).plaintext()).isEqualTo(PLAINTEXT);
        assertThat(rotating.decrypt(token).plaintext()).isEqualTo(PLAINTEXT);
        assertThat(source.asked).containsExactly("rsa");
    }

    @Test
    void forgets_a_key_that_left_the_set() {
        Rotating source = new Rotating(JwkSet.of(rsa), JwkSet.of(otherRsa));
        JweDecrypter rotating = JweDecrypter.of(source, RsaOaep.RSA_OAEP_256, GCM);
        String token = RsaOaep.RSA_OAEP_256.encrypter(rsa, GCM).encrypt(PLAINTEXT);
        rotating.decrypt(token);
        source.refreshed("x");
        assertThat(Refusal.reason(rotating, token)).isEqualTo(Reason.KEY_NOT_FOUND);
    }

    @Test
    void does_not_ask_its_source_when_it_is_built() {
        JwkSource down = new JwkSource() {
            @Override
            public JwkSet current() {
                throw new KeySourceException("down");
            }

            @Override
            public JwkSet refreshed(String missingKeyId) {
                throw new KeySourceException("down");
            }
        };
        JweDecrypter built = JweDecrypter.of(down, RsaOaep.RSA_OAEP_256, GCM);
        String token = RsaOaep.RSA_OAEP_256.encrypter(rsa, GCM).encrypt(PLAINTEXT);
        assertThatExceptionOfType(KeySourceException.class).isThrownBy(() -> built.decrypt(token));
    }

    @Test
    void keeps_limits_and_providers() {
        String token = RsaOaep.RSA_OAEP_256.encrypter(rsa, GCM).encrypt(PLAINTEXT);
        JweDecrypter narrow = decrypter
                .withLimits(TokenLimits.defaults().withTokenOctets(100))
                .inflating(100);
        assertThat(Refusal.reason(narrow, token)).isEqualTo(Reason.TOO_LARGE);
        JweDecrypter pinned = JweDecrypter.of(set, RsaOaep.RSA_OAEP_256, GCM)
                .withProviders(CryptoProviders.only(Security.getProvider("SunJCE")));
        assertThat(pinned.decrypt(token).plaintext()).isEqualTo(PLAINTEXT);
        assertThatIllegalStateException()
                .isThrownBy(() -> decrypter.withProviders(CryptoProviders.only(Security.getProvider("SUN"))));
    }

    @Test
    void refuses_passwords_and_what_is_insecure() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JweDecrypter.of(set, Pbes2.PBES2_HS256_A128KW, GCM))
                .withMessageContaining("use the methods of Pbes2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JweDecrypter.of(set, Set.of(RsaOaep.RSA_OAEP, InsecureRsa15.RSA1_5), GCM))
                .withMessageContaining("RSA1_5");
    }

    @Test
    void refuses_to_accept_nothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> JweDecrypter.of(set, Set.of(), GCM));
    }

    @Test
    void does_not_show_its_keys() {
        assertThat(decrypter).hasToString("JweDecrypter[A256KW, ECDH-ES, RSA-OAEP-256, dir][A256GCM]");
    }

    /** Has one set until it is asked for a newer one. For one thread. */
    private static final class Rotating implements JwkSource {

        private final List<String> asked = new ArrayList<>();
        private final JwkSet newer;
        private JwkSet current;

        Rotating(JwkSet current, JwkSet newer) {
            this.current = current;
            this.newer = newer;
        }

        @Override
        public JwkSet current() {
            return current;
        }

        @Override
        public JwkSet refreshed(String missingKeyId) {
            asked.add(missingKeyId);
            current = newer;
            return current;
        }
    }
}
