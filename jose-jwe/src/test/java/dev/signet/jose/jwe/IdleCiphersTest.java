package dev.signet.jose.jwe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.internal.Octets;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import org.junit.jupiter.api.Test;

class IdleCiphersTest {

    private static final byte[] CEK = Octets.random(32);

    private final IdleCiphers kept = IdleCiphers.keeping(() -> Cipher.getInstance("AESWrap"));
    private final KeyedAesKw keyed = new KeyedAesKw(new AesKw(CryptoProviders.standard()), new byte[16]);

    @Test
    void gives_a_cipher_to_one_taker_only() throws Exception {
        Cipher first = kept.take();
        assertThat(kept.take()).isNotSameAs(first);
        kept.giveBack(first);
        assertThat(kept.take()).isSameAs(first);
        assertThat(kept.take()).isNotSameAs(first);
    }

    @Test
    void forgets_where_keys_are_not_to_outlive_a_message() throws Exception {
        IdleCiphers forgetting = IdleCiphers.forgetting(() -> Cipher.getInstance("AESWrap"));
        Cipher first = forgetting.take();
        forgetting.giveBack(first);
        assertThat(forgetting.take()).isNotSameAs(first);
    }

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
        ContentCipher gcm = ContentEncryption.A256GCM.cipherForSharedKey(CryptoProviders.standard());
        byte[] iv = Octets.random(12);
        ContentCipher.Sealed sealed = gcm.encrypt(CEK, iv, new byte[3], new byte[20]);
        byte[] broken = Tokens.flipped(sealed.tag(), 0);
        assertThat(gcm.decrypt(CEK, iv, new byte[3], sealed.ciphertext(), sealed.tag()))
                .isEqualTo(new byte[20]);
        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> gcm.decrypt(CEK, iv, new byte[3], sealed.ciphertext(), broken));
        assertThat(gcm.decrypt(CEK, iv, new byte[3], sealed.ciphertext(), sealed.tag()))
                .isEqualTo(new byte[20]);
    }
}
