package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.jwe.ContentCipher.Ciphertext;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AesGcmTest {

    private static final byte[] CEK = Octets.random(32);
    private static final byte[] IV = Octets.random(12);
    private static final byte[] AAD = {1, 2, 3};
    private static final ContentCipher CIPHER = ContentEncryption.A256GCM.cipher(CryptoProviders.standard(), false);

    @Test
    void encrypts_as_rfc_7516_appendix_a_1() throws Exception {
        JsonObject facts = Facts.of("vectors/rfc7516/a1-rsa-oaep-a256gcm.json");
        Ciphertext encrypted = CIPHER.encrypt(
                Facts.hex(facts, "cek_hex"),
                Facts.octets(facts, "iv"),
                Facts.text(facts, "protected").getBytes(US_ASCII),
                Facts.plaintext(facts).getBytes(UTF_8));
        assertThat(encrypted.ciphertext()).isEqualTo(Facts.octets(facts, "ciphertext"));
        assertThat(encrypted.tag()).isEqualTo(Facts.octets(facts, "tag"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 4095, 4096, 4097, 8191, 8192, 8193, 65_536, 65_537, 100_000})
    void encrypts_any_length_as_one_call_would(int length) throws Exception {
        byte[] plaintext = Octets.random(length);
        Cipher whole = Cipher.getInstance("AES/GCM/NoPadding");
        whole.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(CEK, "AES"), new GCMParameterSpec(128, IV));
        whole.updateAAD(AAD);
        Ciphertext encrypted = CIPHER.encrypt(CEK, IV, AAD, plaintext);
        assertThat(Octets.concat(encrypted.ciphertext(), encrypted.tag())).isEqualTo(whole.doFinal(plaintext));
        assertThat(CIPHER.decrypt(CEK, IV, AAD, encrypted.ciphertext(), encrypted.tag()))
                .isEqualTo(plaintext);
    }

    @Test
    void refuses_changed_associated_data() throws Exception {
        Ciphertext encrypted = CIPHER.encrypt(CEK, IV, AAD, new byte[20]);
        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(
                        () -> CIPHER.decrypt(CEK, IV, new byte[] {1, 2, 4}, encrypted.ciphertext(), encrypted.tag()));
    }

    /** Above 64 KiB the JDK's cipher is not given the whole at once. */
    @ParameterizedTest
    @ValueSource(ints = {0, 65_535, 65_536, 99_999})
    void refuses_a_changed_octet_of_long_content_and_leaves_no_plaintext(int at) throws Exception {
        Ciphertext encrypted = CIPHER.encrypt(CEK, IV, AAD, Octets.random(100_000));
        byte[] changed = Tokens.flipped(encrypted.ciphertext(), at);
        byte[] given = changed.clone();

        assertThatExceptionOfType(AEADBadTagException.class)
                .isThrownBy(() -> CIPHER.decrypt(CEK, IV, AAD, changed, encrypted.tag()));

        // The JDK's ciphers decrypt in place, others leave the ciphertext as it is.
        assertThat(changed).isIn(new byte[100_000], given);
    }

    @Test
    void refuses_a_changed_tag_of_long_content() throws Exception {
        Ciphertext encrypted = CIPHER.encrypt(CEK, IV, AAD, Octets.random(100_000));
        byte[] changed = Tokens.flipped(encrypted.tag(), 15);

        assertThatExceptionOfType(AEADBadTagException.class)
                .isThrownBy(() -> CIPHER.decrypt(CEK, IV, AAD, encrypted.ciphertext(), changed));
    }

    @Test
    void refuses_another_iv() throws Exception {
        Ciphertext encrypted = CIPHER.encrypt(CEK, IV, AAD, new byte[20]);
        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(
                        () -> CIPHER.decrypt(CEK, Tokens.flipped(IV, 0), AAD, encrypted.ciphertext(), encrypted.tag()));
    }
}
