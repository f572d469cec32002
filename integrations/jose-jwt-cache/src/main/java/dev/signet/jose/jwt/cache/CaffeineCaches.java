package dev.signet.jose.jwt.cache;

import dev.signet.jose.jwt.internal.BoundedCache;
import java.time.Clock;
import java.time.Duration;
import java.util.function.ToIntFunction;

/** The service through which jose-jwt finds this module. Not for applications. Immutable. */
public final class CaffeineCaches implements BoundedCache.Provider {

    /** Constructs the service, for {@link java.util.ServiceLoader}. */
    public CaffeineCaches() {}

    @Override
    public <K, V> BoundedCache<K, V> create(long maxWeight, ToIntFunction<V> weigher, Duration maxAge, Clock clock) {
        return new CaffeineCache<>(maxWeight, weigher, maxAge, clock);
    }
}
