package dev.signet.jose.jws;

import static dev.signet.jose.jws.Tokens.assertRefused;
import static dev.signet.jose.jws.Tokens.joined;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jws.SignaturePolicy.Name;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The policy that names signatures counts keys, not headers. */
class NamedSignaturesTest {

    private static final byte[] PAYLOAD = "payload".getBytes(UTF_8);
    private static final EcJwk ALICE = EcJwk.generate(Curve.P_256);
    private static final EcJwk BOB = EcJwk.generate(Curve.P_256);
    private static final EcJwk CAROL = EcJwk.generate(Curve.P_256);
    private static final Name NAMED_ALICE = Name.of(Ecdsa.ES256, "alice");
    private static final Name NAMED_BOB = Name.of(Ecdsa.ES256, "bob");

    private static final JwsJsonVerifier WITHOUT_KID = JwsJsonVerifier.of(
            SignaturePolicy.these(NAMED_ALICE, NAMED_BOB),
            Ecdsa.ES256.verifier(ALICE.publicKey()),
            Ecdsa.ES256.verifier(BOB.publicKey()));

    private static final JwsJsonVerifier WITH_KID = JwsJsonVerifier.of(
            SignaturePolicy.these(NAMED_ALICE, NAMED_BOB),
            JwsVerifier.of(
                    JwkSet.of(
                            ALICE.withKeyId("alice").toPublic(),
                            BOB.withKeyId("bob").toPublic(),
                            CAROL.withKeyId("carol").toPublic()),
                    Ecdsa.ES256));

    private static final List<JwsJsonVerifier> BOTH = List.of(WITHOUT_KID, WITH_KID);

    @Test
    void two_keys_meet_two_names_in_either_order() {
        String honest = joined(signed(ALICE, "alice"), signed(BOB, "bob"));
        String reversed = joined(signed(BOB, "bob"), signed(ALICE, "alice"));

        for (JwsJsonVerifier verifier : BOTH) {
            assertThat(verifier.verify(honest).payload()).isEqualTo(PAYLOAD);
            assertThat(verifier.verify(reversed).payload()).isEqualTo(PAYLOAD);
        }
    }

    @Test
    void one_key_does_not_meet_two_names() {
        for (JwsJsonVerifier verifier : BOTH) {
            for (EcJwk alone : List.of(ALICE, BOB)) {
                String forged = joined(signed(alone, "alice"), signed(alone, "bob"));
                assertRefused(Reason.SIGNATURE_INVALID, () -> verifier.verify(forged));
            }
        }
    }

    @Test
    void one_key_under_two_kids_does_not_meet_two_names() {
        JwsJsonVerifier verifier = JwsJsonVerifier.of(
                SignaturePolicy.these(NAMED_ALICE, NAMED_BOB),
                JwsVerifier.of(
                        JwkSet.of(
                                ALICE.withKeyId("alice").toPublic(),
                                ALICE.withKeyId("bob").toPublic()),
                        Ecdsa.ES256));

        assertRefused(
                Reason.SIGNATURE_INVALID, () -> verifier.verify(joined(signed(ALICE, "alice"), signed(ALICE, "bob"))));
    }

    /** The names differ in the algorithm only, as the caller demands. */
    @Test
    void one_key_may_meet_two_algorithms_under_its_own_kid() {
        var key = Tokens.key(RsaPkcs1.RS256).withKeyId("rsa");
        JwsVerifier rsa = JwsVerifier.of(JwkSet.of(key.toPublic()), RsaPkcs1.RS256, RsaPss.PS256);
        JwsJsonVerifier verifier = JwsJsonVerifier.of(
                SignaturePolicy.these(Name.of(RsaPkcs1.RS256, "rsa"), Name.of(RsaPss.PS256, "rsa")), rsa);
        JwsSigner pkcs1 = JwsSigner.of(key, RsaPkcs1.RS256);

        assertThat(verifier.verify(JwsJsonSigner.general(JwsSigner.of(key, RsaPss.PS256), pkcs1)
                                .sign(PAYLOAD))
                        .signatures())
                .hasSize(2);
        assertRefused(
                Reason.SIGNATURE_INVALID,
                () -> verifier.verify(JwsJsonSigner.general(pkcs1, pkcs1).sign(PAYLOAD)));
    }

    @Test
    void a_name_that_is_not_there_is_missed() {
        for (JwsJsonVerifier verifier : BOTH) {
            assertRefused(Reason.SIGNATURE_INVALID, () -> verifier.verify(signed(ALICE, "alice")));
            assertRefused(
                    Reason.SIGNATURE_INVALID,
                    () -> verifier.verify(joined(signed(ALICE, "alice"), signed(CAROL, "bob"))));
        }
    }

    @Test
    void a_signature_without_kid_has_the_name_of_its_key() {
        EcJwk alice = ALICE.withKeyId("alice");
        JwsJsonVerifier verifier = JwsJsonVerifier.of(
                SignaturePolicy.these(NAMED_ALICE), JwsVerifier.of(JwkSet.of(alice.toPublic()), Ecdsa.ES256));

        assertThat(verifier.verify(
                                JwsJsonSigner.general(Ecdsa.ES256.signer(ALICE)).sign(PAYLOAD))
                        .signatures())
                .extracting(VerifiedSignature::keyId)
                .containsExactly(Optional.of("alice"));
        assertRefused(
                Reason.SIGNATURE_INVALID,
                () -> verifier.verify(
                        JwsJsonSigner.general(Ecdsa.ES256.signer(BOB)).sign(PAYLOAD)));
    }

    @Test
    void an_unprotected_kid_lends_no_second_name() {
        JoseHeader bob = JoseHeader.of(JsonObject.builder().put("kid", "bob").build());
        String forged = joined(
                signed(ALICE, "alice"),
                JwsJsonSigner.general(Ecdsa.ES256.signer(ALICE))
                        .withUnprotectedHeader(bob)
                        .sign(PAYLOAD));
        String honest = joined(
                signed(ALICE, "alice"),
                JwsJsonSigner.general(Ecdsa.ES256.signer(BOB))
                        .withUnprotectedHeader(bob)
                        .sign(PAYLOAD));

        for (JwsJsonVerifier verifier : BOTH) {
            assertThat(verifier.verify(honest).signatures()).hasSize(2);
            assertRefused(Reason.SIGNATURE_INVALID, () -> verifier.verify(forged));
        }
    }

    @Test
    void the_result_has_the_named_ones_in_the_order_of_the_document() {
        String document = joined(signed(BOB, "bob"), signed(CAROL, "carol"), signed(ALICE, "alice"));

        assertThat(WITH_KID.verify(document).signatures())
                .extracting(VerifiedSignature::keyId)
                .containsExactly(Optional.of("bob"), Optional.of("alice"));
        assertThat(SignaturePolicy.these(NAMED_BOB, NAMED_ALICE).names()).containsExactly(NAMED_BOB, NAMED_ALICE);
    }

    private static String signed(EcJwk key, String keyId) {
        return JwsJsonSigner.general(Ecdsa.ES256.signer(key).withKeyId(keyId)).sign(PAYLOAD);
    }
}
