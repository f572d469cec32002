package dev.signet.jose.examples.http;

import static dev.signet.jose.jws.Ecdsa.ES256;

import dev.signet.jose.jwk.rotation.KeyPhase;
import dev.signet.jose.jwk.rotation.PublishedKeySet;
import dev.signet.jose.jwk.rotation.RotatingKey;
import dev.signet.jose.jwk.rotation.RotatingKeys;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.SignedJwtEncoder;
import java.time.Duration;
import java.time.ZoneOffset;

/**
 * The keys of a login service: one signs, the next one is published before it does, and the one before until its tokens
 * have expired. They rotate by a clock of their own, which the demo moves on; a real service gives them the system's.
 */
final class SigningKeys implements AutoCloseable {

    private static final Duration TERM = Duration.ofDays(30);

    /** The lifetime of tokens, and the minute by which clocks of resource servers may differ. */
    private static final Duration TOKENS_END = Duration.ofMinutes(6);

    private final RotatingKeys keys;
    private final MovableClock clock;

    /**
     * @param builder with a place for the keys, and what they are encrypted under there
     * @param cacheTime for how long resource servers may use a copy of the published set
     */
    SigningKeys(RotatingKeys.Builder builder, Duration cacheTime, MovableClock clock) {
        this.clock = clock;
        this.keys = builder.signingWith(ES256)
                .publishedBefore(cacheTime)
                .signingFor(TERM)
                .verifiedAfter(TOKENS_END)
                .refreshedEvery(Duration.ofSeconds(1))
                .clock(clock.withZone(ZoneOffset.UTC))
                .start();
    }

    /** Returns an encoder of tokens of a type, which signs with the current key. */
    SignedJwtEncoder encoder(String type) {
        return Jwt.signedWith(keys.signer().withType(type));
    }

    PublishedKeySet published() {
        return keys.published();
    }

    /** Reads what the other instances have changed, as it does by itself each second. */
    void refresh() {
        keys.refresh();
    }

    /** Moves the clock on until the next key signs, and returns its {@code kid}. */
    String rotate() {
        clock.moveTo(first(KeyPhase.PUBLISHED).signs());
        keys.refresh();
        return first(KeyPhase.SIGNING).keyId();
    }

    /** Withdraws a key that was stolen. */
    void withdraw(String keyId) {
        keys.withdraw(keyId);
    }

    private RotatingKey first(KeyPhase phase) {
        return keys.keys().stream()
                .filter(key -> key.phase() == phase)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        keys.close();
    }
}
