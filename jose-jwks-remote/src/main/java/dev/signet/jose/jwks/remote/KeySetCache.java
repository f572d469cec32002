package dev.signet.jose.jwks.remote;

import dev.signet.jose.core.KeySetFetch;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.JwkSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The cache of one key set, and the fetch that renews it. There is at most one fetch at a time, and all callers that
 * need one share it (single flight). Thread-safe.
 */
final class KeySetCache {

    private final KeySetLocation location;
    private final RefreshPolicy policy;

    // Set when a fetch begins, cleared when it ends.
    private final AtomicReference<@Nullable InFlight> inFlight = new AtomicReference<>();

    // Written only by the fetch that is in flight.
    private volatile CacheState state = CacheState.EMPTY;

    // Written once, by close().
    private volatile boolean closed;

    KeySetCache(KeySetLocation location, RefreshPolicy policy) {
        this.location = location;
        this.policy = policy;
    }

    /** The reason for a fetch. */
    enum Trigger {
        /** The set is no longer fresh, or there is none. */
        EXPIRY {
            @Override
            boolean isNeeded(CacheState state, long now, RefreshPolicy policy) {
                return state.isDue(now);
            }
        },
        /** A token has a {@code kid} that the set does not have. */
        UNKNOWN_KEY_ID {
            @Override
            boolean isNeeded(CacheState state, long now, RefreshPolicy policy) {
                return state.mayRefreshForKeyId(now, policy.coolDown().toMillis());
            }
        },
        /** The refresh ahead of expiry, or the one after a backoff, is due by the timer. */
        SCHEDULE {
            @Override
            boolean isNeeded(CacheState state, long now, RefreshPolicy policy) {
                return true;
            }
        };

        abstract boolean isNeeded(CacheState state, long now, RefreshPolicy policy);
    }

    /**
     * A fetch in flight.
     *
     * @param result the state after the fetch; never fails
     * @param began when it began, by the policy's clock
     * @param patience how long tokens with an unknown {@code kid} wait for it
     */
    record InFlight(CompletableFuture<CacheState> result, long began, Deadline patience) {}

    /**
     * The answer to a request for a fetch.
     *
     * @param result the state after the fetch that was joined or begun, or the state now if none is needed; never fails
     * @param begun whether this request began the fetch
     */
    record Refresh(CompletableFuture<CacheState> result, boolean begun) {}

    CacheState state() {
        return state;
    }

    Optional<InFlight> inFlight() {
        return Optional.ofNullable(inFlight.get());
    }

    /**
     * Joins the fetch that is in flight, or begins one if the trigger needs one now that no other can begin.
     *
     * @param starter where a fetch begins: a first one loads classes and trust anchors, and a transport may block
     */
    Refresh refresh(Trigger trigger, Executor starter) {
        if (inFlight.get() == null && !isNeeded(trigger)) {
            return new Refresh(CompletableFuture.completedFuture(state), false);
        }
        CompletableFuture<CacheState> mine = new CompletableFuture<>();
        InFlight others = inFlight.compareAndExchange(
                null, new InFlight(mine, policy.clock().millis(), Deadline.in(policy.unknownKeyIdWait())));
        if (others != null) {
            return new Refresh(others.result, false);
        }
        boolean begun = false;
        try {
            // Another fetch may have ended between the first check and this one.
            if (isNeeded(trigger)) {
                fetch(trigger, mine, starter);
                begun = true;
            }
        } finally {
            // Also after a clock of the application that throws: others may have joined already.
            if (!begun) {
                inFlight.set(null);
                mine.complete(state);
            }
        }
        return new Refresh(mine, begun);
    }

    /** Ends refreshing: the result of a fetch in flight is dropped, and those that wait for it get the state now. */
    void close() {
        closed = true;
        policy.timer().close();
        inFlight().ifPresent(fetch -> fetch.result.complete(state));
    }

    /** Returns the error for callers that need a set when this state has none to offer. */
    KeySourceException unavailable(CacheState state) {
        String where = "no key set from " + location.host() + ": ";
        if (closed) {
            return new KeySourceException(where + "closed");
        }
        return state.failing()
                .map(failure -> new KeySourceException(where + failure.reason().getMessage(), failure.reason()))
                .orElseGet(() -> new KeySourceException(
                        where + "the keys are past their lifetime, and newer ones are not there yet"));
    }

    private boolean isNeeded(Trigger trigger) {
        // The clock after the state, or another thread may have made that younger than the reading.
        CacheState now = state;
        return !closed && trigger.isNeeded(now, policy.clock().millis(), policy);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The outcome, whatever it is, goes into the result.
    private void fetch(Trigger trigger, CompletableFuture<CacheState> result, Executor starter) {
        long began = policy.clock().millis();
        long start = System.nanoTime();
        CacheState before = state;
        CacheState after = trigger == Trigger.UNKNOWN_KEY_ID ? before.refreshedForKeyId(began) : before;
        Deadline deadline = Deadline.in(policy.responseTimeout());
        // Inside a stage, so that whatever a transport throws, or never answers, ends the fetch.
        deadline.limit(CompletableFuture.completedFuture(validators(trigger, before))
                        .thenComposeAsync(last -> begun(last, deadline), starter))
                .thenApply(fetched ->
                        after.succeeded(fetched, began, policy.staleIfError().toMillis()))
                .exceptionally(failure -> before.failed(
                        FetchException.of(failure),
                        policy.clock().millis(),
                        policy.backoff().pause(before.failures() + 1)))
                // Without a state if a clock of the application throws.
                .whenComplete((ended, clockFailure) -> complete(
                        result, before, ended == null ? before : ended, Duration.ofNanos(System.nanoTime() - start)));
    }

    private CompletionStage<FetchResult> begun(Optional<Validators> last, Deadline deadline) {
        // The fetch may have waited for a thread, and nothing is fetched once the set is closed.
        return closed ? CompletableFuture.failedStage(new FetchException("closed")) : location.fetch(last, deadline);
    }

    /**
     * An unknown {@code kid} relies on nothing that is known: not on where the set was, not on a cache that confirms
     * it.
     */
    private static Optional<Validators> validators(Trigger trigger, CacheState before) {
        return trigger == Trigger.UNKNOWN_KEY_ID
                ? Optional.empty()
                : Optional.ofNullable(before.copy()).map(CacheState.Copy::validators);
    }

    private void complete(CompletableFuture<CacheState> result, CacheState before, CacheState after, Duration took) {
        if (!closed) {
            state = after;
        }
        // Before the result, so that those that wait for it can begin the next fetch.
        inFlight.set(null);
        try {
            if (!closed) {
                scheduleRefresh(after);
            }
        } finally {
            // Runs what depends on the stage, which may take its time.
            result.complete(state);
        }
        if (!closed) {
            policy.observer().keySetFetched(outcome(before, after, took));
        }
    }

    private void scheduleRefresh(CacheState after) {
        CacheState.Copy copy = after.copy();
        long now = policy.clock().millis();
        long pause = after.failures() > 0 || copy == null
                ? after.retry() - now
                : policy.aheadOf(copy.expires() - copy.fetched());
        policy.timer().after(pause, () -> refresh(Trigger.SCHEDULE, Runnable::run));
    }

    @SuppressWarnings("ReferenceEquality") // A set that has not changed is the same object.
    private KeySetFetch outcome(CacheState before, CacheState after, Duration took) {
        String host = location.host();
        CacheState.Copy copy = after.copy();
        if (after.failures() > 0 || copy == null) {
            return new KeySetFetch.Failed(
                    host, took, unavailable(after), policy.clock().instant(after.retry()));
        }
        Instant expires = policy.clock().instant(copy.expires());
        JwkSet set = copy.set();
        return before.copy() != null && before.copy().set() == set
                ? new KeySetFetch.Confirmed(host, took, expires)
                : new KeySetFetch.Changed(
                        host, took, set.keys().size(), set.skippedKeys().size(), expires);
    }
}
