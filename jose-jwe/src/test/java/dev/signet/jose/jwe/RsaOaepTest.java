package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.jwk.KeyOperation;
import dev.signet.jose.jwk.KeyUse;
import dev.signet.jose.jwk.RsaJwk;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Security;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RsaOaepTest {

    private static final byte[] PLAINTEXT = "secret".getBytes(UTF_8);

    private final RSAPublicKey publicKey = Keys.RSA.publicKey();
    private final RSAPrivateKey privateKey = Keys.RSA.privateKey().orElseThrow();
    private final JweDecrypter decrypter =
            RsaOaep.RSA_OAEP_256.decrypter(privateKey, ContentEncryption.A256GCM, ContentEncryption.A128CBC_HS256);
    private final String token =
            RsaOaep.RSA_OAEP_256.encrypter(publicKey, ContentEncryption.A256GCM).encrypt(PLAINTEXT);

    @Test
    void decrypts_rfc_7516_appendix_a_1() {
        JsonObject facts = Facts.of("vectors/rfc7516/a1-rsa-oaep-a256gcm.json");
        DecryptedJwe decrypted = RsaOaep.RSA_OAEP
                .decrypter(privateKey, ContentEncryption.A256GCM)
                .decrypt(Facts.token(facts));
        assertThat(decrypted.plaintext()).asString(UTF_8).isEqualTo(Facts.plaintext(facts));
    }

    @ParameterizedTest
    @CsvSource({"RSA_OAEP, SHA-1", "RSA_OAEP_256, SHA-256", "RSA_OAEP_384, SHA-384", "RSA_OAEP_512, SHA-512"})
    void uses_the_hash_of_its_name_for_mgf1_too(RsaOaep algorithm, String hash) throws Exception {
        String made = algorithm.encrypter(publicKey, ContentEncryption.A256GCM).encrypt(PLAINTEXT);
        Cipher independent = Cipher.getInstance("RSA/ECB/OAEPPadding");
        independent.init(
                Cipher.DECRYPT_MODE,
                privateKey,
                new OAEPParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), PSource.PSpecified.DEFAULT));
        assertThat(independent.doFinal(Tokens.part(made, Tokens.ENCRYPTED_KEY))).hasSize(32);
    }

    @Test
    void refuses_an_encrypted_key_whose_mgf1_has_another_hash() throws Exception {
        Cipher jca = Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
        jca.init(Cipher.ENCRYPT_MODE, publicKey);
        String other = Tokens.with(token, Tokens.ENCRYPTED_KEY, jca.doFinal(new byte[32]));
        assertThat(Refusal.of(decrypter, other)).isEqualTo(Refusal.DECRYPTION_FAILED);
    }

    @Test
    void refuses_a_token_for_another_key() {
        JweDecrypter other = RsaOaep.RSA_OAEP_256.decrypter(Keys.OTHER_RSA, ContentEncryption.A256GCM);
        assertThat(Refusal.of(other, token)).isEqualTo(Refusal.DECRYPTION_FAILED);
    }

    @Test
    void refuses_the_same_key_under_another_oaep() {
        JweDecrypter other = RsaOaep.RSA_OAEP_512.decrypter(privateKey, ContentEncryption.A256GCM);
        assertThat(Refusal.reason(other, token)).isEqualTo(Reason.ALGORITHM_NOT_ALLOWED);
    }

    @Test
    void refuses_an_encrypted_key_with_a_zero_octet_before_it() {
        String longer = Tokens.changing(token, Tokens.ENCRYPTED_KEY, key -> Octets.concat(new byte[1], key));
        assertThat(Refusal.of(decrypter, longer)).isEqualTo(Refusal.DECRYPTION_FAILED);
    }

    @Test
    void refuses_an_encrypted_key_beyond_the_modulus() {
        String larger = Tokens.changing(
                token,
                Tokens.ENCRYPTED_KEY,
                key -> Octets.unsigned(publicKey.getModulus().add(BigInteger.ONE), key.length));
        assertThat(Refusal.of(decrypter, larger)).isEqualTo(Refusal.DECRYPTION_FAILED);
    }

    @Test
    void refuses_a_key_of_the_wrong_length_that_unwraps() throws Exception {
        Cipher oaep = Cipher.getInstance("RSA/ECB/OAEPPadding");
        oaep.init(
                Cipher.ENCRYPT_MODE,
                publicKey,
                new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
        String shorter = Tokens.with(token, Tokens.ENCRYPTED_KEY, oaep.doFinal(new byte[16]));
        assertThat(Refusal.of(decrypter, shorter)).isEqualTo(Refusal.DECRYPTION_FAILED);
    }

    /** AES takes keys of three lengths, so content under another one than that of {@code enc} would decrypt. */
    @Test
    void refuses_content_under_a_key_of_another_length() throws Exception {
        byte[] header = "{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\"}".getBytes(UTF_8);
        Cipher oaep = Cipher.getInstance("RSA/ECB/OAEPPadding");
        oaep.init(
                Cipher.ENCRYPT_MODE,
                publicKey,
                new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
        for (int octets : new int[] {16, 32}) {
            byte[] cek = Octets.random(octets);
            String content = Tokens.encrypted(cek, ContentEncryption.A256GCM, header, new byte[3]);
            String made = Tokens.with(content, Tokens.ENCRYPTED_KEY, oaep.doFinal(cek));
            if (octets == ContentEncryption.A256GCM.cekOctets()) {
                assertThat(decrypter.decrypt(made).plaintext()).hasSize(3);
            } else {
                assertThat(Refusal.of(decrypter, made)).isEqualTo(Refusal.DECRYPTION_FAILED);
            }
        }
    }

    @Test
    void refuses_keys_under_2048_bits() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        var small = generator.generateKeyPair();
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        RsaOaep.RSA_OAEP_256.encrypter((RSAPublicKey) small.getPublic(), ContentEncryption.A256GCM))
                .withMessageContaining("2048")
                .withMessageContaining("1024");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        RsaOaep.RSA_OAEP_256.decrypter((RSAPrivateKey) small.getPrivate(), ContentEncryption.A256GCM));
    }

    @Test
    void puts_the_kid_of_a_jwk_into_the_header() {
        RsaJwk named = Keys.RSA.withKeyId("payroll-7");
        String made =
                RsaOaep.RSA_OAEP_256.encrypter(named, ContentEncryption.A256GCM).encrypt(PLAINTEXT);
        assertThat(Tokens.header(made))
                .isEqualTo("{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\",\"kid\":\"payroll-7\"}");
    }

    @Test
    void takes_a_jwk_that_is_for_it() {
        RsaJwk fitting = Keys.RSA.withAlgorithm("RSA-OAEP-256").withUse(KeyUse.ENCRYPTION);
        String made = RsaOaep.RSA_OAEP_256
                .encrypter(fitting.toPublic(), ContentEncryption.A256GCM)
                .encrypt(PLAINTEXT);
        assertThat(RsaOaep.RSA_OAEP_256
                        .decrypter(fitting, ContentEncryption.A256GCM)
                        .decrypt(made)
                        .plaintext())
                .isEqualTo(PLAINTEXT);
    }

    @Test
    void refuses_a_jwk_of_another_algorithm() {
        RsaJwk other = Keys.RSA.withAlgorithm("RSA-OAEP");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RsaOaep.RSA_OAEP_256.encrypter(other, ContentEncryption.A256GCM));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RsaOaep.RSA_OAEP_256.decrypter(other, ContentEncryption.A256GCM));
    }

    @Test
    void refuses_a_jwk_for_signatures() {
        RsaJwk signing = Keys.RSA.withUse(KeyUse.SIGNATURE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RsaOaep.RSA_OAEP_256.encrypter(signing, ContentEncryption.A256GCM));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RsaOaep.RSA_OAEP_256.decrypter(signing, ContentEncryption.A256GCM));
    }

    @Test
    void says_which_operation_a_jwk_does_not_permit_in_its_words() {
        RsaJwk unwrapping = Keys.RSA.withOperations(KeyOperation.UNWRAP_KEY);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RsaOaep.RSA_OAEP.encrypter(unwrapping, ContentEncryption.A128GCM))
                .withMessage("RSA-OAEP: this JWK's \"use\" or \"key_ops\" do not permit \"wrapKey\"");
    }

    @Test
    void refuses_a_jwk_whose_key_ops_are_others() {
        RsaJwk wrapping = Keys.RSA.withOperations(KeyOperation.WRAP_KEY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RsaOaep.RSA_OAEP_256.decrypter(wrapping, ContentEncryption.A256GCM));
    }

    @Test
    void refuses_to_decrypt_with_a_public_jwk() {
        RsaJwk half = Keys.RSA.toPublic();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RsaOaep.RSA_OAEP_256.decrypter(half, ContentEncryption.A256GCM))
                .withMessageContaining("private");
    }

    @Test
    void decrypts_with_a_key_that_is_elsewhere() {
        JweDecrypter external = RsaOaep.RSA_OAEP_256.decrypter(this::unwrap, ContentEncryption.A256GCM);
        assertThat(external.decrypt(token).plaintext()).isEqualTo(PLAINTEXT);
    }

    @Test
    void gives_nothing_away_when_the_key_elsewhere_refuses() {
        JweDecrypter external = RsaOaep.RSA_OAEP_256.decrypter(this::unwrap, ContentEncryption.A256GCM);
        String changed = Tokens.changing(token, Tokens.ENCRYPTED_KEY, key -> Tokens.flipped(key, 9));
        assertThat(Refusal.of(external, changed)).isEqualTo(Refusal.DECRYPTION_FAILED);
    }

    @Test
    void says_that_the_world_failed_when_the_key_elsewhere_is_away() {
        ExternalUnwrapper away = encryptedKey -> {
            throw new IllegalStateException("connection lost");
        };
        JweDecrypter external = RsaOaep.RSA_OAEP_256.decrypter(away, ContentEncryption.A256GCM);
        assertThatExceptionOfType(KeySourceException.class)
                .isThrownBy(() -> external.decrypt(token))
                .withCauseInstanceOf(IllegalStateException.class);
    }

    private byte[] unwrap(byte[] encryptedKey) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                privateKey,
                new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
        return cipher.doFinal(encryptedKey);
    }

    @Test
    void decrypts_with_a_key_in_a_provider() {
        JweDecrypter inProvider =
                RsaOaep.RSA_OAEP_256.decrypter(privateKey, Security.getProvider("SunJCE"), ContentEncryption.A256GCM);

        assertThat(inProvider.decrypt(token).plaintext()).isEqualTo(PLAINTEXT);
    }

    /** One encrypted key in 256 begins with a zero; the number is the same without it. */
    @Test
    void refuses_an_encrypted_key_without_its_leading_zero_wherever_the_key_is() {
        JweEncrypter encrypter = RsaOaep.RSA_OAEP_256.encrypter(publicKey, ContentEncryption.A256GCM);
        String made = encrypter.encrypt(PLAINTEXT);
        while (Tokens.part(made, Tokens.ENCRYPTED_KEY)[0] != 0) {
            made = encrypter.encrypt(PLAINTEXT);
        }
        String shorter = Tokens.changing(made, Tokens.ENCRYPTED_KEY, key -> Arrays.copyOfRange(key, 1, key.length));
        JweDecrypter inProvider =
                RsaOaep.RSA_OAEP_256.decrypter(privateKey, Security.getProvider("SunJCE"), ContentEncryption.A256GCM);

        assertThat(decrypter.decrypt(made).plaintext()).isEqualTo(PLAINTEXT);
        assertThat(inProvider.decrypt(made).plaintext()).isEqualTo(PLAINTEXT);
        assertThat(Refusal.of(decrypter, shorter)).isEqualTo(Refusal.DECRYPTION_FAILED);
        assertThat(Refusal.of(inProvider, shorter)).isEqualTo(Refusal.DECRYPTION_FAILED);
    }

    @Test
    void hides_what_a_key_in_a_provider_refuses() {
        JweDecrypter inProvider =
                RsaOaep.RSA_OAEP_384.decrypter(privateKey, Security.getProvider("SunJCE"), ContentEncryption.A256GCM);
        String other = RsaOaep.RSA_OAEP_384
                .encrypter(Keys.OTHER_RSA.publicKey(), ContentEncryption.A256GCM)
                .encrypt(PLAINTEXT);

        assertThat(Refusal.of(inProvider, other)).isEqualTo(Refusal.DECRYPTION_FAILED);
    }

    /** A key that it does not take stands for one of an HSM whose session has ended: neither is the token's fault. */
    @Test
    void says_that_the_key_failed_when_a_provider_does_not_begin_with_it() {
        PrivateKey gone = Keys.P_256.privateKey().orElseThrow();
        JweDecrypter inProvider =
                RsaOaep.RSA_OAEP_256.decrypter(gone, Security.getProvider("SunJCE"), ContentEncryption.A256GCM);

        assertThatExceptionOfType(KeySourceException.class)
                .isThrownBy(() -> inProvider.decrypt(token))
                .withMessage("the key in the provider SunJCE could not be used")
                .withCauseInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void refuses_a_provider_without_oaep() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        RsaOaep.RSA_OAEP.decrypter(privateKey, Security.getProvider("SUN"), ContentEncryption.A256GCM))
                .withMessageContaining("provider SUN has no RSA/ECB/OAEPPadding");
    }
}
