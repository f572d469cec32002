package dev.signet.jose.jws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.RsaJwk;
import dev.signet.jose.testsupport.FailingSignature;
import dev.signet.jose.testsupport.PartialProvider;
import dev.signet.jose.testsupport.ProviderFailure;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Providers that throw what JCA does not foresee: runtime exceptions, and as BouncyCastle's FIPS provider errors. */
final class FailingProviderTest {

    private static final byte[] PAYLOAD = "payload".getBytes(UTF_8);

    private static final RsaJwk KEY = RsaJwk.generate(2048);

    @ParameterizedTest
    @EnumSource
    void a_key_that_fails_at_once_is_refused(ProviderFailure failure) {
        CryptoProviders failing = failing(failure, true);

        assertThatThrownBy(() -> RsaPkcs1.RS256.signer(KEY).withProviders(failing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the provider Part does not take this RSA key");
        assertThatThrownBy(() -> RsaPkcs1.RS256.verifier(KEY).withProviders(failing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the provider Part does not take this RSA key");
    }

    @ParameterizedTest
    @EnumSource
    void a_key_that_fails_with_a_message_could_not_be_used(ProviderFailure failure) {
        CryptoProviders failing = failing(failure, false);
        JwsSigner signer = RsaPkcs1.RS256.signer(KEY).withProviders(failing);
        JwsVerifier verifier = RsaPkcs1.RS256.verifier(KEY).withProviders(failing);
        String token = RsaPkcs1.RS256.signer(KEY).sign(PAYLOAD);
        String detached = RsaPkcs1.RS256.signer(KEY).signDetached(PAYLOAD);

        assertThatThrownBy(() -> signer.sign(PAYLOAD))
                .isInstanceOf(KeySourceException.class)
                .cause()
                .hasMessage("of a provider");
        assertThatThrownBy(() -> signer.signDetached(new ByteArrayInputStream(PAYLOAD)))
                .isInstanceOf(KeySourceException.class);
        assertThatThrownBy(() -> verifier.verify(token)).isInstanceOf(KeySourceException.class);
        assertThatThrownBy(() -> verifier.verifyDetached(detached, new ByteArrayInputStream(PAYLOAD)))
                .isInstanceOf(KeySourceException.class);
    }

    private static CryptoProviders failing(ProviderFailure failure, boolean atOnce) {
        return CryptoProviders.only(new PartialProvider("KeyFactory.RSA")
                .with("Signature", "SHA256withRSA", () -> new FailingSignature(failure, atOnce)));
    }
}
