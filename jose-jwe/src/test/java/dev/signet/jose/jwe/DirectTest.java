package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.jwk.KeyOperation;
import dev.signet.jose.jwk.KeyUse;
import dev.signet.jose.jwk.OctJwk;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectTest {

    private static final byte[] PLAINTEXT = "secret".getBytes(UTF_8);

    private final SecretKey key = Keys.secret(32);
    private final OctJwk jwk = OctJwk.generate(32);

    @Test
    void sends_no_key() {
        String token = Direct.DIR.encrypter(key, ContentEncryption.A256GCM).encrypt(PLAINTEXT);
        assertThat(Tokens.part(token, Tokens.ENCRYPTED_KEY)).isEmpty();
    }

    @Test
    void refuses_a_token_that_has_an_encrypted_key() {
        String token = Direct.DIR.encrypter(key, ContentEncryption.A256GCM).encrypt(PLAINTEXT);
        JweDecrypter decrypter = Direct.DIR.decrypter(key, ContentEncryption.A256GCM);
        String with = Tokens.with(token, Tokens.ENCRYPTED_KEY, new byte[16]);
        assertThat(Refusal.reason(decrypter, with)).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refuses_another_key() {
        String token = Direct.DIR.encrypter(key, ContentEncryption.A256GCM).encrypt(PLAINTEXT);
        JweDecrypter decrypter = Direct.DIR.decrypter(Keys.secret(32), ContentEncryption.A256GCM);
        assertThat(Refusal.of(decrypter, token)).isEqualTo(Refusal.DECRYPTION_FAILED);
    }

    @Test
    void accepts_several_encryptions_whose_keys_are_as_long() {
        JweDecrypter both = Direct.DIR.decrypter(key, ContentEncryption.A256GCM, ContentEncryption.A128CBC_HS256);
        String gcm = Direct.DIR.encrypter(key, ContentEncryption.A256GCM).encrypt(PLAINTEXT);
        String cbc = Direct.DIR.encrypter(key, ContentEncryption.A128CBC_HS256).encrypt(PLAINTEXT);
        assertThat(both.decrypt(gcm).plaintext()).isEqualTo(PLAINTEXT);
        assertThat(both.decrypt(cbc).plaintext()).isEqualTo(PLAINTEXT);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 31, 33, 64})
    void refuses_a_key_of_another_length(int octets) {
        byte[] other = new byte[Math.max(1, octets)];
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Direct.DIR.encrypter(Keys.secret(other), ContentEncryption.A256GCM))
                .withMessageContaining("32");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Direct.DIR.decrypter(Keys.secret(other), ContentEncryption.A256GCM));
    }

    @Test
    void refuses_encryptions_of_which_one_needs_another_length() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Direct.DIR.decrypter(key, ContentEncryption.A256GCM, ContentEncryption.A128GCM));
    }

    @Test
    void takes_a_jwk_named_after_direct_encryption_or_after_the_content() {
        for (String alg : new String[] {"dir", "A256GCM"}) {
            OctJwk named = jwk.withAlgorithm(alg).withUse(KeyUse.ENCRYPTION);
            String token =
                    Direct.DIR.encrypter(named, ContentEncryption.A256GCM).encrypt(PLAINTEXT);
            assertThat(Direct.DIR
                            .decrypter(named, ContentEncryption.A256GCM)
                            .decrypt(token)
                            .plaintext())
                    .isEqualTo(PLAINTEXT);
        }
    }

    @Test
    void refuses_a_jwk_of_another_algorithm() {
        OctJwk wrapping = jwk.withAlgorithm("A256KW");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Direct.DIR.encrypter(wrapping, ContentEncryption.A256GCM));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Direct.DIR.decrypter(wrapping, ContentEncryption.A256GCM));
    }

    @Test
    void refuses_a_jwk_that_may_not_encrypt() {
        OctJwk verifying = jwk.withUse(KeyUse.SIGNATURE);
        OctJwk decrypting = jwk.withOperations(KeyOperation.DECRYPT);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Direct.DIR.decrypter(verifying, ContentEncryption.A256GCM));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Direct.DIR.encrypter(decrypting, ContentEncryption.A256GCM));
    }

    @Test
    void keeps_the_key_from_one_message_to_the_next() {
        JweEncrypter encrypter = Direct.DIR.encrypter(key, ContentEncryption.A256GCM);
        JweDecrypter decrypter = Direct.DIR.decrypter(key, ContentEncryption.A256GCM);
        encrypter.encrypt(PLAINTEXT);
        String second = encrypter.encrypt(PLAINTEXT);
        assertThat(decrypter.decrypt(second).plaintext()).isEqualTo(PLAINTEXT);
        assertThat(decrypter.decrypt(second).plaintext()).isEqualTo(PLAINTEXT);
    }
}
