import dev.signet.jose.jwt.cache.CaffeineCaches;
import dev.signet.jose.jwt.internal.BoundedCache;

/** Holds verified tokens in memory, for decoders that remember them. */
module dev.signet.jose.jwt.cache {
    requires static org.jspecify;
    requires transitive dev.signet.jose.jwt;
    requires com.github.benmanes.caffeine;

    provides BoundedCache.Provider with
            CaffeineCaches;
}
