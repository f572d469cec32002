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

    /**
     * Returns this store for the tokens of one sender, whose {@code jti} are apart from those of all other senders. For
     * tokens without an issuer that are signed with a key of the sender, such as DPoP proofs (RFC 9449): two clients
     * that number their proofs alike do not use up each other's.
     *
     * @param sender what identifies the sender and is verified, such as the thumbprint of the key that verifies the
     *     token: {@code key.thumbprint().toString()}
     * @return a view of this store; thread-safe, as this store is
     * @throws IllegalArgumentException if {@code sender} is empty
     */
    default ReplayStore forSender(String sender) {
        if (sender.isEmpty()) {
            throw new IllegalArgumentException("expected what identifies the sender, was empty");
        }
        return (key, until) -> add(ReplayKey.ofSender(sender, key), until);
    }
}
