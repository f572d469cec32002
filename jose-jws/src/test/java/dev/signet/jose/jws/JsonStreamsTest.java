package dev.signet.jose.jws;

import static dev.signet.jose.jws.Tokens.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.RsaJwk;
import dev.signet.jose.testsupport.FailingSignature;
import dev.signet.jose.testsupport.PartialProvider;
import dev.signet.jose.testsupport.ProviderFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.IllegalBlockingModeException;
import java.nio.channels.Pipe;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Payloads of any length under several signatures, read once. */
class JsonStreamsTest {

    private static final int LARGEST_WHOLE = 16 << 20;

    private static final JwsSigner EC = JwsSigner.of(Tokens.key(Ecdsa.ES256), Ecdsa.ES256);
    private static final JwsSigner RSA = JwsSigner.of(Tokens.key(RsaPkcs1.RS256), RsaPkcs1.RS256);
    private static final JwsSigner ED = JwsSigner.of(Tokens.key(EdDsa.ED25519), EdDsa.ED25519);

    private static final JwsVerifier KEYS = JwsVerifier.of(
            JwkSet.of(
                    Tokens.key(Ecdsa.ES256).toPublic(),
                    Tokens.key(RsaPkcs1.RS256).toPublic(),
                    Tokens.key(EdDsa.ED25519).toPublic()),
            Ecdsa.ES256,
            RsaPkcs1.RS256,
            EdDsa.ED25519);

    private static final JwsJsonVerifier ALL = JwsJsonVerifier.of(SignaturePolicy.all(), KEYS);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 49_151, 49_152, 49_153, 150_000})
    void what_is_signed_from_a_stream_verifies_from_a_stream_and_from_memory(int length) throws IOException {
        byte[] payload = payload(length);
        byte[] other = payload(length + 1);

        for (JwsJsonSigner signer : List.of(
                JwsJsonSigner.flattened(EC),
                JwsJsonSigner.general(EC, RSA),
                JwsJsonSigner.general(RSA, ED),
                JwsJsonSigner.general(EC.withUnencodedPayload(), RSA.withUnencodedPayload()))) {
            JwsJsonVerifier verifier = JwsJsonVerifier.of(SignaturePolicy.all(), KEYS.acceptingUnencodedPayload());
            String json = signer.signDetached(stream(payload));

            assertThat(json).doesNotContain("payload");
            assertThat(verifier.verifyDetached(json, stream(payload)))
                    .hasSameSizeAs(verifier.verifyDetached(json, payload).signatures())
                    .isNotEmpty();
            assertThat(verifier.verifyDetached(json, Channels.newChannel(stream(payload))))
                    .isNotEmpty();
            assertRefused(Reason.SIGNATURE_INVALID, () -> verifier.verifyDetached(json, stream(other)));
            assertRefused(Reason.SIGNATURE_INVALID, () -> verifier.verifyDetached(json, other));
        }
    }

    @Test
    void a_channel_signs_as_a_stream_does() throws IOException {
        byte[] payload = payload(100_000);
        String json = JwsJsonSigner.general(RSA, ED).signDetached(Channels.newChannel(stream(payload)));

        assertThat(JsonObject.parse(json))
                .isEqualTo(JsonObject.parse(JwsJsonSigner.general(RSA, ED).signDetached(stream(payload))))
                .isEqualTo(JsonObject.parse(JwsJsonSigner.general(RSA, ED).signDetached(payload)));
    }

    @Test
    void each_policy_is_met_by_a_stream_as_by_an_array() throws IOException {
        byte[] payload = payload(100);
        String json = JwsJsonSigner.general(EC, RSA).signDetached(payload);
        JwsVerifier onlyRsa =
                JwsVerifier.of(JwkSet.of(Tokens.key(RsaPkcs1.RS256).toPublic()), RsaPkcs1.RS256);
        SignaturePolicy rsa = SignaturePolicy.these(
                SignaturePolicy.Name.of(RsaPkcs1.RS256, RSA.keyId().orElseThrow()));

        for (SignaturePolicy policy : List.of(SignaturePolicy.any(), rsa)) {
            JwsJsonVerifier verifier = JwsJsonVerifier.of(policy, onlyRsa);
            assertThat(verifier.verifyDetached(json, stream(payload)))
                    .extracting(VerifiedSignature::algorithm)
                    .containsExactly(RsaPkcs1.RS256);
        }
        assertRefused(
                Reason.ALGORITHM_NOT_ALLOWED,
                () -> JwsJsonVerifier.of(SignaturePolicy.all(), onlyRsa).verifyDetached(json, stream(payload)));
    }

    @ParameterizedTest
    @EnumSource
    void a_key_that_cannot_be_used_costs_its_own_signature_alone(ProviderFailure failure) throws IOException {
        byte[] payload = payload(100_000);
        String json = JwsJsonSigner.general(RSA, EC).signDetached(payload);
        JwsVerifier broken = RsaPkcs1.RS256
                .verifier((RsaJwk) Tokens.key(RsaPkcs1.RS256).toPublic())
                .withProviders(CryptoProviders.only(new PartialProvider("KeyFactory.RSA")
                        .with("Signature", "SHA256withRSA", () -> new FailingSignature(failure, false))));
        JwsVerifier sound = Ecdsa.ES256.verifier((EcJwk) Tokens.key(Ecdsa.ES256).toPublic());

        JwsJsonVerifier any = JwsJsonVerifier.of(SignaturePolicy.any(), broken, sound);
        JwsJsonVerifier all = JwsJsonVerifier.of(SignaturePolicy.all(), broken, sound);

        assertThat(any.verifyDetached(json, payload).signatures())
                .extracting(VerifiedSignature::algorithm)
                .containsExactly(Ecdsa.ES256);
        assertThat(any.verifyDetached(json, stream(payload)))
                .extracting(VerifiedSignature::algorithm)
                .containsExactly(Ecdsa.ES256);
        assertThatThrownBy(() -> any.verifyDetached(json, stream(payload(99_999))))
                .isInstanceOf(KeySourceException.class);
        assertThatThrownBy(() -> all.verifyDetached(json, payload)).isInstanceOf(KeySourceException.class);
        assertThatThrownBy(() -> all.verifyDetached(json, stream(payload))).isInstanceOf(KeySourceException.class);
    }

    @Test
    void a_payload_inside_is_no_detached_one() {
        String json = JwsJsonSigner.general(EC).sign(payload(3));

        assertRefused(Reason.MALFORMED, () -> ALL.verifyDetached(json, stream(payload(3))));
    }

    @Test
    void a_key_that_takes_the_whole_payload_bounds_it() throws IOException {
        byte[] most = new byte[LARGEST_WHOLE];
        byte[] more = new byte[LARGEST_WHOLE + 1];
        JwsJsonSigner signer = JwsJsonSigner.general(EC, ED);
        String json = signer.signDetached(stream(most));

        assertThat(ALL.verifyDetached(json, stream(most))).hasSize(2);
        assertRefused(Reason.TOO_LARGE, () -> ALL.verifyDetached(json, stream(more)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> signer.signDetached(stream(more)))
                .withMessageContaining("at most 16777216 octets");
        assertThat(ALL.verifyDetached(JwsJsonSigner.general(EC, RSA).signDetached(stream(more)), stream(more)))
                .hasSize(2);
    }

    @Test
    void what_cannot_be_read_is_the_callers_IOException() {
        IOException gone = new IOException("gone");
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw gone;
            }
        };
        String json = JwsJsonSigner.general(EC).signDetached(payload(3));

        assertThatThrownBy(() -> JwsJsonSigner.general(EC).signDetached(broken)).isSameAs(gone);
        assertThatThrownBy(() -> ALL.verifyDetached(json, broken)).isSameAs(gone);
    }

    @Test
    void a_channel_that_does_not_block_is_refused() throws IOException {
        Pipe pipe = Pipe.open();
        try (Pipe.SourceChannel source = pipe.source();
                Pipe.SinkChannel sink = pipe.sink()) {
            source.configureBlocking(false);
            String json = JwsJsonSigner.general(EC).signDetached(payload(3));

            assertThatThrownBy(() -> JwsJsonSigner.general(EC).signDetached(source))
                    .isInstanceOf(IllegalBlockingModeException.class);
            assertThatThrownBy(() -> ALL.verifyDetached(json, source)).isInstanceOf(IllegalBlockingModeException.class);
            assertThat(sink.isOpen()).isTrue();
        }
    }

    private static byte[] payload(int length) {
        byte[] payload = new byte[length];
        new Random(7515).nextBytes(payload);
        return payload;
    }

    private static InputStream stream(byte[] payload) {
        return new ByteArrayInputStream(payload);
    }
}
