package dev.signet.jose.jwk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.internal.KeyFamily;
import dev.signet.jose.testsupport.FailingSignature;
import dev.signet.jose.testsupport.PartialProvider;
import dev.signet.jose.testsupport.ProviderFailure;
import java.security.Provider;
import java.security.Security;
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

    private static Provider failing(ProviderFailure failure, boolean atOnce) {
        return new PartialProvider().with("Signature", KeyPairCheck.ECDSA, () -> new FailingSignature(failure, atOnce));
    }
}
