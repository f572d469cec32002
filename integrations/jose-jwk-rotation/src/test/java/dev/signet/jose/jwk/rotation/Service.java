package dev.signet.jose.jwk.rotation;

import static dev.signet.jose.jws.Ecdsa.ES256;
import static dev.signet.jose.jws.EdDsa.ED25519;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.jwk.JwkSource;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jws.JwsAlgorithm;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.testkit.TestClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A login service whose keys sign for a week, and whose clocks differ by up to a minute. */
final class Service {

    static final Instant BEGIN = Instant.parse("2030-01-01T00:00:00Z");
    static final Duration PUBLISHED_BEFORE = Duration.ofHours(1);
    static final Duration SIGNING_FOR = Duration.ofDays(7);
    static final Duration VERIFIED_AFTER = Duration.ofMinutes(15);
    static final Duration REFRESHED_EVERY = Duration.ofMinutes(10);
    static final Duration SKEW = Duration.ofMinutes(1);

    /** From when a key is in the store until it signs, at least. */
    static final Duration LEAD =
            PUBLISHED_BEFORE.plus(REFRESHED_EVERY.multipliedBy(2)).plus(SKEW);

    static final OctJwk KEY = OctJwk.generate(32).withKeyId("kek-1");

    private final JwsAlgorithm algorithm;
    final TestClock clock = TestClock.at(BEGIN);
    final FragileStore store = new FragileStore(clock);

    Service() {
        this(ES256);
    }

    Service(JwsAlgorithm algorithm) {
        this.algorithm = algorithm;
    }

    /** Returns an instance with the right clock. */
    RotatingKeys instance() {
        return builder().build();
    }

    /** Returns an instance whose clock is ahead. */
    RotatingKeys instance(Duration ahead) {
        return builder().clock(Clock.offset(clock, ahead)).build();
    }

    RotatingKeys.Builder builder() {
        return timed(RotatingKeys.in(store).signingWith(algorithm).encryptedBy(KEY))
                .clock(clock);
    }

    /** Returns when the first key ends, by the clock. */
    Instant firstEnd() {
        return BEGIN.plus(SIGNING_FOR);
    }

    static RotatingKeys.Builder timed(RotatingKeys.Builder builder) {
        return builder.publishedBefore(PUBLISHED_BEFORE)
                .signingFor(SIGNING_FOR)
                .verifiedAfter(VERIFIED_AFTER)
                .refreshedEvery(REFRESHED_EVERY)
                .clockSkew(SKEW);
    }

    static String token(RotatingKeys keys) {
        return keys.signer().sign("a payload".getBytes(UTF_8));
    }

    static void verify(String token, JwkSource keys) {
        JwsVerifier.of(keys, ES256, ED25519).verify(token);
    }

    static String signing(RotatingKeys keys) {
        return keys.signer().keyId().orElseThrow();
    }
}
