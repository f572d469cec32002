package dev.signet.jose.jws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.testsupport.PartialProvider;
import java.security.MessageDigestSpi;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.security.interfaces.ECPrivateKey;
import java.util.Base64;
import java.util.Map;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Providers that have an algorithm under another name than most, or with signatures in another form. */
final class ProviderNamesTest {

    private static final byte[] PAYLOAD = "payload".getBytes(UTF_8);
    private static final Map<Ecdsa, Curve> CURVES =
            Map.of(Ecdsa.ES256, Curve.P_256, Ecdsa.ES384, Curve.P_384, Ecdsa.ES512, Curve.P_521);

    /** As Conscrypt, which has no {@code inP1363Format}. */
    private static final Provider DER_ONLY = new PartialProvider(
            "Signature.SHA256withECDSA", "Signature.SHA384withECDSA", "Signature.SHA512withECDSA", "KeyFactory.EC");

    @ParameterizedTest
    @EnumSource(names = {"ES256", "ES384", "ES512"})
    void a_provider_with_der_only_signs_and_verifies_r_and_s(Ecdsa algorithm) {
        EcJwk key = EcJwk.generate(CURVES.get(algorithm));
        JwsSigner signer = algorithm.signer(key).withProviders(CryptoProviders.only(DER_ONLY));
        JwsVerifier verifier = algorithm.verifier(key).withProviders(CryptoProviders.only(DER_ONLY));

        // The lengths of both integers in DER differ from signature to signature.
        for (int i = 0; i < 20; i++) {
            String token = signer.sign(PAYLOAD);
            assertThat(verifier.verify(token).payload()).isEqualTo(PAYLOAD);
            assertThat(algorithm.verifier(key).verify(token).payload()).isEqualTo(PAYLOAD);
        }
    }

    @Test
    void a_provider_with_der_only_refuses_another_signature_and_one_in_der() {
        EcJwk key = EcJwk.generate(Curve.P_256);
        JwsVerifier verifier = Ecdsa.ES256.verifier(key).withProviders(CryptoProviders.only(DER_ONLY));
        String token = Ecdsa.ES256.signer(key).sign(PAYLOAD);
        byte[] signature = Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1));
        byte[] changed = signature.clone();
        changed[40] ^= 1;

        refused(verifier, token, changed);
        refused(verifier, token, DerSignature.encoded(signature));
        refused(verifier, token, new byte[64]);
        assertThat(verifier.verify(token).payload()).isEqualTo(PAYLOAD);
    }

    private static void refused(JwsVerifier verifier, String token, byte[] signature) {
        String other = token.substring(0, token.lastIndexOf('.') + 1)
                + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> verifier.verify(other))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.SIGNATURE_INVALID));
    }

    @Test
    void a_key_that_lives_in_a_provider_with_der_only_signs() {
        EcJwk key = EcJwk.generate(Curve.P_256);
        ECPrivateKey handle = key.privateKey().orElseThrow();

        String token = Ecdsa.ES256.signer(handle, DER_ONLY).sign(PAYLOAD);

        assertThat(Ecdsa.ES256.verifier(key).verify(token).payload()).isEqualTo(PAYLOAD);
    }

    @Test
    void the_applications_mac_serves_and_its_digests_are_not_cloned() {
        OctJwk key = OctJwk.generate(32);
        String token = Hmac.HS256.signer(key).sign(PAYLOAD);
        Provider application = new PartialProvider()
                .with("Mac", "HmacSHA256", ProviderNamesTest::mac)
                .with("MessageDigest", "SHA-256", NeverUsed::new);
        Security.insertProviderAt(application, 1);
        try {
            assertThat(Hmac.HS256.signer(key).sign(PAYLOAD)).isEqualTo(token);
            assertThat(Hmac.HS256.verifier(key).verify(token).payload()).isEqualTo(PAYLOAD);
        } finally {
            Security.removeProvider(application.getName());
        }
    }

    /** The JDK's own would ask all providers for a digest. */
    private static Object mac() {
        try {
            return new BouncyCastleProvider().getService("Mac", "HmacSHA256").newInstance(null);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class NeverUsed extends MessageDigestSpi implements Cloneable {

        @Override
        public Object clone() {
            throw new AssertionError("a digest of the application's provider was cloned");
        }

        @Override
        protected void engineUpdate(byte octet) {
            throw new AssertionError();
        }

        @Override
        protected void engineUpdate(byte[] octets, int from, int length) {
            throw new AssertionError();
        }

        @Override
        protected byte[] engineDigest() {
            throw new AssertionError();
        }

        @Override
        protected void engineReset() {}
    }
}
