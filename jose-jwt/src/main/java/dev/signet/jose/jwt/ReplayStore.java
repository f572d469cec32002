package dev.signet.jose.jwt;

import java.time.Instant;

/**
 * Remembers which tokens were accepted, so that none is accepted twice: {@link JwtDecoderBuilder#rejectingReplays}.
 *
 * <p>All instances of a service must ask the same store. Services that may each accept a token once need a store each, or
 * one with a prefix each. An implementation is thread-safe, and if it cannot tell it throws: a store that answers
 * {@code true} because it does not know lets replays through.
 */
@FunctionalInterface
public interface ReplayStore {

    /**
     * Adds a key, in one atomic step, if it is not there. Of any number of calls with one key, at the same time or one
     * after the other until its time is over, exactly one returns {@code true}.
     *
     * @param key the token's issuer and {@code jti}: 43 characters of base64url, a SHA-256 that gives nothing away
     * @param until the store must hold the key until this time, and no longer than it likes
     * @return {@code true} if the key was not there, {@code false} if the token was used before
     * @throws RuntimeException if the store cannot be asked or has no room; the decoder then accepts nothing and throws a
     *     {@link dev.signet.jose.core.ReplayStoreException}
     */
    boolean add(String key, Instant until);
}
