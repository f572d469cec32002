package dev.signet.jose.jwks.remote;

import dev.signet.jose.core.JoseObserver;
import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * The settings of a {@link KeySetCache}: when it fetches, and who waits how long. Immutable.
 *
 * @param clock measures the age of a set
 * @param responseTimeout for one fetch as a whole
 * @param coolDown from one fetch for an unknown {@code kid} to the next
 * @param unknownKeyIdWait how long a thread waits for such a fetch
 * @param staleIfError how long a set is used after its expiry
 * @param backoff after failures
 * @param observer told of every fetch
 * @param timer refreshes ahead of expiry, or never
 * @param starter where a fetch begins for which no thread waits
 */
record RefreshPolicy(
        SteadyClock clock,
        Duration responseTimeout,
        Duration coolDown,
        Duration unknownKeyIdWait,
        Duration staleIfError,
        Backoff backoff,
        JoseObserver observer,
        RefreshTimer timer,
        Executor starter) {

    /** The part of a lifetime after which a set is refreshed ahead: at most, and spread over a tenth before. */
    private static final double AHEAD = 0.8;

    private static final double SPREAD = 0.1;

    long aheadOf(long lifetime) {
        return (long) (lifetime * (AHEAD - SPREAD * backoff.random().getAsDouble()));
    }
}
