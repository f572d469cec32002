package dev.signet.jose.jwe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.testsupport.PartialProvider;
import java.security.GeneralSecurityException;
import java.security.Security;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Ciphers are used again, after success and after failure. */
class CipherReuseTest {

    private static final byte[] CEK = Octets.random(32);

    private final KeyedRfc3394 keyed = new KeyedRfc3394(new Rfc3394(CryptoProviders.standard()), new byte[16]);

    @Test
    void unwraps_again_what_was_wrapped_with_the_same_ciphers() throws Exception {
        byte[] wrapped = keyed.wrap(CEK);
        assertThat(keyed.wrap(CEK)).isEqualTo(wrapped);
        assertThat(keyed.unwrap(wrapped, 32)).isEqualTo(CEK);
        assertThat(keyed.unwrap(wrapped, 32)).isEqualTo(CEK);
    }

    @Test
    void refuses_a_broken_key_between_two_good_ones() throws Exception {
        byte[] wrapped = keyed.wrap(CEK);
        assertThat(keyed.unwrap(wrapped, 32)).isEqualTo(CEK);
        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> keyed.unwrap(Tokens.flipped(wrapped, 0), 32));
        assertThat(keyed.unwrap(wrapped, 32)).isEqualTo(CEK);
    }

    @Test
    void decrypts_with_a_shared_key_after_a_broken_tag() throws Exception {
        ContentCipher gcm = ContentEncryption.A256GCM.cipher(CryptoProviders.standard(), true);
        byte[] iv = Octets.random(12);
        ContentCipher.Ciphertext encrypted = gcm.encrypt(CEK, iv, new byte[3], new byte[20]);
        byte[] broken = Tokens.flipped(encrypted.tag(), 0);
        assertThat(gcm.decrypt(CEK, iv, new byte[3], encrypted.ciphertext(), encrypted.tag()))
                .isEqualTo(new byte[20]);
        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> gcm.decrypt(CEK, iv, new byte[3], encrypted.ciphertext(), broken));
        assertThat(gcm.decrypt(CEK, iv, new byte[3], encrypted.ciphertext(), encrypted.tag()))
                .isEqualTo(new byte[20]);
    }

    @Test
    void decrypts_with_keys_at_hand_after_a_broken_tag_or_broken_padding() throws Exception {
        ContentCipher cbc = ContentEncryption.A128CBC_HS256.cipher(CryptoProviders.standard(), true);
        byte[] other = Octets.random(32);
        byte[] iv = Octets.random(16);
        ContentCipher.Ciphertext encrypted = cbc.encrypt(CEK, iv, new byte[3], new byte[20]);
        ContentCipher.Ciphertext next = cbc.encrypt(other, iv, new byte[3], new byte[21]);
        byte[] broken = Tokens.flipped(encrypted.tag(), 0);
        for (int i = 0; i < 3; i++) {
            assertThat(cbc.decrypt(CEK, iv, new byte[3], encrypted.ciphertext(), encrypted.tag()))
                    .isEqualTo(new byte[20]);
            assertThat(cbc.decrypt(other, iv, new byte[3], next.ciphertext(), next.tag()))
                    .isEqualTo(new byte[21]);
            assertThatExceptionOfType(GeneralSecurityException.class)
                    .isThrownBy(() -> cbc.decrypt(CEK, iv, new byte[3], encrypted.ciphertext(), broken));
            assertThatExceptionOfType(GeneralSecurityException.class)
                    .isThrownBy(() -> cbc.decrypt(other, iv, new byte[3], encrypted.ciphertext(), encrypted.tag()));
        }
    }

    /** The cipher may keep the content encryption key, and that is to last no longer than its message. */
    @Test
    void a_cipher_of_a_provider_that_may_not_wipe_encrypts_one_key() throws Exception {
        AtomicInteger made = new AtomicInteger();
        JweEncrypter encrypter = RsaOaep.RSA_OAEP_256
                .encrypter(Keys.RSA, ContentEncryption.A128GCM)
                .withProviders(CryptoProviders.only(
                        new PartialProvider("KeyFactory.RSA", "Cipher.AES/GCM/NoPadding").with("Cipher", "RSA", () -> {
                            made.incrementAndGet();
                            return rsaCipher();
                        })));
        int before = made.get();

        for (int i = 0; i < 3; i++) {
            assertThat(RsaOaep.RSA_OAEP_256
                            .decrypter(Keys.RSA, ContentEncryption.A128GCM)
                            .decrypt(encrypter.encrypt(CEK))
                            .plaintext())
                    .isEqualTo(CEK);
        }

        assertThat(made.get() - before).isEqualTo(3);
    }

    private static Object rsaCipher() {
        try {
            return Security.getProvider("SunJCE").getService("Cipher", "RSA").newInstance(null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
