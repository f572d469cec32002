package dev.signet.jose.jws;

import static dev.signet.jose.jws.Ecdsa.ES256;
import static dev.signet.jose.jws.MlDsa.ML_DSA_65;
import static dev.signet.jose.jws.Tokens.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.AkpJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The steps of {@code docs/post-quantum.md}: from one algorithm to the other, and documents with both signatures. */
class MlDsaMigrationTest {

    private static final byte[] PAYLOAD = "{\"sub\":\"alice\"}".getBytes(UTF_8);
    private static final Jwk CLASSIC = Tokens.key(ES256).withKeyId("classic");
    private static final Jwk QUANTUM = Tokens.key(ML_DSA_65).withKeyId("quantum");
    private static final JwkSet PUBLISHED = JwkSet.of(CLASSIC, QUANTUM).publicOnly();

    private static final JwsSigner CLASSIC_SIGNER = JwsSigner.of(CLASSIC, ES256);
    private static final JwsSigner QUANTUM_SIGNER = JwsSigner.of(QUANTUM);
    private static final String BOTH =
            JwsJsonSigner.general(CLASSIC_SIGNER, QUANTUM_SIGNER).sign(PAYLOAD);

    /** A service that was not changed, and has the new key in its set. */
    private static final JwsJsonVerifier OLD =
            JwsJsonVerifier.of(SignaturePolicy.any(), JwsVerifier.of(PUBLISHED, ES256));

    private static final JwsVerifier EITHER = JwsVerifier.of(PUBLISHED, ES256, ML_DSA_65);
    private static final JwsJsonVerifier ALL = JwsJsonVerifier.of(SignaturePolicy.all(), EITHER);
    private static final JwsJsonVerifier NEW = JwsJsonVerifier.of(
            SignaturePolicy.these(
                    SignaturePolicy.Name.of(ES256, "classic"), SignaturePolicy.Name.of(ML_DSA_65, "quantum")),
            EITHER);

    @Test
    void a_token_with_one_signature_is_accepted_under_each_algorithm_that_is_listed() {
        JwsVerifier old = JwsVerifier.of(PUBLISHED, ES256);

        for (JwsSigner signer : List.of(CLASSIC_SIGNER, QUANTUM_SIGNER)) {
            assertThat(EITHER.verify(signer.sign(PAYLOAD)).payload()).isEqualTo(PAYLOAD);
        }
        assertThat(old.verify(CLASSIC_SIGNER.sign(PAYLOAD)).payload()).isEqualTo(PAYLOAD);
        assertRefused(Reason.ALGORITHM_NOT_ALLOWED, () -> old.verify(QUANTUM_SIGNER.sign(PAYLOAD)));
    }

    @Test
    void a_document_with_both_signatures_passes_the_old_verifier_and_the_new_one() {
        assertThat(OLD.verify(BOTH).signatures())
                .extracting(VerifiedSignature::algorithm)
                .containsExactly(ES256);
        assertThat(ALL.verify(BOTH).signatures())
                .extracting(VerifiedSignature::algorithm)
                .containsExactly(ES256, ML_DSA_65);
        assertThat(NEW.verify(BOTH).signatures())
                .extracting(VerifiedSignature::algorithm)
                .containsExactly(ES256, ML_DSA_65);
    }

    /** A forger of ES256 leaves the other signature out: only names demand it. */
    @Test
    void one_signature_alone_is_enough_for_all_and_not_for_these() {
        String stripped = JwsJsonSigner.general(CLASSIC_SIGNER).sign(PAYLOAD);

        assertThat(OLD.verify(stripped).payload()).isEqualTo(PAYLOAD);
        assertThat(ALL.verify(stripped).signatures()).hasSize(1);
        assertRefused(Reason.SIGNATURE_INVALID, () -> NEW.verify(stripped));
        assertRefused(
                Reason.SIGNATURE_INVALID,
                () -> NEW.verify(JwsJsonSigner.general(QUANTUM_SIGNER).sign(PAYLOAD)));
    }

    @Test
    void a_forged_signature_of_either_kind_refuses_the_document_for_the_new_verifier() {
        AkpJwk forger = AkpJwk.generate("ML-DSA-65").withKeyId("quantum");
        String forged =
                JwsJsonSigner.general(CLASSIC_SIGNER, ML_DSA_65.signer(forger)).sign(PAYLOAD);

        assertThat(OLD.verify(forged).payload()).isEqualTo(PAYLOAD);
        assertRefused(Reason.SIGNATURE_INVALID, () -> ALL.verify(forged));
        assertRefused(Reason.SIGNATURE_INVALID, () -> NEW.verify(forged));
    }

    @Test
    void the_order_of_the_signatures_says_nothing() {
        JsonObject json = JsonObject.parse(BOTH);
        List<JsonObject> signatures = new ArrayList<>(json.objects("signatures").orElseThrow());
        Collections.reverse(signatures);

        assertThat(NEW.verify(json.with("signatures", signatures).toJson()).payload())
                .isEqualTo(PAYLOAD);
    }

    @Test
    void a_signature_over_another_payload_is_refused_for_both() {
        String other = JsonObject.parse(BOTH).with("payload", "b3RoZXI").toJson();

        assertRefused(Reason.SIGNATURE_INVALID, () -> OLD.verify(other));
        assertRefused(Reason.SIGNATURE_INVALID, () -> NEW.verify(other));
    }
}
