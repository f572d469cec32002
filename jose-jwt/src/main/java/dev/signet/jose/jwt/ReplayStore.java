package dev.signet.jose.jwt;

import java.time.Instant;

/**
 * A store of used tokens, so that none is accepted twice: {@link JwtDecoderBuilder#rejectingReplays}.
 *
 * <p>All instances of a service must use the same store. Services that may each accept a token once need a store each,
 * or a prefix each in one store. An implementation is thread-safe, and throws if it cannot decide: a store that returns
 * {@code true} without knowing lets replays through.
 */
@FunctionalInterface
public interface ReplayStore {

    /**
     * Adds a key if it is absent, in one atomic step. Of any number of calls with one key until its time has passed,
     * concurrent or not, exactly one returns {@code true}.
     *
     * @param key the token's issuer and {@code jti}, as a SHA-256 in base64url: 43 characters
     * @param until the time until which the store must keep the key; it may be dropped afterwards
     * @return {@code true} if the key was absent, {@code false} if the token was used before
     * @throws RuntimeException if the store is unavailable or full; the decoder then refuses the token and throws a
     *     {@link dev.signet.jose.core.ReplayStoreException}
     */
    boolean add(String key, Instant until);
}
