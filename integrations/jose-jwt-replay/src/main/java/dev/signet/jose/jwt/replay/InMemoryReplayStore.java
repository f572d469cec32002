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
 * Remembers in memory which tokens were used: for a service that runs in one process. Several instances of it need a store
 * that they share, or a token is accepted once by each.
 *
 * <p>It holds a bounded number of tokens, each until it has expired. When it is full of tokens that are still good it
 * accepts none, and throws a {@link ReplayStoreException}: to forget one of them would let it be used again. So give it
 * room for all tokens of a lifetime at the highest rate (50 a second that live for five minutes are 15,000), and bound the
 * lifetime with {@link dev.signet.jose.jwt.JwtDecoderBuilder#maximumLifetime}. A token takes about 250 octets. What was
 * remembered ends with the process.
 *
 * <p>A clock that is set back brings no token back: what ended before the latest time that the clock has shown is
 * forgotten, so for a token that ended before that time, and by the clock of now has not, it throws a
 * {@link ReplayStoreException} too. After a clock that was wrongly an hour ahead, tokens that end within that hour are not
 * accepted until the hour is over or the process is started again; tokens that live longer are.
 *
 * <p>Thread-safe.
 */
public final class InMemoryReplayStore implements ReplayStore {

    /** Nanoseconds have no room for more than three centuries. */
    private static final Duration LONGEST = Duration.ofDays(36_525);

    private final int tokens;
    private final Clock clock;
    private final AtomicReference<Instant> latest = new AtomicReference<>(Instant.MIN);
    private final Cache<String, Instant> used;

    private InMemoryReplayStore(int tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
        // No maximumSize: it evicts what is still good. Maintenance runs in the caller, so no thread outlives anybody.
        this.used = Caffeine.newBuilder()
                .expireAfter(new UntilExpired())
                .ticker(() -> nanos(latest(clock.instant())))
                .executor(Runnable::run)
                .build();
    }

    /**
     * Returns an empty store that reads the system's clock.
     *
     * @param tokens how many it holds at most, at least 1; threads that come together may each go one beyond it
     * @return a new store
     * @throws IllegalArgumentException if {@code tokens} is not positive
     */
    public static InMemoryReplayStore holding(int tokens) {
        return holding(tokens, Clock.systemUTC());
    }

    /**
     * Returns an empty store.
     *
     * @param tokens how many it holds at most, at least 1; threads that come together may each go one beyond it
     * @param clock what tells when a token has expired, the same as the decoder's
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
     * Adds a key if it is not there.
     *
     * @throws ReplayStoreException if the store is full of tokens that have not expired, or the clock was set back and the
     *     token may have been forgotten
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

    /** Returns how many tokens the store holds, and nothing of them. */
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

    /** Looks after the key was added, so that a time which another thread sees meanwhile counts too. */
    private void requireRemembered(Instant until) {
        Instant now = clock.instant();
        if (now.isBefore(until) && !latest(now).isBefore(until)) {
            throw new ReplayStoreException("the clock was set back by "
                    + Duration.between(now, latest.get()).toSeconds()
                    + " s: whether the token was used before cannot be told, so it is not accepted");
        }
    }

    /** Returns the latest time that the clock has shown. */
    private Instant latest(Instant now) {
        return latest.accumulateAndGet(now, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** Since 1970, and until 2262. */
    private static long nanos(Instant time) {
        return time.getEpochSecond() * 1_000_000_000L + time.getNano();
    }

    /** Counts from the very moment that Caffeine looked at: a second look would be later, and the key forgotten early. */
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
