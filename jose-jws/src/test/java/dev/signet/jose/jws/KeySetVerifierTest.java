package dev.signet.jose.jws;

import static dev.signet.jose.jws.Tokens.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;
import dev.signet.jose.jwk.KeyOperation;
import dev.signet.jose.jwk.KeyUse;
import dev.signet.jose.jwk.OctJwk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeySetVerifierTest {

    private static final byte[] PAYLOAD = "payload".getBytes(UTF_8);
    private static final EcJwk OLD = EcJwk.generate(Curve.P_256).withKeyId("old");
    private static final EcJwk NEW = EcJwk.generate(Curve.P_256).withKeyId("new");
    private static final Jwk RSA = Tokens.key(RsaPkcs1.RS256).withKeyId("old");

    /** A source whose set changes when a key is missing, as one over HTTP would. */
    private static final class Rotating implements JwkSource {
        private JwkSet set;
        private final JwkSet next;
        private final List<String> asked = new ArrayList<>();

        Rotating(JwkSet first, JwkSet next) {
            this.set = first;
            this.next = next;
        }

        @Override
        public JwkSet current() {
            return set;
        }

        @Override
        public JwkSet refreshed(String missingKeyId) {
            asked.add(missingKeyId);
            set = next;
            return set;
        }
    }

    /** A source that has one set and whose looks for newer keys fail. */
    private static final class Failing implements JwkSource {

        private static final Instant FAILED = Instant.parse("2026-03-01T12:00:00Z");

        private final JwkSet set;

        Failing(JwkSet set) {
            this.set = set;
        }

        @Override
        public JwkSet current() {
            return set;
        }

        @Override
        public JwkSet refreshed(String missingKeyId) {
            return set;
        }

        @Override
        public Optional<Instant> refreshFailedAt() {
            return Optional.of(FAILED);
        }
    }

    @Test
    void each_kid_selects_its_key() {
        JwsVerifier verifier = JwsVerifier.of(publicSet(OLD, NEW), Ecdsa.ES256);

        assertThat(verifier.verify(Ecdsa.ES256.signer(OLD).sign(PAYLOAD)).keyId())
                .contains("old");
        assertThat(verifier.verify(Ecdsa.ES256.signer(NEW).sign(PAYLOAD)).keyId())
                .contains("new");
    }

    @Test
    void a_kid_that_names_the_other_key_fails() {
        JwsVerifier verifier = JwsVerifier.of(publicSet(OLD, NEW), Ecdsa.ES256);
        String swapped = Ecdsa.ES256.signer(OLD).withKeyId("new").sign(PAYLOAD);

        assertRefused(Reason.SIGNATURE_INVALID, () -> verifier.verify(swapped));
    }

    @Test
    void a_key_of_the_kid_that_does_not_serve_is_told_from_one_that_is_not_there() {
        String token = Ecdsa.ES256.signer(OLD).sign(PAYLOAD);
        JwsVerifier other = JwsVerifier.of(publicSet(OLD.withUse(KeyUse.ENCRYPTION), NEW), Ecdsa.ES256);
        JwkSet withAnother = JwkSet.parse("{\"keys\":[{\"kty\":\"another\",\"kid\":\"old\"},"
                + NEW.toPublic().toJson() + "]}");

        assertThatThrownBy(() -> other.verify(token))
                .hasMessageStartingWith("expected one key for ES256: a key with the token's \"kid\" does not fit: ");
        assertThatThrownBy(() -> JwsVerifier.of(withAnother, Ecdsa.ES256).verify(token))
                .hasMessageStartingWith("expected one key for ES256: a key with the token's \"kid\" was set aside: ");
    }

    @Test
    void it_shows_its_algorithms() {
        assertThat(JwsVerifier.of(publicSet(OLD), Ecdsa.ES256, RsaPkcs1.RS256))
                .hasToString("JwsVerifier[ES256, RS256]");
    }

    @Test
    void an_unknown_kid_is_refused_even_if_a_key_would_fit() {
        JwsVerifier verifier = JwsVerifier.of(publicSet(OLD), Ecdsa.ES256);

        for (String kid : List.of("", "OLD", "old ", "old\u0000", "../old", "' or 1=1")) {
            String token = Ecdsa.ES256.signer(OLD).withKeyId(kid).sign(PAYLOAD);
            assertRefused(Reason.KEY_NOT_FOUND, () -> verifier.verify(token));
        }
    }

    @Test
    void keys_of_different_types_may_share_a_kid() {
        JwsVerifier verifier = JwsVerifier.of(publicSet(OLD, RSA), Ecdsa.ES256, RsaPkcs1.RS256);

        assertThat(verifier.verify(Ecdsa.ES256.signer(OLD).sign(PAYLOAD)).algorithm())
                .isEqualTo(Ecdsa.ES256);
        assertThat(verifier.verify(JwsSigner.of(RSA, RsaPkcs1.RS256).sign(PAYLOAD))
                        .algorithm())
                .isEqualTo(RsaPkcs1.RS256);
    }

    @Test
    void one_rsa_key_without_alg_serves_several_algorithms() {
        JwsVerifier verifier = JwsVerifier.of(publicSet(RSA), RsaPkcs1.RS256, RsaPss.PS256);

        assertThat(verifier.verify(JwsSigner.of(RSA, RsaPkcs1.RS256).sign(PAYLOAD))
                        .payload())
                .isEqualTo(PAYLOAD);
        assertThat(verifier.verify(JwsSigner.of(RSA, RsaPss.PS256).sign(PAYLOAD))
                        .payload())
                .isEqualTo(PAYLOAD);
        assertRefused(
                Reason.ALGORITHM_NOT_ALLOWED,
                () -> verifier.verify(JwsSigner.of(RSA, RsaPss.PS512).sign(PAYLOAD)));
    }

    @Test
    void a_token_without_kid_is_accepted_if_one_key_fits() {
        String token = Ecdsa.ES256.signer(OLD.privateKey().orElseThrow()).sign(PAYLOAD);

        assertThat(JwsVerifier.of(publicSet(OLD, RSA), Ecdsa.ES256, RsaPkcs1.RS256)
                        .verify(token)
                        .keyId())
                .contains("old");
    }

    @Test
    void a_token_without_kid_is_refused_if_two_keys_fit() {
        String token = Ecdsa.ES256.signer(OLD.privateKey().orElseThrow()).sign(PAYLOAD);

        assertRefused(
                Reason.KEY_NOT_FOUND,
                () -> JwsVerifier.of(publicSet(OLD, NEW), Ecdsa.ES256).verify(token));
    }

    @Test
    void a_token_without_kid_is_refused_if_no_key_fits() {
        String token = Ecdsa.ES256.signer(OLD.privateKey().orElseThrow()).sign(PAYLOAD);

        assertRefused(
                Reason.KEY_NOT_FOUND,
                () -> JwsVerifier.of(publicSet(RSA), Ecdsa.ES256).verify(token));
        assertRefused(
                Reason.KEY_NOT_FOUND,
                () -> JwsVerifier.of(JwkSet.of(), Ecdsa.ES256).verify(token));
    }

    @Test
    void two_keys_with_one_kid_and_one_algorithm_are_ambiguous() {
        JwsVerifier verifier = JwsVerifier.of(publicSet(OLD, NEW.withKeyId("old")), Ecdsa.ES256);

        assertRefused(
                Reason.KEY_NOT_FOUND,
                () -> verifier.verify(Ecdsa.ES256.signer(OLD).sign(PAYLOAD)));
    }

    @Test
    void a_key_for_encryption_or_another_algorithm_or_another_operation_is_not_there() {
        String token = Ecdsa.ES256.signer(OLD).sign(PAYLOAD);
        JwsVerifier fits =
                JwsVerifier.of(publicSet(OLD.withUse(KeyUse.SIGNATURE).withAlgorithm("ES256")), Ecdsa.ES256);

        assertThat(fits.verify(token).payload()).isEqualTo(PAYLOAD);
        for (Jwk other : List.of(
                OLD.withUse(KeyUse.ENCRYPTION),
                OLD.withAlgorithm("ECDH-ES"),
                OLD.withOperations(KeyOperation.DERIVE_BITS))) {
            assertRefused(
                    Reason.KEY_NOT_FOUND,
                    () -> JwsVerifier.of(publicSet(other), Ecdsa.ES256).verify(token));
        }
    }

    @Test
    void says_which_algorithms_are_listed_and_which_the_token_names() {
        JwsVerifier verifier = JwsVerifier.of(publicSet(OLD, RSA), RsaPkcs1.RS256, RsaPss.PS256);

        assertThatThrownBy(() -> verifier.verify(Ecdsa.ES256.signer(OLD).sign(PAYLOAD)))
                .hasMessage("\"alg\": expected one of [RS256, PS256], the token names ES256");
    }

    @Test
    void an_algorithm_that_is_not_listed_is_refused_though_its_key_is_there() {
        JwsVerifier verifier = JwsVerifier.of(publicSet(OLD, RSA), RsaPkcs1.RS256);

        assertRefused(
                Reason.ALGORITHM_NOT_ALLOWED,
                () -> verifier.verify(Ecdsa.ES256.signer(OLD).sign(PAYLOAD)));
    }

    @Test
    void an_unknown_kid_asks_the_source_once() {
        Rotating source = new Rotating(publicSet(OLD), publicSet(OLD, NEW));
        JwsVerifier verifier = JwsVerifier.of(source, Ecdsa.ES256);
        verifier.verify(Ecdsa.ES256.signer(OLD).sign(PAYLOAD));
        assertThat(source.asked).isEmpty();

        assertThat(verifier.verify(Ecdsa.ES256.signer(NEW).sign(PAYLOAD)).keyId())
                .contains("new");
        verifier.verify(Ecdsa.ES256.signer(NEW).sign(PAYLOAD));
        assertThat(source.asked).containsExactly("new");
    }

    @Test
    void a_withdrawn_key_stops_working_when_the_set_changes() {
        Rotating source = new Rotating(publicSet(OLD), publicSet(NEW));
        JwsVerifier verifier = JwsVerifier.of(source, Ecdsa.ES256);
        String token = Ecdsa.ES256.signer(OLD).sign(PAYLOAD);
        verifier.verify(token);
        verifier.verify(Ecdsa.ES256.signer(NEW).sign(PAYLOAD));

        assertRefused(Reason.KEY_NOT_FOUND, () -> verifier.verify(token));
    }

    @Test
    void an_algorithm_that_is_not_allowed_never_asks_the_source() {
        Rotating source = new Rotating(publicSet(OLD), publicSet(OLD, NEW));
        JwsVerifier verifier = JwsVerifier.of(source, Ecdsa.ES384);

        assertRefused(
                Reason.ALGORITHM_NOT_ALLOWED,
                () -> verifier.verify(Ecdsa.ES256.signer(NEW).sign(PAYLOAD)));
        assertThat(source.asked).isEmpty();
    }

    @Test
    void a_source_that_is_down_is_not_the_tokens_fault() {
        JwkSource down = new JwkSource() {
            @Override
            public JwkSet current() {
                throw new KeySourceException("the endpoint does not answer");
            }

            @Override
            public JwkSet refreshed(String missingKeyId) {
                return current();
            }
        };
        JwsVerifier verifier = JwsVerifier.of(down, Ecdsa.ES256);

        assertThatThrownBy(() -> verifier.verify(Ecdsa.ES256.signer(OLD).sign(PAYLOAD)))
                .isInstanceOf(KeySourceException.class);
    }

    @Test
    void the_refusal_of_an_unknown_kid_tells_when_the_look_for_newer_keys_failed() {
        JwsVerifier verifier = JwsVerifier.of(new Failing(publicSet(OLD)), Ecdsa.ES256);

        assertThat(refusal(verifier, NEW).reason()).isEqualTo(Reason.KEY_NOT_FOUND);
        assertThat(refusal(verifier, NEW).keySourceFailedAt()).contains(Failing.FAILED);
    }

    @Test
    void a_refusal_that_newer_keys_would_not_change_tells_of_no_failed_look() {
        JwsVerifier twins = JwsVerifier.of(new Failing(publicSet(OLD, NEW.withKeyId("old"))), Ecdsa.ES256);
        JwsVerifier looked = JwsVerifier.of(new Rotating(publicSet(OLD), publicSet(OLD)), Ecdsa.ES256);

        assertThat(refusal(twins, OLD).keySourceFailedAt()).isEmpty();
        assertThat(refusal(twins, EcJwk.generate(Curve.P_256)).keySourceFailedAt())
                .isEmpty();
        assertThat(refusal(looked, NEW).keySourceFailedAt()).isEmpty();
    }

    private static InvalidTokenException refusal(JwsVerifier verifier, EcJwk key) {
        return catchThrowableOfType(
                InvalidTokenException.class,
                () -> verifier.verify(Ecdsa.ES256.signer(key).sign(PAYLOAD)));
    }

    @Test
    void HMAC_and_public_key_algorithms_do_not_mix() {
        assertThatThrownBy(() -> JwsVerifier.of(publicSet(OLD), Ecdsa.ES256, Hmac.HS256))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("HMAC");
        assertThat(JwsVerifier.of(JwkSet.of(OctJwk.generate(64)), Hmac.HS256, Hmac.HS512))
                .isNotNull();
    }

    private static JwkSet publicSet(Jwk... keys) {
        List<Jwk> shown = new ArrayList<>();
        for (Jwk key : keys) {
            shown.add(key.toPublic());
        }
        return JwkSet.of(shown);
    }
}
