package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.Octets;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InsecureRsa15Test {

    private static final ContentEncryption CBC = ContentEncryption.A128CBC_HS256;
    private static final byte[] HEADER = "{\"alg\":\"RSA1_5\",\"enc\":\"A128CBC-HS256\"}".getBytes(UTF_8);

    private final byte[] cek = Octets.random(32);
    private final JweDecrypter decrypter = InsecureRsa15.RSA1_5.decrypter(Keys.RSA, CBC);

    @Test
    void decrypts_rfc_7516_appendix_a_2() {
        JsonObject facts = Facts.of("vectors/rfc7516/a2-rsa1_5-a128cbc-hs256.json");
        DecryptedJwe decrypted =
                InsecureRsa15.RSA1_5.decrypter(Keys.OTHER_RSA, CBC).decrypt(Facts.token(facts));
        assertThat(decrypted.plaintext()).asString(UTF_8).isEqualTo(Facts.plaintext(facts));
        assertThat(decrypted.algorithm()).isEqualTo(InsecureRsa15.RSA1_5);
    }

    @Test
    void decrypts_a_key_in_the_right_padding() {
        assertThat(decrypter.decrypt(token(padded(cek))).plaintext())
                .asString(UTF_8)
                .isEqualTo("secret");
    }

    @Test
    void fails_alike_on_a_first_octet_that_is_not_0() {
        refuses(changed(0, 1));
    }

    @Test
    void fails_alike_on_a_block_type_that_is_not_2() {
        refuses(changed(1, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 9, 10, 100, 222})
    void fails_alike_on_a_zero_in_the_padding(int at) {
        refuses(changed(at, 0));
    }

    @Test
    void fails_alike_without_a_separator() {
        refuses(changed(223, 7));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16, 31, 33, 64, 245})
    void fails_alike_on_a_key_of_another_length(int octets) {
        refuses(padded(Octets.random(octets)));
    }

    @Test
    void fails_alike_on_another_key() {
        refuses(padded(Octets.random(32)));
    }

    @Test
    void fails_alike_on_a_number_beyond_the_modulus() {
        byte[] beyond = Octets.unsigned(publicKey().getModulus().add(BigInteger.TEN), 256);
        assertThat(Refusal.of(decrypter, withEncryptedKey(beyond))).isEqualTo(Refusal.DECRYPTION_FAILED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 255, 257})
    void fails_alike_on_an_encrypted_key_of_another_length(int octets) {
        assertThat(Refusal.of(decrypter, withEncryptedKey(new byte[octets]))).isEqualTo(Refusal.DECRYPTION_FAILED);
    }

    @Test
    void puts_a_random_key_in_the_place_of_a_bad_one() {
        byte[] random = Octets.random(32);
        assertThat(InsecureRsa15.unpad(padded(cek), random)).isEqualTo(cek);
        assertThat(InsecureRsa15.unpad(changed(1, 1), random)).isEqualTo(random);
        assertThat(InsecureRsa15.unpad(changed(0, 0x80), random)).isEqualTo(random);
        assertThat(InsecureRsa15.unpad(changed(5, 0), random)).isEqualTo(random);
        assertThat(InsecureRsa15.unpad(new byte[256], random)).isEqualTo(random);
    }

    @Test
    void is_found_only_by_name_in_java() {
        JweDecrypter oaep = RsaOaep.RSA_OAEP.decrypter(Keys.OTHER_RSA, CBC);
        String token = Facts.token(Facts.of("vectors/rfc7516/a2-rsa1_5-a128cbc-hs256.json"));
        assertThat(Refusal.reason(oaep, token)).isEqualTo(Reason.ALGORITHM_NOT_ALLOWED);
    }

    @Test
    void refuses_a_jwk_for_oaep() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InsecureRsa15.RSA1_5.decrypter(Keys.RSA.withAlgorithm("RSA-OAEP"), CBC));
        assertThatIllegalArgumentException().isThrownBy(() -> InsecureRsa15.RSA1_5.decrypter(Keys.RSA.toPublic(), CBC));
    }

    private void refuses(byte[] padded) {
        assertThat(Refusal.of(decrypter, token(padded))).isEqualTo(Refusal.DECRYPTION_FAILED);
    }

    private byte[] changed(int at, int value) {
        byte[] changed = padded(cek);
        changed[at] = (byte) value;
        return changed;
    }

    private static byte[] padded(byte[] message) {
        byte[] padded = new byte[256];
        Arrays.fill(padded, (byte) 0xa5);
        padded[0] = 0;
        padded[1] = 2;
        padded[255 - message.length] = 0;
        System.arraycopy(message, 0, padded, 256 - message.length, message.length);
        return padded;
    }

    private String token(byte[] padded) {
        BigInteger number = new BigInteger(1, padded)
                .modPow(publicKey().getPublicExponent(), publicKey().getModulus());
        return withEncryptedKey(Octets.unsigned(number, 256));
    }

    private String withEncryptedKey(byte[] encryptedKey) {
        try {
            String token = Tokens.encrypted(cek, CBC, HEADER, "secret".getBytes(UTF_8));
            return Tokens.with(token, Tokens.ENCRYPTED_KEY, encryptedKey);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static RSAPublicKey publicKey() {
        return Keys.RSA.publicKey();
    }
}
