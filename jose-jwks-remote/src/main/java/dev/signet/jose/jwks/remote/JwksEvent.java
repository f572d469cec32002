package dev.signet.jose.jwks.remote;

import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.JwkSet;
import java.time.Instant;

/** The outcome of a fetch. Holds no part of a token. Immutable. */
public sealed interface JwksEvent {

    /**
     * The first set was fetched, or one that differs from the cached one.
     *
     * @param keys the new set; {@link JwkSet#skippedKeys()} lists the elements that cannot be used
     * @param expires the time at which it is no longer fresh
     */
    record Changed(JwkSet keys, Instant expires) implements JwksEvent {}

    /**
     * The cached set is still current.
     *
     * @param expires the time at which it is no longer fresh
     */
    record Confirmed(Instant expires) implements JwksEvent {}

    /**
     * The fetch failed. A cached set is used until stale-if-error ends.
     *
     * @param reason the reason
     * @param retry the end of the backoff, at which the next fetch can be made
     */
    record Failed(KeySourceException reason, Instant retry) implements JwksEvent {}
}
