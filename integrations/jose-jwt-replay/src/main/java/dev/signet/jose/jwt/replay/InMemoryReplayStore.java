package dev.signet.jose.jwt.replay;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.signet.jose.core.ReplayStoreException;
import dev.signet.jose.jwt.ReplayStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A store of used tokens in memory, for a service that runs in one process. Several instances of a service need a store
 * that they share; otherwise each of them accepts a token once.
 *
 * <p>The store holds a bounded number of tokens, each until it has expired. When it is full of tokens that have not
 * expired, it refuses further ones with a {@link ReplayStoreException}: if it dropped a token, that token could be used
 * again. Its capacity should therefore cover all tokens of one lifetime at the highest rate (50 a second that live for
 * five minutes are 15,000), and the lifetime should be bounded with
 * {@link dev.signet.jose.jwt.JwtDecoderBuilder#maxLifetime}. A token takes about 250 octets. The content is lost
 * when the process ends.
 *
 * <p>If the clock is set back, no used token is accepted again: tokens that expired before the latest time that the
 * clock has shown are dropped, so the store throws a {@link ReplayStoreException} for a token that expired before that
 * time but not yet by the current clock. After a clock that was wrongly an hour ahead, tokens that expire within that
 * hour are refused until the hour is over or the process is restarted; tokens that live longer are accepted.
 *
 * <p>Thread-safe.
 */
public final class InMemoryReplayStore implements ReplayStore {

    /** A long holds no more than three centuries in nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(36_525);

    private final int tokens;
    private final Clock clock;
    private final AtomicReference<Instant> latest = new AtomicReference<>(Instant.MIN);
    private final Cache<String, Instant> used;

    private InMemoryReplayStore(int tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
        // No maximumSize: it would evict tokens that have not expired. Maintenance runs in the caller, without a
        // thread.
        this.used = Caffeine.newBuilder()
                .expireAfter(new UntilExpired())
                .ticker(() -> nanos(latest(clock.instant())))
                .executor(Runnable::run)
                .build();
    }

    /**
     * Returns an empty store with the system's clock.
     *
     * @param tokens the greatest number of tokens, at least 1; concurrent threads may each exceed it by one
     * @return a new store
     * @throws IllegalArgumentException if {@code tokens} is not positive
     */
    public static InMemoryReplayStore holding(int tokens) {
        return holding(tokens, Clock.systemUTC());
    }

    /**
     * Returns an empty store.
     *
     * @param tokens the greatest number of tokens, at least 1; concurrent threads may each exceed it by one
     * @param clock the clock that decides when a token has expired, the same as the decoder's
     * @return a new store
     * @throws IllegalArgumentException if {@code tokens} is not positive
     */
    public static InMemoryReplayStore holding(int tokens, Clock clock) {
        if (tokens < 1) {
            throw new IllegalArgumentException("expected room for at least 1 token, was " + tokens);
        }
        return new InMemoryReplayStore(tokens, clock);
    }

    /**
     * Adds a key if it is absent.
     *
     * @throws ReplayStoreException if the store is full of tokens that have not expired, or the clock was set back and
     *     the token may have been dropped
     */
    @Override
    public boolean add(String key, Instant until) {
        if (used.getIfPresent(key) != null) {
            return false;
        }
        requireRoom();
        if (used.asMap().putIfAbsent(key, until) != null) {
            return false;
        }
        requireRemembered(until);
        return true;
    }

    /** Returns the number of tokens, and nothing of them. */
    @Override
    public String toString() {
        return "InMemoryReplayStore with " + used.estimatedSize() + " of " + tokens + " tokens";
    }

    private void requireRoom() {
        if (used.estimatedSize() < tokens) {
            return;
        }
        used.cleanUp();
        if (used.estimatedSize() >= tokens) {
            throw new ReplayStoreException("the replay store is full: it holds " + tokens
                    + " tokens that have not expired, so no other is accepted until one has");
        }
    }

    /** Checks after the key was added, so that a time that another thread has seen meanwhile counts too. */
    private void requireRemembered(Instant until) {
        Instant now = clock.instant();
        if (now.isBefore(until) && !latest(now).isBefore(until)) {
            throw new ReplayStoreException("the clock was set back by "
                    + Duration.between(now, latest.get()).toSeconds()
                    + " s: it is unknown whether the token was used before, and it is not accepted");
        }
    }

    /** Returns the latest time that the clock has shown. */
    private Instant latest(Instant now) {
        return latest.accumulateAndGet(now, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** Returns nanoseconds since the epoch, for times from 1970 to 2262. */
    private static long nanos(Instant time) {
        return time.getEpochSecond() * 1_000_000_000L + time.getNano();
    }

    /** Counts from the time that Caffeine has read: a second reading would be later, and the key dropped early. */
    private static final class UntilExpired implements Expiry<String, Instant> {

        @Override
        public long expireAfterCreate(String key, Instant until, long now) {
            Duration left = Duration.between(Instant.EPOCH, until).minusNanos(now);
            if (left.isNegative()) {
                return 0;
            }
            return left.compareTo(LONGEST) < 0 ? left.toNanos() : LONGEST.toNanos();
        }

        @Override
        public long expireAfterUpdate(String key, Instant until, long now, long left) {
            return left;
        }

        @Override
        public long expireAfterRead(String key, Instant until, long now, long left) {
            return left;
        }
    }
}
