package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.jwe.ContentCipher.Ciphertext;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AesCbcHmacTest {

    private static final byte[] CEK = Octets.random(32);
    private static final byte[] IV = Octets.random(16);
    private static final byte[] AAD = {1, 2, 3};
    private static final ContentCipher CIPHER =
            ContentEncryption.A128CBC_HS256.cipher(CryptoProviders.standard(), false);

    static Stream<JsonObject> rfc7518AppendixB() {
        return Facts.of("rfc7518/b-aes-cbc-hmac-sha2.json").objects("cases").orElseThrow().stream();
    }

    @ParameterizedTest
    @MethodSource("rfc7518AppendixB")
    void encrypts_as_rfc_7518_appendix_b(JsonObject facts) throws Exception {
        Ciphertext encrypted = cipher(facts)
                .encrypt(
                        Facts.hex(facts, "k_hex"),
                        Facts.hex(facts, "iv_hex"),
                        Facts.hex(facts, "a_hex"),
                        Facts.hex(facts, "p_hex"));
        assertThat(encrypted.ciphertext()).isEqualTo(Facts.hex(facts, "e_hex"));
        assertThat(encrypted.tag()).isEqualTo(Facts.hex(facts, "t_hex"));
    }

    @ParameterizedTest
    @MethodSource("rfc7518AppendixB")
    void decrypts_rfc_7518_appendix_b(JsonObject facts) throws Exception {
        byte[] plaintext = cipher(facts)
                .decrypt(
                        Facts.hex(facts, "k_hex"),
                        Facts.hex(facts, "iv_hex"),
                        Facts.hex(facts, "a_hex"),
                        Facts.hex(facts, "e_hex"),
                        Facts.hex(facts, "t_hex"));
        assertThat(plaintext).isEqualTo(Facts.hex(facts, "p_hex"));
    }

    @Test
    void encrypts_as_rfc_7516_appendix_b() throws Exception {
        JsonObject facts = Facts.of("rfc7516/b-aes-128-cbc-hmac-sha-256.json");
        Ciphertext encrypted = CIPHER.encrypt(
                Facts.hex(facts, "cek_hex"),
                Facts.hex(facts, "iv_hex"),
                Facts.text(facts, "aad_ascii").getBytes(US_ASCII),
                Facts.hex(facts, "plaintext_hex"));
        assertThat(encrypted.ciphertext()).isEqualTo(Facts.hex(facts, "ciphertext_hex"));
        assertThat(encrypted.tag()).isEqualTo(Facts.hex(facts, "tag_hex"));
    }

    @Test
    void refuses_a_changed_tag() throws Exception {
        Ciphertext encrypted = CIPHER.encrypt(CEK, IV, AAD, new byte[20]);
        refuses(encrypted.ciphertext(), Tokens.flipped(encrypted.tag(), 15));
    }

    @Test
    void refuses_the_whole_mac_as_a_tag() throws Exception {
        Ciphertext encrypted = CIPHER.encrypt(CEK, IV, AAD, new byte[20]);
        refuses(encrypted.ciphertext(), mac(encrypted.ciphertext()));
    }

    @Test
    void refuses_associated_data_that_moved_into_the_iv() throws Exception {
        Ciphertext encrypted = CIPHER.encrypt(CEK, IV, AAD, new byte[20]);
        byte[] longer = Octets.concat(AAD, Arrays.copyOf(IV, 1));
        byte[] shifted = Octets.concat(Arrays.copyOfRange(IV, 1, 16), Arrays.copyOf(encrypted.ciphertext(), 1));
        byte[] shorter = Arrays.copyOfRange(encrypted.ciphertext(), 1, encrypted.ciphertext().length);
        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> CIPHER.decrypt(CEK, shifted, longer, shorter, encrypted.tag()));
    }

    @Test
    void refuses_an_empty_ciphertext_under_a_valid_tag() throws Exception {
        byte[] ciphertext = {};
        refuses(ciphertext, tag(ciphertext));
    }

    @Test
    void refuses_half_a_block_under_a_valid_tag() throws Exception {
        byte[] ciphertext = new byte[24];
        refuses(ciphertext, tag(ciphertext));
    }

    @Test
    void refuses_bad_padding_under_a_valid_tag() throws Exception {
        Cipher unpadded = Cipher.getInstance("AES/CBC/NoPadding");
        unpadded.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(CEK, 16, 16, "AES"), new IvParameterSpec(IV));
        byte[] ciphertext = unpadded.doFinal(new byte[16]);
        refuses(ciphertext, tag(ciphertext));
    }

    private static void refuses(byte[] ciphertext, byte[] tag) {
        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> CIPHER.decrypt(CEK, IV, AAD, ciphertext, tag));
    }

    private static byte[] tag(byte[] ciphertext) throws Exception {
        return Arrays.copyOf(mac(ciphertext), 16);
    }

    private static byte[] mac(byte[] ciphertext) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(CEK, 0, 16, "HmacSHA256"));
        return mac.doFinal(Octets.concat(AAD, IV, ciphertext, Octets.int64(AAD.length * 8L)));
    }

    private static ContentCipher cipher(JsonObject facts) {
        return ContentEncryption.named(Facts.text(facts, "enc"))
                .orElseThrow()
                .cipher(CryptoProviders.standard(), false);
    }
}
