package dev.signet.jose.jwk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.internal.KeyFamily;
import dev.signet.jose.testsupport.FailingSignature;
import dev.signet.jose.testsupport.PartialProvider;
import dev.signet.jose.testsupport.ProviderFailure;
import java.security.Key;
import java.security.KeyFactorySpi;
import java.security.KeyPair;
import java.security.KeyPairGeneratorSpi;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Security;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.KeySpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Providers that throw what JCA does not foresee: runtime exceptions, and as BouncyCastle's FIPS provider errors. */
class FailingProviderTest {

    private static final EcJwk KEY = EcJwk.generate(Curve.P_256);

    @ParameterizedTest
    @EnumSource
    void a_pair_of_which_a_registered_provider_refuses_a_half_is_checked_by_the_next(ProviderFailure failure) {
        Provider failing = failing(failure, true);
        Security.insertProviderAt(failing, 1);
        try {
            assertThat(Jwk.parse(KEY.privateMembers().toOctets())).isEqualTo(KEY);
            String d = EcJwk.generate(Curve.P_256).privateMembers().string("d").orElseThrow();
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> Jwk.parse(KEY.privateMembers().with("d", d).toOctets()))
                    .withMessage("\"d\": expected the private key of this very public key");
        } finally {
            Security.removeProvider(failing.getName());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_pair_with_which_the_provider_fails_is_not_taken_for_one(ProviderFailure failure) {
        KeyPairCheck check = new KeyPairCheck(CryptoProviders.only(failing(failure, false)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> check.requireSigns(
                        KeyFamily.NIST_CURVE,
                        KeyPairCheck.ECDSA,
                        KEY.publicKey(),
                        KEY.privateKey().orElseThrow()))
                .withMessage("\"d\": expected the private key of this very public key");
    }

    @ParameterizedTest
    @EnumSource
    void a_provider_that_fails_when_it_generates_is_named(ProviderFailure failure) {
        Provider failing =
                new PartialProvider().with("KeyPairGenerator", "EC", () -> new FailingKeyPairGenerator(failure));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JcaKeys(CryptoProviders.only(failing)).generate(Curve.P_256))
                .withMessage("provider Part could not generate a key");
    }

    @ParameterizedTest
    @EnumSource
    void the_next_registered_provider_generates_what_the_first_one_does_not(ProviderFailure failure) {
        Provider failing =
                new PartialProvider().with("KeyPairGenerator", "EC", () -> new FailingKeyPairGenerator(failure));
        Security.insertProviderAt(failing, 1);
        try {
            assertThat(JcaKeys.STANDARD.generate(Curve.P_256)).isNotNull();
        } finally {
            Security.removeProvider(failing.getName());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_provider_that_fails_with_a_key_is_named_and_not_quoted(ProviderFailure failure) {
        JcaKeys keys = new JcaKeys(CryptoProviders.only(
                new PartialProvider().with("KeyFactory", "EC", () -> new FailingKeyFactory(failure))));
        ECPrivateKey key = KEY.privateKey().orElseThrow();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> keys.ecPublic(Curve.P_256, KEY.publicKey().getW()))
                .withMessage("provider Part refuses this public key")
                .withNoCause();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keys.ecPrivate(Curve.P_256, key.getS()))
                .withMessage("provider Part refuses this private key")
                .withNoCause();
    }

    @ParameterizedTest
    @EnumSource
    void an_encoded_key_that_a_provider_fails_to_read_is_refused_without_its_words(ProviderFailure failure) {
        Provider failing = new PartialProvider().with("KeyFactory", "EC", () -> new FailingKeyFactory(failure));
        KeyEncodings encodings = new KeyEncodings(new JcaKeys(CryptoProviders.only(failing)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> encodings.publicKey(KEY.subjectPublicKeyInfo()))
                .withMessageStartingWith("PUBLIC KEY: expected an RSA key, or one on P-256")
                .withNoCause();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encodings.keyPair(KEY.pkcs8()))
                .withMessageStartingWith("PRIVATE KEY: expected an RSA key, or one on P-256")
                .withNoCause();
        assertThat(new KeyEncodings(JcaKeys.STANDARD).publicKey(KEY.subjectPublicKeyInfo()))
                .isEqualTo(KEY.publicKey());
    }

    private static Provider failing(ProviderFailure failure, boolean atOnce) {
        return new PartialProvider().with("Signature", KeyPairCheck.ECDSA, () -> new FailingSignature(failure, atOnce));
    }

    private static final class FailingKeyPairGenerator extends KeyPairGeneratorSpi {
        private final ProviderFailure failure;

        FailingKeyPairGenerator(ProviderFailure failure) {
            this.failure = failure;
        }

        @Override
        public void initialize(int size, SecureRandom random) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void initialize(AlgorithmParameterSpec parameters, SecureRandom random) {
            // It fails when it is to generate.
        }

        @Override
        public KeyPair generateKeyPair() {
            throw failure.raise();
        }
    }

    private static final class FailingKeyFactory extends KeyFactorySpi {
        private final ProviderFailure failure;

        FailingKeyFactory(ProviderFailure failure) {
            this.failure = failure;
        }

        @Override
        protected PublicKey engineGeneratePublic(KeySpec spec) {
            throw failure.raise();
        }

        @Override
        protected PrivateKey engineGeneratePrivate(KeySpec spec) {
            throw failure.raise();
        }

        @Override
        protected <T extends KeySpec> T engineGetKeySpec(Key key, Class<T> type) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected Key engineTranslateKey(Key key) {
            throw new UnsupportedOperationException();
        }
    }
}
