package dev.signet.jose.jws;

import static dev.signet.jose.jws.Tokens.assertRefused;
import static dev.signet.jose.jws.Tokens.joined;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;
import dev.signet.jose.jwk.KeyUse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How often a source of keys is asked for newer ones because of one token. */
class JsonKeySourceTest {

    private static final byte[] PAYLOAD = "payload".getBytes(UTF_8);
    private static final EcJwk ALICE = EcJwk.generate(Curve.P_256).withKeyId("alice");
    private static final EcJwk BOB = EcJwk.generate(Curve.P_256).withKeyId("bob");
    private static final EcJwk CAROL = EcJwk.generate(Curve.P_256).withKeyId("carol");

    /** A source that counts, and that has other keys once it was asked. */
    private static final class Counting implements JwkSource {

        private JwkSet set;
        private final List<EcJwk> next;
        private final List<String> asked = new ArrayList<>();

        Counting(List<EcJwk> keys, List<EcJwk> next) {
            this.set = publicSet(keys);
            this.next = next;
        }

        @Override
        public JwkSet current() {
            return set;
        }

        @Override
        public JwkSet refreshed(String missingKeyId) {
            asked.add(missingKeyId);
            if (next.isEmpty()) {
                throw new KeySourceException("the endpoint does not answer");
            }
            set = publicSet(next);
            return set;
        }
    }

    @Test
    void sixteen_signatures_ask_once_under_any_policy_and_number_of_verifiers() {
        String[] more = Stream.iterate(1, i -> i + 1)
                .limit(15)
                .map(i -> signed(BOB.withKeyId("u" + i)))
                .toArray(String[]::new);
        String token = joined(signed(BOB.withKeyId("u0")), more);

        for (SignaturePolicy policy : List.of(SignaturePolicy.all(), SignaturePolicy.any(), these("u3", "u5"))) {
            for (int verifiers : new int[] {1, 2, 3}) {
                Counting source = new Counting(List.of(ALICE), List.of(ALICE));
                assertRefused(
                        Reason.KEY_NOT_FOUND,
                        () -> verifier(policy, source, verifiers).verify(token));
                assertThat(source.asked).hasSize(1);
            }
        }
    }

    @Test
    void a_source_that_fails_is_asked_once_too() {
        Counting source = new Counting(List.of(ALICE), List.of());
        String token = joined(signed(BOB), signed(CAROL));

        assertThatThrownBy(() -> verifier(SignaturePolicy.all(), source, 2).verify(token))
                .isInstanceOf(KeySourceException.class);
        assertThat(source.asked).containsExactly("bob");
    }

    /** What a source does to find out that it has no keys may be slow: it does it once for each verifier. */
    @Test
    void a_source_that_has_no_keys_at_all_is_asked_once_by_each_verifier() {
        List<String> asked = new ArrayList<>();
        JwkSource down = new JwkSource() {
            @Override
            public JwkSet current() {
                asked.add("current");
                throw new KeySourceException("the endpoint does not answer");
            }

            @Override
            public JwkSet refreshed(String missingKeyId) {
                asked.add(missingKeyId);
                return current();
            }
        };
        String token = joined(signed(BOB), signed(CAROL), signed(ALICE));

        for (SignaturePolicy policy : List.of(SignaturePolicy.all(), SignaturePolicy.any(), these("bob", "carol"))) {
            asked.clear();
            assertThatThrownBy(() -> verifier(policy, down, 2).verify(token)).isInstanceOf(KeySourceException.class);
            assertThat(asked).containsExactly("current", "current");
        }
    }

    @Test
    void newer_keys_serve_all_signatures_of_the_token() {
        for (SignaturePolicy policy : List.of(SignaturePolicy.all(), these("bob", "carol"))) {
            Counting source = new Counting(List.of(ALICE), List.of(BOB, CAROL));

            assertThat(verifier(policy, source, 2)
                            .verify(joined(signed(BOB), signed(CAROL)))
                            .signatures())
                    .hasSize(2);
            assertThat(source.asked).containsExactly("bob");
        }
    }

    @Test
    void any_asks_only_if_no_signature_has_a_key() {
        Counting source = new Counting(List.of(ALICE), List.of(BOB));
        JwsJsonVerifier verifier = verifier(SignaturePolicy.any(), source, 1);

        assertThat(verifier.verify(joined(signed(BOB), signed(ALICE))).signatures())
                .hasSize(1);
        assertThat(source.asked).isEmpty();
        assertThat(verifier.verify(joined(signed(CAROL), signed(BOB))).signatures())
                .hasSize(1);
        assertThat(source.asked).containsExactly("carol");
    }

    @Test
    void names_ask_only_for_signatures_that_they_call() {
        Counting source = new Counting(List.of(ALICE), List.of(ALICE, BOB));
        String token = joined(signed(BOB), signed(ALICE));

        assertThat(verifier(these("alice"), source, 1).verify(token).signatures())
                .hasSize(1);
        assertThat(source.asked).isEmpty();
        assertThat(verifier(these("bob"), source, 1).verify(token).signatures()).hasSize(1);
        assertThat(source.asked).containsExactly("bob");
    }

    @Test
    void a_key_of_another_verifier_makes_asking_needless() {
        Counting source = new Counting(List.of(ALICE), List.of(BOB));
        JwsVerifier counting = JwsVerifier.of(source, Ecdsa.ES256);
        JwsVerifier bob = JwsVerifier.of(publicSet(List.of(BOB)), Ecdsa.ES256);

        for (JwsJsonVerifier each : List.of(
                JwsJsonVerifier.of(SignaturePolicy.all(), counting, bob),
                JwsJsonVerifier.of(SignaturePolicy.all(), bob, counting))) {
            assertThat(each.verify(signed(BOB)).signatures()).hasSize(1);
        }
        assertThat(source.asked).isEmpty();
    }

    @Test
    void two_keys_with_the_kid_of_a_token_are_refused_without_asking() {
        Counting source = new Counting(List.of(ALICE, BOB.withKeyId("alice")), List.of(ALICE));
        JwsVerifier compact = JwsVerifier.of(source, Ecdsa.ES256);

        assertRefused(
                Reason.KEY_NOT_FOUND,
                () -> compact.verify(Ecdsa.ES256.signer(ALICE).sign(PAYLOAD)));
        assertRefused(
                Reason.KEY_NOT_FOUND,
                () -> verifier(SignaturePolicy.all(), source, 1).verify(signed(ALICE)));
        assertThat(source.asked).isEmpty();
    }

    @Test
    void a_key_that_is_listed_twice_is_one_key() {
        Jwk alice = ALICE.toPublic();
        String token = Ecdsa.ES256.signer(ALICE).sign(PAYLOAD);

        for (JwkSet twice : List.of(
                JwkSet.of(alice, alice),
                JwkSet.of(alice, alice.withUse(KeyUse.SIGNATURE)),
                JwkSet.of(alice.withUse(KeyUse.ENCRYPTION), alice.withAlgorithm("ES256")))) {
            assertThat(JwsVerifier.of(twice, Ecdsa.ES256).verify(token).payload())
                    .isEqualTo(PAYLOAD);
            assertThat(JwsJsonVerifier.of(SignaturePolicy.all(), JwsVerifier.of(twice, Ecdsa.ES256))
                            .verify(signed(ALICE))
                            .payload())
                    .isEqualTo(PAYLOAD);
        }
        assertRefused(
                Reason.KEY_NOT_FOUND,
                () -> JwsVerifier.of(JwkSet.of(alice, BOB.withKeyId("alice").toPublic()), Ecdsa.ES256)
                        .verify(token));
    }

    private static JwsJsonVerifier verifier(SignaturePolicy policy, JwkSource source, int verifiers) {
        JwsVerifier[] more = new JwsVerifier[verifiers - 1];
        Arrays.setAll(more, i -> JwsVerifier.of(source, Ecdsa.ES256, RsaPss.PS256));
        return JwsJsonVerifier.of(policy, JwsVerifier.of(source, Ecdsa.ES256), more);
    }

    private static SignaturePolicy these(String keyId, String... more) {
        return SignaturePolicy.these(
                SignaturePolicy.Name.of(Ecdsa.ES256, keyId),
                Arrays.stream(more)
                        .map(another -> SignaturePolicy.Name.of(Ecdsa.ES256, another))
                        .toArray(SignaturePolicy.Name[]::new));
    }

    private static String signed(EcJwk key) {
        return JwsJsonSigner.general(Ecdsa.ES256.signer(key)).sign(PAYLOAD);
    }

    private static JwkSet publicSet(List<EcJwk> keys) {
        return JwkSet.of(keys.stream().map(key -> (Jwk) key.toPublic()).toList());
    }
}
