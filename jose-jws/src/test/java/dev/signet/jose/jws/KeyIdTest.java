package dev.signet.jose.jws;

import static dev.signet.jose.jws.Tokens.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The {@code kid} of tokens that a verifier with one key is given. All are signed with that key. */
class KeyIdTest {

    private static final byte[] PAYLOAD = "payload".getBytes(UTF_8);
    private static final EcJwk NAMELESS = EcJwk.generate(Curve.P_256);
    private static final EcJwk ONE = NAMELESS.withKeyId("one");
    private static final JwsSigner SIGNER = JwsSigner.of(NAMELESS, Ecdsa.ES256);
    private static final JwsVerifier VERIFIER = JwsVerifier.of(ONE.toPublic(), Ecdsa.ES256);

    @ParameterizedTest
    @ValueSource(strings = {"two", "One", "one ", ""})
    void a_token_that_names_another_key_is_refused(String keyId) {
        JwsSigner other = SIGNER.withKeyId(keyId);
        String detached = other.signDetached(PAYLOAD);
        String json = JwsJsonSigner.flattened(other).sign(PAYLOAD);
        JoseHeader unprotected =
                JoseHeader.of(JsonObject.builder().put("kid", keyId).build());
        String outside = JwsJsonSigner.flattened(SIGNER)
                .withUnprotectedHeader(unprotected)
                .sign(PAYLOAD);

        refused(other.sign(PAYLOAD));
        assertRefused(Reason.KEY_NOT_FOUND, () -> VERIFIER.verifyDetached(detached, PAYLOAD));
        assertRefused(Reason.KEY_NOT_FOUND, () -> VERIFIER.verifyDetached(detached, new ByteArrayInputStream(PAYLOAD)));
        for (String refused : List.of(json, outside)) {
            assertRefused(
                    Reason.KEY_NOT_FOUND,
                    () -> JwsJsonVerifier.of(SignaturePolicy.all(), VERIFIER).verify(refused));
        }
    }

    @Test
    void a_token_that_names_the_key_or_none_is_accepted() throws IOException {
        for (JwsSigner signer : List.of(SIGNER.withKeyId("one"), SIGNER)) {
            String detached = signer.signDetached(PAYLOAD);

            assertThat(VERIFIER.verify(signer.sign(PAYLOAD)).payload()).isEqualTo(PAYLOAD);
            assertThat(VERIFIER.verifyDetached(detached, PAYLOAD).keyId()).contains("one");
            assertThat(VERIFIER.verifyDetached(detached, new ByteArrayInputStream(PAYLOAD))
                            .keyId())
                    .contains("one");
            assertThat(JwsJsonVerifier.of(SignaturePolicy.all(), VERIFIER)
                            .verify(JwsJsonSigner.flattened(signer).sign(PAYLOAD))
                            .signatures())
                    .hasSize(1);
        }
    }

    @Test
    void a_key_without_a_name_serves_tokens_that_name_any() {
        JwsVerifier verifier = JwsVerifier.of(NAMELESS.toPublic(), Ecdsa.ES256);

        assertThat(verifier.verify(SIGNER.withKeyId("two").sign(PAYLOAD)).payload())
                .isEqualTo(PAYLOAD);
    }

    @Test
    void a_header_that_was_refused_is_refused_again_and_one_that_was_accepted_changes_nothing() {
        String other = SIGNER.withKeyId("two").sign(PAYLOAD);

        refused(other);
        VERIFIER.verify(SIGNER.withKeyId("one").sign(PAYLOAD));
        refused(other);
        refused(other);
    }

    private static void refused(String token) {
        assertRefused(Reason.KEY_NOT_FOUND, () -> VERIFIER.verify(token));
    }
}
