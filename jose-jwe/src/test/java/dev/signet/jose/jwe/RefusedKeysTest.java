package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.OkpJwk;
import dev.signet.jose.testsupport.PartialProvider;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.Provider;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Set;
import javax.crypto.KeyAgreementSpi;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that were read and that a provider then refuses, and providers that lack what the algorithms need. */
class RefusedKeysTest {

    private static final ContentEncryption GCM = ContentEncryption.A256GCM;
    private static final byte[] PLAINTEXT = "secret".getBytes(UTF_8);
    private static final String AES_GCM = "Cipher.AES/GCM/NoPadding";
    private static final String SHA_256 = "MessageDigest.SHA-256";
    private static final String AES_WRAP = "Cipher.AESWrap";

    private static final EcJwk EC = Keys.P_256.withKeyId("ec");
    private static final OkpJwk X448 = Keys.X448.withKeyId("x448");
    private static final JwkSet SET = JwkSet.of(X448, EC);

    @Test
    void a_key_on_a_curve_that_the_provider_lacks_does_not_cost_the_others() {
        JweDecrypter decrypter = JweDecrypter.of(SET, EcdhEs.ECDH_ES, GCM).withProviders(withoutX448());

        assertThat(decrypter
                        .decrypt(EcdhEs.ECDH_ES.encrypter(EC, GCM).encrypt(PLAINTEXT))
                        .plaintext())
                .isEqualTo(PLAINTEXT);
        assertThat(Refusal.of(decrypter, EcdhEs.ECDH_ES.encrypter(X448, GCM).encrypt(PLAINTEXT)))
                .isEqualTo(new Refusal(
                        Reason.KEY_NOT_FOUND,
                        "expected one key for ECDH-ES with A256GCM: a key with the token's \"kid\" was set aside:"
                                + " the pinned provider Part has no X448"
                                + " (KeyAgreement, MONTGOMERY_CURVE)"));
    }

    @Test
    void a_provider_with_the_curve_takes_the_same_key() {
        JweDecrypter decrypter = JweDecrypter.of(SET, EcdhEs.ECDH_ES, GCM);

        assertThat(decrypter
                        .decrypt(EcdhEs.ECDH_ES.encrypter(X448, GCM).encrypt(PLAINTEXT))
                        .plaintext())
                .isEqualTo(PLAINTEXT);
    }

    @Test
    void plain_agreement_needs_no_key_wrapping_and_agreement_with_key_wrapping_does() {
        CryptoProviders provider = withoutX448();
        JweDecrypter wrapping = EcdhEs.ECDH_ES_A256KW.decrypter(EC, GCM);

        String token = EcdhEs.ECDH_ES.encrypter(EC, GCM).withProviders(provider).encrypt(PLAINTEXT);
        assertThat(EcdhEs.ECDH_ES
                        .decrypter(EC, GCM)
                        .withProviders(provider)
                        .decrypt(token)
                        .plaintext())
                .isEqualTo(PLAINTEXT);
        assertThatIllegalStateException()
                .isThrownBy(() -> wrapping.withProviders(provider))
                .withMessage("the pinned provider Part has no AESWrap (Cipher, SECRET)");
        assertThatIllegalStateException()
                .isThrownBy(() -> EcdhEs.ECDH_ES_A256KW.encrypter(EC, GCM).withProviders(provider));
    }

    @Test
    void a_recipient_needs_no_generator_of_keys_and_a_sender_does() {
        CryptoProviders provider = only(AES_GCM, SHA_256, "KeyAgreement.ECDH");
        String token = EcdhEs.ECDH_ES.encrypter(EC, GCM).encrypt(PLAINTEXT);

        assertThat(JweDecrypter.of(SET, EcdhEs.ECDH_ES, GCM)
                        .withProviders(provider)
                        .decrypt(token)
                        .plaintext())
                .isEqualTo(PLAINTEXT);
        assertThatIllegalStateException()
                .isThrownBy(() -> EcdhEs.ECDH_ES.encrypter(EC, GCM).withProviders(provider))
                .withMessage("the pinned provider Part has no EC (KeyPairGenerator, NIST_CURVE)");
    }

    @ParameterizedTest
    @CsvSource({
        "RSA-OAEP-256, RSA/ECB/OAEPPadding",
        "A256KW, AESWrap",
        "A256GCMKW, AES/GCM/NoPadding",
        "ECDH-ES, ECDH",
        "ECDH-ES+A256KW, ECDH",
        "dir, AES/GCM/NoPadding"
    })
    void what_the_algorithms_need_is_asked_for_before_there_is_a_token(String name, String lacking) {
        JweAlgorithm algorithm = JweAlgorithms.named(name).orElseThrow();
        JweDecrypter decrypter = JweDecrypter.of(JwkSet.of(), algorithm, GCM);

        assertThatIllegalStateException()
                .isThrownBy(
                        () -> decrypter.withProviders(CryptoProviders.only(new PartialProvider("Signature.Ed25519"))))
                .withMessageContaining("the pinned provider Part has no ");
        assertThatIllegalStateException()
                .isThrownBy(() -> JweAlgorithms.ofJwks(algorithm == Direct.DIR ? AesGcmKeyWrap.A256GCMKW : algorithm)
                        .requireUnwrapping(CryptoProviders.only(new PartialProvider("Signature.Ed25519"))))
                .withMessageContaining("the pinned provider Part has no " + lacking);
    }

    @Test
    void agreement_asks_for_everything_that_it_needs() {
        JweDecrypter plain = JweDecrypter.of(JwkSet.of(), EcdhEs.ECDH_ES, GCM);
        JweDecrypter wrapping = JweDecrypter.of(JwkSet.of(), EcdhEs.ECDH_ES_A128KW, GCM);

        assertThatIllegalStateException()
                .isThrownBy(() -> plain.withProviders(only(AES_GCM, "KeyAgreement.X25519")))
                .withMessageContaining("has no SHA-256");
        assertThatIllegalStateException()
                .isThrownBy(() -> wrapping.withProviders(only(AES_GCM, SHA_256, "KeyAgreement.X25519")))
                .withMessageContaining("has no AESWrap");
        assertThat(plain.withProviders(only(AES_GCM, SHA_256, "KeyAgreement.X448")))
                .isNotNull();
        assertThat(wrapping.withProviders(only(AES_GCM, SHA_256, AES_WRAP, "KeyAgreement.ECDH")))
                .isNotNull();
    }

    @Test
    void a_provider_whose_services_cannot_be_instantiated_is_not_the_fault_of_the_token() {
        Provider hollow = new Provider("Hollow", "1", "") {
            private static final long serialVersionUID = 1;
        };
        hollow.put("Cipher.AES/GCM/NoPadding", "com.example.Gone");
        SecretKey key = Keys.secret(32);

        assertThatIllegalStateException()
                .isThrownBy(() -> Direct.DIR.decrypter(key, GCM).withProviders(CryptoProviders.only(hollow)))
                .withMessage("the pinned provider Hollow lists, but cannot make an instance of, AES/GCM/NoPadding "
                        + "(Cipher, SECRET)");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_key_that_the_provider_refuses_is_no_candidate(boolean unchecked) {
        CryptoProviders refusing = CryptoProviders.only(
                new PartialProvider(AES_GCM, SHA_256).with("KeyAgreement", "ECDH", () -> new Agreement(unchecked)));
        OctJwk oct = OctJwk.generate(32).withKeyId("oct");
        JweDecrypter decrypter = JweDecrypter.of(JwkSet.of(EC, oct), Set.of(EcdhEs.ECDH_ES, Direct.DIR), GCM)
                .withProviders(refusing);

        assertThat(decrypter
                        .decrypt(Direct.DIR.encrypter(oct, GCM).encrypt(PLAINTEXT))
                        .plaintext())
                .isEqualTo(PLAINTEXT);
        Refusal refusal =
                Refusal.of(decrypter, EcdhEs.ECDH_ES.encrypter(EC, GCM).encrypt(PLAINTEXT));
        assertThat(refusal.reason()).isEqualTo(Reason.KEY_NOT_FOUND);
        assertThat(refusal.message()).endsWith("was set aside: ECDH-ES: the provider Part does not take this key");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EcdhEs.ECDH_ES.decrypter(EC, GCM).withProviders(refusing))
                .withMessage("ECDH-ES: the provider Part does not take this key")
                .withNoCause();
    }

    private static CryptoProviders withoutX448() {
        return only(AES_GCM, SHA_256, "KeyAgreement.ECDH", "KeyPairGenerator.EC", "KeyAgreement.X25519");
    }

    private static CryptoProviders only(String... services) {
        return CryptoProviders.only(new PartialProvider(services));
    }

    /** Takes no key. */
    private static final class Agreement extends KeyAgreementSpi {

        private final boolean unchecked;

        Agreement(boolean unchecked) {
            this.unchecked = unchecked;
        }

        @Override
        protected void engineInit(Key key, SecureRandom random) throws InvalidKeyException {
            if (unchecked) {
                throw new ProviderException("no");
            }
            throw new InvalidKeyException("no");
        }

        @Override
        protected void engineInit(Key key, AlgorithmParameterSpec parameters, SecureRandom random)
                throws InvalidKeyException {
            engineInit(key, random);
        }

        @Override
        protected Key engineDoPhase(Key key, boolean last) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected byte[] engineGenerateSecret() {
            throw new UnsupportedOperationException();
        }

        @Override
        protected int engineGenerateSecret(byte[] secret, int offset) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected SecretKey engineGenerateSecret(String algorithm) {
            throw new UnsupportedOperationException();
        }
    }
}
