package dev.signet.jose.jws;

import static dev.signet.jose.jws.Tokens.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkThumbprint;
import dev.signet.jose.jwk.OkpJwk;
import dev.signet.jose.jws.SignaturePolicy.Name;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
        String honest = Tokens.joined(signed(ALICE, "alice"), signed(BOB, "bob"));
        String reversed = Tokens.joined(signed(BOB, "bob"), signed(ALICE, "alice"));

        for (JwsJsonVerifier verifier : BOTH) {
            assertThat(verifier.verify(honest).payload()).isEqualTo(PAYLOAD);
            assertThat(verifier.verify(reversed).payload()).isEqualTo(PAYLOAD);
        }
    }

    @Test
    void one_key_does_not_meet_two_names() {
        for (JwsJsonVerifier verifier : BOTH) {
            for (EcJwk alone : List.of(ALICE, BOB)) {
                String forged = Tokens.joined(signed(alone, "alice"), signed(alone, "bob"));
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
                Reason.SIGNATURE_INVALID,
                () -> verifier.verify(Tokens.joined(signed(ALICE, "alice"), signed(ALICE, "bob"))));
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

    /** Carol signed as alice and bob, alice as alice only: bob's name is met by carol, in every order. */
    @Test
    void keys_are_assigned_to_names_in_any_order_of_the_document() {
        JwsJsonVerifier verifier = withoutKid(NAMED_ALICE, NAMED_BOB);
        List<String> signatures = List.of(signed(CAROL, "alice"), signed(CAROL, "bob"), signed(ALICE, "alice"));

        for (List<String> order : orders(signatures)) {
            assertThat(verifier.verify(joined(order)).signatures()).hasSize(2);
            assertRefused(Reason.SIGNATURE_INVALID, () -> verifier.verify(joined(without(order, signatures.get(2)))));
        }
    }

    /** Each key may stand for two of three names. Some orders need a key that was given away to be taken back. */
    @Test
    void an_assignment_is_found_in_any_order_of_names_and_keys() {
        Name carol = Name.of(Ecdsa.ES256, "carol");
        Map<Name, List<EcJwk>> ring =
                Map.of(NAMED_ALICE, List.of(ALICE, BOB), NAMED_BOB, List.of(BOB, CAROL), carol, List.of(CAROL, ALICE));

        for (List<Name> names : orders(List.of(NAMED_ALICE, NAMED_BOB, carol))) {
            for (int reversed = 0; reversed < 8; reversed++) {
                Map<Name, Set<JwkThumbprint>> keys = new LinkedHashMap<>();
                for (Name name : names) {
                    boolean second = (reversed >> keys.size() & 1) == 1;
                    EcJwk first = ring.get(name).get(second ? 1 : 0);
                    EcJwk last = ring.get(name).get(second ? 0 : 1);
                    keys.put(name, new LinkedHashSet<>(List.of(first.thumbprint(), last.thumbprint())));
                }
                assertThat(KeyAssignment.of(keys).values())
                        .containsExactlyInAnyOrder(NAMED_ALICE.keyId(), NAMED_BOB.keyId(), carol.keyId());
            }
        }
    }

    /** One key is in two sets under two names, and its signature, without a kid, may stand for either. */
    @Test
    void a_key_with_two_kids_counts_for_the_one_that_is_needed() {
        JwsVerifier asAlice = JwsVerifier.of(JwkSet.of(ALICE.withKeyId("alice").toPublic()), Ecdsa.ES256);
        JwsVerifier asBob = JwsVerifier.of(JwkSet.of(ALICE.withKeyId("bob").toPublic()), Ecdsa.ES256);
        String alone = JwsJsonSigner.general(Ecdsa.ES256.signer(ALICE)).sign(PAYLOAD);

        for (Name name : List.of(NAMED_ALICE, NAMED_BOB)) {
            JwsJsonVerifier verifier = JwsJsonVerifier.of(SignaturePolicy.these(name), asAlice, asBob);
            assertThat(verifier.verify(alone).signatures())
                    .extracting(VerifiedSignature::keyId)
                    .containsExactly(name.keyId());
        }
        assertRefused(
                Reason.SIGNATURE_INVALID,
                () -> JwsJsonVerifier.of(SignaturePolicy.these(NAMED_ALICE, NAMED_BOB), asAlice, asBob)
                        .verify(alone));
    }

    /** RFC 7517 section 4.5: keys of different types may have the same kid. */
    @Test
    void two_keys_with_one_kid_meet_two_algorithms() {
        OkpJwk edwards = OkpJwk.generate(Curve.ED25519).withKeyId("alice");
        JwsVerifier both = JwsVerifier.of(
                JwkSet.of(ALICE.withKeyId("alice").toPublic(), edwards.toPublic()), Ecdsa.ES256, EdDsa.ED25519);
        JwsJsonVerifier verifier =
                JwsJsonVerifier.of(SignaturePolicy.these(NAMED_ALICE, Name.of(EdDsa.ED25519, "alice")), both);
        String other = JwsJsonSigner.general(EdDsa.ED25519.signer(edwards)).sign(PAYLOAD);

        assertThat(verifier.verify(Tokens.joined(other, signed(ALICE, "alice"))).signatures())
                .hasSize(2);
        assertRefused(Reason.SIGNATURE_INVALID, () -> verifier.verify(Tokens.joined(other, other)));
    }

    /** Each of 7 keys may stand for each of 8 names: one key is missing, and no search tries all assignments. */
    @Test
    void an_assignment_that_is_not_there_costs_little() {
        List<Name> names = IntStream.range(0, 8)
                .mapToObj(i -> Name.of(Ecdsa.ES256, "name " + i))
                .toList();
        Map<Name, Set<JwkThumbprint>> keys = new LinkedHashMap<>();
        Set<JwkThumbprint> made = IntStream.range(0, 7)
                .mapToObj(i -> EcJwk.generate(Curve.P_256).thumbprint())
                .collect(Collectors.toSet());
        names.forEach(name -> keys.put(name, made));

        assertThat(KeyAssignment.of(keys).values()).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void a_name_that_is_not_there_is_missed() {
        for (JwsJsonVerifier verifier : BOTH) {
            assertRefused(Reason.SIGNATURE_INVALID, () -> verifier.verify(signed(ALICE, "alice")));
            assertRefused(
                    Reason.SIGNATURE_INVALID,
                    () -> verifier.verify(Tokens.joined(signed(ALICE, "alice"), signed(CAROL, "bob"))));
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
        String forged = Tokens.joined(
                signed(ALICE, "alice"),
                JwsJsonSigner.general(Ecdsa.ES256.signer(ALICE))
                        .withUnprotectedHeader(bob)
                        .sign(PAYLOAD));
        String honest = Tokens.joined(
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
        String document = Tokens.joined(signed(BOB, "bob"), signed(CAROL, "carol"), signed(ALICE, "alice"));

        assertThat(WITH_KID.verify(document).signatures())
                .extracting(VerifiedSignature::keyId)
                .containsExactly(Optional.of("bob"), Optional.of("alice"));
        assertThat(SignaturePolicy.these(NAMED_BOB, NAMED_ALICE).names()).containsExactly(NAMED_BOB, NAMED_ALICE);
    }

    private static String signed(EcJwk key, String keyId) {
        return JwsJsonSigner.general(Ecdsa.ES256.signer(key).withKeyId(keyId)).sign(PAYLOAD);
    }

    private static JwsJsonVerifier withoutKid(Name name, Name... more) {
        return JwsJsonVerifier.of(
                SignaturePolicy.these(name, more),
                Ecdsa.ES256.verifier(ALICE.publicKey()),
                Ecdsa.ES256.verifier(BOB.publicKey()),
                Ecdsa.ES256.verifier(CAROL.publicKey()));
    }

    private static String joined(List<String> all) {
        return Tokens.joined(all.get(0), all.stream().skip(1).toArray(String[]::new));
    }

    private static <T> List<T> without(List<T> all, T one) {
        return all.stream().filter(each -> each != one).toList();
    }

    private static <T> List<List<T>> orders(List<T> all) {
        if (all.isEmpty()) {
            return List.of(List.of());
        }
        return all.stream()
                .flatMap(first -> orders(without(all, first)).stream()
                        .map(rest ->
                                Stream.concat(Stream.of(first), rest.stream()).toList()))
                .toList();
    }
}
