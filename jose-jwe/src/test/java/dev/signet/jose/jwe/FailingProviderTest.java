package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.testsupport.PartialProvider;
import dev.signet.jose.testsupport.ProviderFailure;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.security.AlgorithmParameters;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGeneratorSpi;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.util.function.Supplier;
import javax.crypto.CipherSpi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Providers that throw what JCA does not foresee: runtime exceptions, and as BouncyCastle's FIPS provider errors. */
final class FailingProviderTest {

    private static final byte[] PLAINTEXT = "plaintext".getBytes(UTF_8);

    private static final OctJwk KEY = OctJwk.generate(16);

    @ParameterizedTest
    @EnumSource
    void encrypting_names_the_provider(ProviderFailure failure) {
        JweEncrypter encrypter = Direct.DIR
                .encrypter(KEY, ContentEncryption.A128GCM)
                .withProviders(CryptoProviders.only(failingToEncrypt(failure)));
        JweJsonEncrypter json = JweJsonEncrypter.flattened(encrypter);
        ByteArrayInputStream plaintext = new ByteArrayInputStream(PLAINTEXT);

        assertThatThrownBy(() -> encrypter.encrypt(PLAINTEXT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the provider Part failed to encrypt with JweEncrypter[dir, A128GCM]")
                .cause()
                .hasMessage("of a provider");
        assertThatThrownBy(() -> encrypter.encrypt(plaintext, OutputStream.nullOutputStream()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("the provider Part failed");
        assertThatThrownBy(() -> json.encrypt(PLAINTEXT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("the provider Part failed");
        assertThatThrownBy(() -> json.encrypt(plaintext, OutputStream.nullOutputStream()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("the provider Part failed");
    }

    @ParameterizedTest
    @EnumSource
    void making_an_ephemeral_key_names_the_provider(ProviderFailure failure) {
        PartialProvider failing = new PartialProvider(
                        "Cipher.AES/GCM/NoPadding", "KeyAgreement.ECDH", "KeyFactory.EC", "MessageDigest.SHA-256")
                .with("KeyPairGenerator", "EC", () -> new FailingGenerator(failure));
        JweEncrypter encrypter = EcdhEs.ECDH_ES
                .encrypter(EcJwk.generate(Curve.P_256).toPublic(), ContentEncryption.A128GCM)
                .withProviders(CryptoProviders.only(failing));

        assertThatThrownBy(() -> encrypter.encrypt(PLAINTEXT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("the provider Part failed");
    }

    @ParameterizedTest
    @EnumSource
    void decrypting_is_refused_like_any_token(ProviderFailure failure) {
        String token = Direct.DIR.encrypter(KEY, ContentEncryption.A128GCM).encrypt(PLAINTEXT);
        JweDecrypter decrypter = Direct.DIR
                .decrypter(KEY, ContentEncryption.A128GCM)
                .withProviders(CryptoProviders.only(failingToEncrypt(failure)));

        assertRefused(() -> decrypter.decrypt(token));
        assertRefused(() -> decrypter.decrypt(
                new ByteArrayInputStream(token.getBytes(UTF_8)), OutputStream.nullOutputStream(), 100));
    }

    @ParameterizedTest
    @EnumSource
    void unwrapping_is_refused_like_any_token(ProviderFailure failure) {
        String token =
                AesKeyWrap.A128KW.encrypter(KEY, ContentEncryption.A128GCM).encrypt(PLAINTEXT);
        PartialProvider failing = new PartialProvider("Cipher.AES/GCM/NoPadding")
                .with("Cipher", "AESWrap", () -> new FailingCipher(failure));
        JweDecrypter decrypter = AesKeyWrap.A128KW
                .decrypter(KEY, ContentEncryption.A128GCM)
                .withProviders(CryptoProviders.only(failing));

        assertRefused(() -> decrypter.decrypt(token));
    }

    /** Some providers report a wrong padding like that, and a sender must not be told it. */
    @ParameterizedTest
    @EnumSource
    void unwrapping_with_a_key_in_a_provider_is_refused_like_any_token(ProviderFailure failure) {
        assertRefused(() -> decryptInProvider(() -> new CipherFailingAtTheEnd(failure)));
    }

    @ParameterizedTest
    @EnumSource
    void a_key_in_a_provider_that_fails_without_input_is_no_fault_of_the_token(ProviderFailure failure) {
        assertThatThrownBy(() -> decryptInProvider(() -> new FailingCipher(failure)))
                .isInstanceOf(KeySourceException.class)
                .hasMessage("the key in the provider Part could not be used");
    }

    /** Decrypts a good token with its key in a provider that has nothing but this cipher. */
    private static void decryptInProvider(Supplier<CipherSpi> cipher) {
        String token = RsaOaep.RSA_OAEP
                .encrypter(Keys.RSA.publicKey(), ContentEncryption.A128GCM)
                .encrypt(PLAINTEXT);
        PartialProvider provider = new PartialProvider().with("Cipher", "RSA/ECB/OAEPPadding", cipher);
        RsaOaep.RSA_OAEP
                .decrypter(Keys.RSA.privateKey().orElseThrow(), provider, ContentEncryption.A128GCM)
                .decrypt(token);
    }

    @ParameterizedTest
    @EnumSource
    void a_length_of_keys_with_which_a_cipher_fails_is_lacking(ProviderFailure failure) {
        JweDecrypter decrypter = Direct.DIR.decrypter(OctJwk.generate(24), ContentEncryption.A192GCM);

        assertThatThrownBy(() -> decrypter.withProviders(CryptoProviders.only(failingToEncrypt(failure))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the provider Part has no AES/GCM/NoPadding with keys of 192 bits");
    }

    private static PartialProvider failingToEncrypt(ProviderFailure failure) {
        return new PartialProvider("Cipher.AES").with("Cipher", "AES/GCM/NoPadding", () -> new FailingCipher(failure));
    }

    private interface Decrypting {
        void run() throws Exception;
    }

    private static void assertRefused(Decrypting decrypting) {
        assertThatThrownBy(decrypting::run)
                .isInstanceOfSatisfying(
                        InvalidTokenException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.DECRYPTION_FAILED))
                .hasNoCause();
    }

    private static final class FailingGenerator extends KeyPairGeneratorSpi {

        private final ProviderFailure failure;

        FailingGenerator(ProviderFailure failure) {
            this.failure = failure;
        }

        @Override
        public void initialize(int bits, SecureRandom random) {
            throw failure.raise();
        }

        @Override
        public void initialize(AlgorithmParameterSpec parameters, SecureRandom random) {
            // Fails at the end only, as the FIPS provider does.
        }

        @Override
        public KeyPair generateKeyPair() {
            throw failure.raise();
        }
    }

    private static final class CipherFailingAtTheEnd extends FailingCipher {

        private final ProviderFailure failure;

        CipherFailingAtTheEnd(ProviderFailure failure) {
            super(failure);
            this.failure = failure;
        }

        @Override
        protected void engineInit(int mode, Key key, AlgorithmParameterSpec parameters, SecureRandom random) {
            // Takes whatever it is given.
        }

        @Override
        protected byte[] engineDoFinal(byte[] input, int from, int length) {
            throw failure.raise();
        }
    }

    private static class FailingCipher extends CipherSpi {

        private final ProviderFailure failure;

        FailingCipher(ProviderFailure failure) {
            this.failure = failure;
        }

        @Override
        protected void engineSetMode(String mode) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected void engineSetPadding(String padding) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected int engineGetBlockSize() {
            return 16;
        }

        @Override
        protected int engineGetOutputSize(int inputLength) {
            return inputLength + 16;
        }

        @Override
        protected byte[] engineGetIV() {
            throw new UnsupportedOperationException();
        }

        @Override
        protected AlgorithmParameters engineGetParameters() {
            throw new UnsupportedOperationException();
        }

        @Override
        protected void engineInit(int mode, Key key, SecureRandom random) {
            throw failure.raise();
        }

        @Override
        protected void engineInit(int mode, Key key, AlgorithmParameterSpec parameters, SecureRandom random) {
            throw failure.raise();
        }

        @Override
        protected void engineInit(int mode, Key key, AlgorithmParameters parameters, SecureRandom random) {
            throw failure.raise();
        }

        @Override
        protected byte[] engineUpdate(byte[] input, int from, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected int engineUpdate(byte[] input, int from, int length, byte[] output, int at) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected byte[] engineDoFinal(byte[] input, int from, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected int engineDoFinal(byte[] input, int from, int length, byte[] output, int at) {
            throw new UnsupportedOperationException();
        }
    }
}
