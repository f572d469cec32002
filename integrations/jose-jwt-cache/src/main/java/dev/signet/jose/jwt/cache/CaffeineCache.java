package dev.signet.jose.jwt.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import dev.signet.jose.jwt.internal.BoundedCache;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** A cache whose maintenance runs in the threads that call it. Thread-safe. */
final class CaffeineCache<K, V> implements BoundedCache<K, V> {

    private final Cache<K, V> entries;
    private final LongAdder evictions = new LongAdder();

    CaffeineCache(long maxWeight, ToIntFunction<V> weigher, Duration maxAge, Clock clock) {
        this.entries = Caffeine.newBuilder()
                .maximumWeight(maxWeight)
                .weigher((K key, V value) -> weigher.applyAsInt(value))
                .expireAfterWrite(maxAge)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .evictionListener((key, value, cause) -> countEviction(cause))
                .executor(Runnable::run)
                .build();
    }

    @Override
    public @Nullable V get(K key) {
        return entries.getIfPresent(key);
    }

    @Override
    public void put(K key, V value) {
        entries.put(key, value);
    }

    @Override
    public void remove(K key) {
        entries.invalidate(key);
    }

    @Override
    public long size() {
        entries.cleanUp();
        return entries.estimatedSize();
    }

    @Override
    public long evictions() {
        return evictions.sum();
    }

    /** Returns the number of entries, and nothing of them. */
    @Override
    public String toString() {
        return "CaffeineCache with " + entries.estimatedSize() + " entries";
    }

    private void countEviction(RemovalCause cause) {
        if (cause == RemovalCause.SIZE) {
            evictions.increment();
        }
    }
}
