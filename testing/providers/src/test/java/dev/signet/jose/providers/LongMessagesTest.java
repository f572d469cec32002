package dev.signet.jose.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.OkpJwk;
import dev.signet.jose.jws.EdDsa;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.jws.JwsVerifier;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ACCP takes 1 MiB with Ed25519; what is longer goes to the next provider. */
final class LongMessagesTest {

    private static final int LIMIT = 1 << 20;

    private static final OkpJwk KEY = OkpJwk.generate(Curve.ED25519);

    @BeforeEach
    void has_accp() {
        assumeTrue(ProviderSet.ACCP.loads(), "the native library is not made for this platform");
        assertThat(CryptoProviders.standard().amazonCorretto()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {LIMIT - 1, LIMIT, LIMIT + 1, 2 * LIMIT})
    void a_message_of_any_length_is_signed_and_verified(int octets) throws IOException {
        JwsSigner signer = EdDsa.ED25519.signer(KEY).withUnencodedPayload();
        JwsVerifier verifier = EdDsa.ED25519.verifier(KEY).acceptingUnencodedPayload();
        byte[] payload = payload(octets, signer);

        String token = signer.signDetached(payload);

        assertThat(signer.signDetached(new ByteArrayInputStream(payload))).isEqualTo(token);
        assertThat(verifier.verifyDetached(token, payload).algorithm()).isEqualTo(EdDsa.ED25519);
        verifier.verifyDetached(token, new ByteArrayInputStream(payload));
        payload[payload.length - 1]++;
        assertRefused(Reason.SIGNATURE_INVALID, () -> verifier.verifyDetached(token, payload));
        assertRefused(
                Reason.SIGNATURE_INVALID, () -> verifier.verifyDetached(token, new ByteArrayInputStream(payload)));
    }

    @Test
    void a_long_token_is_signed_and_verified() {
        TokenLimits limits = TokenLimits.defaults().withTokenOctets(4 * LIMIT);
        String token = EdDsa.ED25519.signer(KEY).sign(new byte[LIMIT]);
        JwsVerifier verifier = EdDsa.ED25519.verifier(KEY).withLimits(limits);

        assertThat(verifier.verify(token).payload()).hasSize(LIMIT);
        assertRefused(Reason.SIGNATURE_INVALID, () -> verifier.verify(token.replaceFirst("AAAA\\.", "AAAB.")));
    }

    @Test
    void accp_alone_refuses_a_long_message_and_says_why() {
        CryptoProviders accp = CryptoProviders.only(AmazonCorrettoCryptoProvider.INSTANCE);
        JwsSigner signer = EdDsa.ED25519.signer(KEY).withUnencodedPayload();
        JwsSigner pinned = signer.withProviders(accp);
        JwsVerifier verifier =
                EdDsa.ED25519.verifier(KEY).acceptingUnencodedPayload().withProviders(accp);
        byte[] longest = payload(LIMIT, signer);
        byte[] tooLong = payload(LIMIT + 1, signer);
        String token = signer.signDetached(tooLong);

        verifier.verifyDetached(pinned.signDetached(longest), longest);
        assertThatThrownBy(() -> pinned.signDetached(tooLong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 1048576 octets: the provider AmazonCorrettoCryptoProvider");
        assertRefused(Reason.TOO_LARGE, () -> verifier.verifyDetached(token, tooLong));
    }

    /** Returns a payload that makes a message of a length. */
    private static byte[] payload(int octets, JwsSigner signer) {
        return new byte[octets - signer.signDetached(new byte[0]).indexOf('.') - 1];
    }

    private interface Verifying {
        void run() throws IOException;
    }

    private static void assertRefused(Reason reason, Verifying verifying) {
        assertThatThrownBy(verifying::run)
                .isInstanceOfSatisfying(
                        InvalidTokenException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
