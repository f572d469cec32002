package dev.signet.jose.jws;

import static dev.signet.jose.jws.Tokens.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which verifier decides about a signature, and which signature's refusal is told. */
class SeveralVerifiersTest {

    private static final byte[] PAYLOAD = "payload".getBytes(UTF_8);
    private static final EcJwk ALICE = EcJwk.generate(Curve.P_256).withKeyId("alice");
    private static final EcJwk BOB = EcJwk.generate(Curve.P_256).withKeyId("bob");
    private static final EcJwk ANOTHER_ALICE = EcJwk.generate(Curve.P_256).withKeyId("alice");
    private static final EcJwk LONGER = EcJwk.generate(Curve.P_384).withKeyId("longer");

    private static final JwsVerifier HAS_ALICE = verifier(ALICE);
    private static final JwsVerifier HAS_BOB = verifier(BOB);
    private static final JwsVerifier HAS_ANOTHER_ALICE = verifier(ANOTHER_ALICE);
    private static final JwsVerifier OTHER_ALGORITHM = JwsVerifier.of(JwkSet.of(LONGER.toPublic()), Ecdsa.ES384);

    private static final String BY_ALICE =
            JwsJsonSigner.general(Ecdsa.ES256.signer(ALICE)).sign(PAYLOAD);

    @Test
    void a_verifier_that_lacks_the_key_or_the_algorithm_leaves_the_signature_to_the_next() {
        for (JwsVerifier first : List.of(HAS_BOB, OTHER_ALGORITHM)) {
            assertThat(all(first, HAS_ALICE).verify(BY_ALICE).payload()).isEqualTo(PAYLOAD);
            assertThat(all(HAS_ALICE, first).verify(BY_ALICE).payload()).isEqualTo(PAYLOAD);
            assertRefused(
                    Reason.SIGNATURE_INVALID,
                    () -> all(first, HAS_ANOTHER_ALICE).verify(BY_ALICE));
        }
        assertThat(all(HAS_BOB, OTHER_ALGORITHM, HAS_ALICE).verify(BY_ALICE).payload())
                .isEqualTo(PAYLOAD);
    }

    @Test
    void a_signature_that_the_first_key_of_that_name_did_not_make_is_refused_for_good() {
        assertRefused(
                Reason.SIGNATURE_INVALID,
                () -> all(HAS_ANOTHER_ALICE, HAS_ALICE).verify(BY_ALICE));
        assertThat(all(HAS_ALICE, HAS_ANOTHER_ALICE).verify(BY_ALICE).payload()).isEqualTo(PAYLOAD);
    }

    @Test
    void a_missing_key_is_told_before_an_algorithm_that_another_verifier_does_not_allow() {
        assertRefused(Reason.KEY_NOT_FOUND, () -> all(HAS_BOB, OTHER_ALGORITHM).verify(BY_ALICE));
        assertRefused(Reason.KEY_NOT_FOUND, () -> all(OTHER_ALGORITHM, HAS_BOB).verify(BY_ALICE));
        assertRefused(
                Reason.KEY_NOT_FOUND,
                () -> all(OTHER_ALGORITHM, HAS_BOB, OTHER_ALGORITHM).verify(BY_ALICE));
        assertRefused(
                Reason.ALGORITHM_NOT_ALLOWED,
                () -> all(OTHER_ALGORITHM, OTHER_ALGORITHM).verify(BY_ALICE));
    }

    /** The first signature is by a key that is missing or for another algorithm, the other by the wrong key; and reversed. */
    @Test
    void with_any_an_invalid_signature_is_told_before_what_has_no_key_or_no_algorithm() {
        String wrong = JwsJsonSigner.general(Ecdsa.ES256.signer(ANOTHER_ALICE)).sign(PAYLOAD);
        for (EcJwk stranger : List.of(BOB, LONGER)) {
            String other = JwsJsonSigner.general(JwsSigner.of(stranger, algorithm(stranger)))
                    .sign(PAYLOAD);

            assertRefused(Reason.SIGNATURE_INVALID, () -> any(HAS_ALICE).verify(joined(other, wrong)));
            assertRefused(Reason.SIGNATURE_INVALID, () -> any(HAS_ALICE).verify(joined(wrong, other)));
            assertRefused(Reason.SIGNATURE_INVALID, () -> any(HAS_ALICE).verify(joined(other, wrong, other)));
            assertThat(any(HAS_ALICE).verify(joined(other, wrong, BY_ALICE)).signatures())
                    .hasSize(1);
        }
    }

    private static JwsVerifier verifier(Jwk key) {
        return JwsVerifier.of(JwkSet.of(key.toPublic()), Ecdsa.ES256);
    }

    private static Ecdsa algorithm(EcJwk key) {
        return key.curve() == Curve.P_384 ? Ecdsa.ES384 : Ecdsa.ES256;
    }

    private static JwsJsonVerifier all(JwsVerifier first, JwsVerifier... more) {
        return JwsJsonVerifier.of(SignaturePolicy.all(), first, more);
    }

    private static JwsJsonVerifier any(JwsVerifier verifier) {
        return JwsJsonVerifier.of(SignaturePolicy.any(), verifier);
    }

    /** Puts the signatures of several JWS of the same payload into one. */
    private static String joined(String first, String... more) {
        JsonObject joined = JsonObject.parse(first);
        List<JsonObject> signatures =
                new ArrayList<>(joined.objects("signatures").orElseThrow());
        for (String jws : more) {
            signatures.addAll(JsonObject.parse(jws).objects("signatures").orElseThrow());
        }
        return joined.with("signatures", signatures).toJson();
    }
}
