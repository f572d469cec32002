package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.KeyOperation;
import dev.signet.jose.jwk.KeyUse;
import dev.signet.jose.jwk.OctJwk;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AesKeyWrapTest {

    private final SecretKey key = Keys.secret(32);
    private final JweDecrypter decrypter = AesKeyWrap.A256KW.decrypter(key, ContentEncryption.A128GCM);
    private final String token =
            AesKeyWrap.A256KW.encrypter(key, ContentEncryption.A128GCM).encrypt("secret".getBytes(UTF_8));

    @Test
    void decrypts_rfc_7516_appendix_a_3() {
        JsonObject facts = Facts.of("vectors/rfc7516/a3-a128kw-a128cbc-hs256.json");
        OctJwk rfcKey = (OctJwk) Jwk.of(Facts.key(facts, 0));
        DecryptedJwe decrypted = AesKeyWrap.A128KW
                .decrypter(rfcKey, ContentEncryption.A128CBC_HS256)
                .decrypt(Facts.token(facts));
        assertThat(decrypted.plaintext()).asString(UTF_8).isEqualTo(Facts.plaintext(facts));
    }

    @Test
    void encrypts_as_rfc_7516_appendix_a_3() {
        JsonObject facts = Facts.of("vectors/rfc7516/a3-a128kw-a128cbc-hs256.json");
        OctJwk rfcKey = (OctJwk) Jwk.of(Facts.key(facts, 0));
        String made = AesKeyWrap.A128KW
                .encrypter(rfcKey, ContentEncryption.A128CBC_HS256)
                .drawing(Scripted.drawing(Facts.hex(facts, "cek_hex"), Facts.octets(facts, "iv")))
                .encrypt(Facts.plaintext(facts).getBytes(UTF_8));
        assertThat(made).isEqualTo(Facts.token(facts));
    }

    @Test
    void refuses_another_key() {
        JweDecrypter other = AesKeyWrap.A256KW.decrypter(Keys.secret(32), ContentEncryption.A128GCM);
        assertThat(Refusal.of(other, token)).isEqualTo(Refusal.DECRYPTION_FAILED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8, 16, 23, 25, 32, 40})
    void refuses_an_encrypted_key_of_another_length(int octets) {
        String other = Tokens.with(token, Tokens.ENCRYPTED_KEY, new byte[octets]);
        assertThat(Refusal.of(decrypter, other)).isEqualTo(Refusal.DECRYPTION_FAILED);
    }

    @Test
    void refuses_a_wrapped_key_that_is_too_long_for_the_content() throws Exception {
        byte[] wrapped = new Rfc3394(CryptoProviders.standard()).wrap(key.getEncoded(), new byte[32]);
        assertThat(Refusal.of(decrypter, Tokens.with(token, Tokens.ENCRYPTED_KEY, wrapped)))
                .isEqualTo(Refusal.DECRYPTION_FAILED);
    }

    @ParameterizedTest
    @EnumSource(
            value = AesKeyWrap.class,
            names = {"A128KW", "A192KW"})
    void refuses_a_key_of_another_length(AesKeyWrap algorithm) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> algorithm.encrypter(key, ContentEncryption.A128GCM))
                .withMessageContaining("32");
        assertThatIllegalArgumentException().isThrownBy(() -> algorithm.decrypter(key, ContentEncryption.A128GCM));
    }

    @Test
    void refuses_a_jwk_that_is_not_for_it() {
        OctJwk jwk = OctJwk.generate(32);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> AesKeyWrap.A256KW.encrypter(jwk.withAlgorithm("A256GCMKW"), ContentEncryption.A128GCM));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> AesKeyWrap.A256KW.decrypter(jwk.withUse(KeyUse.SIGNATURE), ContentEncryption.A128GCM));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AesKeyWrap.A256KW.decrypter(
                        jwk.withOperations(KeyOperation.WRAP_KEY), ContentEncryption.A128GCM));
    }

    @Test
    void puts_the_kid_of_a_jwk_into_the_header() {
        OctJwk named = OctJwk.generate(32).withKeyId("k1");
        String made =
                AesKeyWrap.A256KW.encrypter(named, ContentEncryption.A128GCM).encrypt(new byte[1]);
        assertThat(Tokens.header(made)).isEqualTo("{\"alg\":\"A256KW\",\"enc\":\"A128GCM\",\"kid\":\"k1\"}");
    }
}
