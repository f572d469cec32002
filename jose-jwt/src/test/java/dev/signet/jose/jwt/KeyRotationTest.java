package dev.signet.jose.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;
import dev.signet.jose.jwk.KeyOperation;
import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jws.JwsVerifier;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** docs/key-rotation.md, played through: publish, sign, retire. */
class KeyRotationTest {

    private static final JwtClaims CLAIMS = JwtClaims.builder()
            .issuer("https://login.example")
            .audience("shop")
            .lifetime(Duration.ofMinutes(5))
            .build();

    private final Issuer issuer = new Issuer();
    private final Cached fresh = new Cached();
    private final Cached stale = new Cached();
    private final Deque<String> tokens = new ArrayDeque<>();

    @Test
    void three_rotations_fail_no_verification() {
        issuer.sign(newKey());
        fresh.learn(issuer.published());
        stale.learn(issuer.published());

        rotate();
        rotate();
        rotate();

        assertThat(issuer.published().keys()).hasSize(1);
    }

    @Test
    void a_retired_key_verifies_nothing() {
        issuer.sign(newKey());
        fresh.learn(issuer.published());
        String old = issuer.token();
        issuer.sign(newKey());
        issuer.retireOldest();

        fresh.learn(issuer.published());

        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> fresh.verify(old))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.KEY_NOT_FOUND));
    }

    @Test
    void a_key_that_signs_before_it_is_published_fails_a_cached_copy() {
        issuer.sign(newKey());
        stale.learn(issuer.published());
        issuer.sign(newKey());

        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> stale.verify(issuer.token()))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.KEY_NOT_FOUND));
    }

    /** Between two steps the caches of verifiers expire; the stale one learns of each step as late as it may. */
    private void rotate() {
        Jwk next = newKey();

        issuer.publish(next);
        fresh.learn(issuer.published());
        signsAndVerifies();
        stale.learn(issuer.published());

        issuer.sign(next);
        fresh.learn(issuer.published());
        signsAndVerifies();
        stale.learn(issuer.published());

        expireTokensOfOldKeys();
        issuer.retireOldest();
        fresh.learn(issuer.published());
        signsAndVerifies();
        stale.learn(issuer.published());
        signsAndVerifies();
    }

    private void signsAndVerifies() {
        tokens.add(issuer.token());
        for (String token : tokens) {
            fresh.verify(token);
            stale.verify(token);
        }
    }

    private void expireTokensOfOldKeys() {
        while (tokens.size() > 1) {
            tokens.removeFirst();
        }
    }

    private static Jwk newKey() {
        return EcJwk.generate(Curve.P_256).withAlgorithm("ES256").withThumbprintKeyId();
    }

    /** Holds the private keys. */
    private static final class Issuer {

        private JwkSet signing = JwkSet.of();
        private JwkSet announced = JwkSet.of();

        void publish(Jwk next) {
            announced = JwkSet.of(next.toPublic());
        }

        void sign(Jwk next) {
            signing = signing.with(next);
            announced = JwkSet.of();
        }

        void retireOldest() {
            signing = signing.without(signing.keys().get(0).keyId().orElseThrow());
        }

        JwkSet published() {
            JwkSet published = signing.publicOnly();
            for (Jwk key : announced.keys()) {
                published = published.with(key);
            }
            return published;
        }

        String token() {
            EcJwk newest = (EcJwk) signing.newest(KeyOperation.SIGN, "ES256").orElseThrow();
            return Jwt.signedWith(Ecdsa.ES256.signer(newest)).encode(CLAIMS);
        }
    }

    /** A copy of the published set that another party holds; it cannot be refreshed in between. */
    private static final class Cached implements JwkSource {

        private final AtomicReference<JwkSet> copy = new AtomicReference<>(JwkSet.of());
        private final JwtDecoder decoder = Jwt.verifiedBy(JwsVerifier.of(this, Ecdsa.ES256))
                .issuer("https://login.example")
                .audience("shop")
                .build();

        void learn(JwkSet published) {
            copy.set(published);
        }

        void verify(String token) {
            assertThat(decoder.decode(token).claims()).isEqualTo(CLAIMS);
        }

        @Override
        public JwkSet current() {
            return copy.get();
        }

        @Override
        public JwkSet refreshed(String missingKeyId) {
            return copy.get();
        }
    }
}
