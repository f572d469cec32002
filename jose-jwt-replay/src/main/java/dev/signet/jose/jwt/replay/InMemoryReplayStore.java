package dev.signet.jose.jwt.replay;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.signet.jose.core.ReplayStoreException;
import dev.signet.jose.jwt.ReplayStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

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
 * <p>Thread-safe.
 */
public final class InMemoryReplayStore implements ReplayStore {

    /** Nanoseconds have no room for more than three centuries. */
    private static final Duration LONGEST = Duration.ofDays(36_525);

    private final int tokens;
    private final Cache<String, Instant> used;

    private InMemoryReplayStore(int tokens, Clock clock) {
        this.tokens = tokens;
        // No maximumSize: it evicts what is still good. Maintenance runs in the caller, so no thread outlives anybody.
        this.used = Caffeine.newBuilder()
                .expireAfter(new UntilExpired())
                .ticker(() -> nanos(clock.instant()))
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
     * @throws ReplayStoreException if the store is full of tokens that have not expired
     */
    @Override
    public boolean add(String key, Instant until) {
        if (used.getIfPresent(key) != null) {
            return false;
        }
        requireRoom();
        return used.asMap().putIfAbsent(key, until) == null;
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
