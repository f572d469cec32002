package dev.signet.jose.core;

import java.time.Duration;
import java.time.Instant;

/** The outcome of a fetch of a key set. Holds no key and no part of a token. Immutable. */
public sealed interface KeySetFetch {

    /**
     * Returns the host of the key set.
     *
     * @return the host that was configured: that of the URL or of the issuer
     */
    String host();

    /**
     * Returns the time that the fetch took, as a whole: redirects, the issuer's metadata and the body included.
     *
     * @return the time that passed, whatever clock is configured
     */
    Duration duration();

    /**
     * The first set was fetched, or one that differs from the cached one.
     *
     * @param host the configured host
     * @param duration the time that the fetch took
     * @param keys the number of its keys that can be used
     * @param skippedKeys the number of its elements that were skipped because they cannot be used
     * @param expires the time at which the set is no longer fresh
     */
    record Changed(String host, Duration duration, int keys, int skippedKeys, Instant expires) implements KeySetFetch {}

    /**
     * The cached set is still current.
     *
     * @param host the configured host
     * @param duration the time that the fetch took
     * @param expires the time at which the set is no longer fresh
     */
    record Confirmed(String host, Duration duration, Instant expires) implements KeySetFetch {}

    /**
     * The fetch failed. A cached set is used until stale-if-error ends.
     *
     * @param host the configured host
     * @param duration the time after which it had failed
     * @param reason the reason
     * @param retry the end of the backoff, at which the next fetch can be made
     */
    record Failed(String host, Duration duration, KeySourceException reason, Instant retry) implements KeySetFetch {}
}
