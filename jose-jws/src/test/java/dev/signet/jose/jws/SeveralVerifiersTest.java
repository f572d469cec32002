package dev.signet.jose.jws;

import static dev.signet.jose.jws.Tokens.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;
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
    void of_two_keys_with_one_name_the_one_that_made_the_signature_counts() {
        assertThat(all(HAS_ANOTHER_ALICE, HAS_ALICE).verify(BY_ALICE).payload()).isEqualTo(PAYLOAD);
        assertThat(all(HAS_ALICE, HAS_ANOTHER_ALICE).verify(BY_ALICE).payload()).isEqualTo(PAYLOAD);
        assertRefused(
                Reason.SIGNATURE_INVALID,
                () -> all(HAS_ANOTHER_ALICE, HAS_ANOTHER_ALICE).verify(BY_ALICE));
    }

    @Test
    void keys_without_kid_are_all_tried() {
        JwsVerifier alice = Ecdsa.ES256.verifier(ALICE.publicKey());
        JwsVerifier bob = Ecdsa.ES256.verifier(BOB.publicKey());

        for (JwsJsonVerifier each : List.of(all(alice, bob), all(bob, alice), any(alice, bob), any(bob, alice))) {
            assertThat(each.verify(BY_ALICE).payload()).isEqualTo(PAYLOAD);
        }
        assertRefused(Reason.SIGNATURE_INVALID, () -> all(bob, bob).verify(BY_ALICE));
        assertRefused(Reason.SIGNATURE_INVALID, () -> any(bob, bob).verify(BY_ALICE));
    }

    /** Each pair of verifiers, and each triple, in every order. */
    @Test
    void the_order_of_verifiers_changes_no_answer() {
        JwsVerifier down = JwsVerifier.of(new Down(), Ecdsa.ES256);
        JwsVerifier strict = HAS_ALICE.withLimits(HAS_ALICE.limits());
        List<JwsVerifier> some = List.of(HAS_ALICE, HAS_BOB, HAS_ANOTHER_ALICE, OTHER_ALGORITHM, down, strict);
        String critical = JwsJsonSigner.general(Ecdsa.ES256.signer(ALICE).withCriticalHeader("x", 1))
                .sign(PAYLOAD);
        String without = BY_ALICE.replaceFirst("\"protected\":\"[^\"]*\",", "");

        for (JwsVerifier a : some) {
            for (JwsVerifier b : some) {
                for (JwsVerifier c : List.of(a, HAS_BOB, down, HAS_ALICE.understanding("x"))) {
                    for (String token : List.of(BY_ALICE, critical, without)) {
                        assertThat(List.of(
                                        answer(token, a, c, b),
                                        answer(token, b, a, c),
                                        answer(token, b, c, a),
                                        answer(token, c, a, b),
                                        answer(token, c, b, a)))
                                .containsOnly(answer(token, a, b, c));
                    }
                }
            }
        }
    }

    @Test
    void a_source_that_is_down_leaves_the_signature_to_the_others() {
        JwsVerifier down = JwsVerifier.of(new Down(), Ecdsa.ES256);

        assertThat(all(down, HAS_ALICE).verify(BY_ALICE).payload()).isEqualTo(PAYLOAD);
        assertThat(answer(BY_ALICE, down, HAS_BOB)).isEqualTo("KeySourceException");
        assertThat(answer(BY_ALICE, down, HAS_ANOTHER_ALICE)).isEqualTo("KeySourceException");
        assertThat(answer(BY_ALICE, JwsVerifier.of(new Down(), Ecdsa.ES384), HAS_BOB))
                .isEqualTo("KEY_NOT_FOUND");
    }

    /** A source that has no keys at the moment. */
    private static final class Down implements JwkSource {

        @Override
        public JwkSet current() {
            throw new KeySourceException("the endpoint does not answer");
        }

        @Override
        public JwkSet refreshed(String missingKeyId) {
            return current();
        }
    }

    private static String answer(String token, JwsVerifier first, JwsVerifier... more) {
        try {
            return all(first, more).verify(token).signatures().toString();
        } catch (InvalidTokenException e) {
            return e.reason().name();
        } catch (KeySourceException e) {
            return "KeySourceException";
        }
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

    /**
     * The first signature is by a key that is missing or for another algorithm, the other by the wrong key; and
     * reversed.
     */
    @Test
    void with_any_an_invalid_signature_is_told_before_what_has_no_key_or_no_algorithm() {
        String wrong = JwsJsonSigner.general(Ecdsa.ES256.signer(ANOTHER_ALICE)).sign(PAYLOAD);
        for (EcJwk stranger : List.of(BOB, LONGER)) {
            String other = JwsJsonSigner.general(JwsSigner.of(stranger, algorithm(stranger)))
                    .sign(PAYLOAD);

            assertRefused(Reason.SIGNATURE_INVALID, () -> any(HAS_ALICE).verify(Tokens.joined(other, wrong)));
            assertRefused(Reason.SIGNATURE_INVALID, () -> any(HAS_ALICE).verify(Tokens.joined(wrong, other)));
            assertRefused(Reason.SIGNATURE_INVALID, () -> any(HAS_ALICE).verify(Tokens.joined(other, wrong, other)));
            assertThat(any(HAS_ALICE)
                            .verify(Tokens.joined(other, wrong, BY_ALICE))
                            .signatures())
                    .hasSize(1);
        }
    }

    @Test
    void shows_the_policy_and_the_algorithms_of_each_verifier() {
        assertThat(all(HAS_ALICE, OTHER_ALGORITHM))
                .hasToString("JwsJsonVerifier[SignaturePolicy[ALL], [JwsVerifier[ES256], JwsVerifier[ES384]]]");
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

    private static JwsJsonVerifier any(JwsVerifier first, JwsVerifier... more) {
        return JwsJsonVerifier.of(SignaturePolicy.any(), first, more);
    }
}
