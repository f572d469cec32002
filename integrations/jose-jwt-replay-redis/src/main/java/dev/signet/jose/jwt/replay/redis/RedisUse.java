package dev.signet.jose.jwt.replay.redis;

import dev.signet.jose.core.JoseException;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.core.ReplayStoreException;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What is kept in Redis: how a failure is said, and what would be lost.
 *
 * @param exception makes an exception of the store from its message
 * @param store the store
 * @param consequence what it means that a server failed
 * @param loss what it means that a server drops keys
 * @param rights which rights the user lacks
 * @param intruder that a key has a value of another type
 * @param survived the eviction policies of servers that lose nothing when they are full
 */
record RedisUse(
        Function<String, JoseException> exception,
        String store,
        String consequence,
        String loss,
        String rights,
        String intruder,
        Predicate<String> survived) {

    /** With any policy but that one a server that is full drops keys that have an end, as these have. */
    static final RedisUse USED_TOKENS = new RedisUse(
            ReplayStoreException::new,
            "the replay store",
            "failed, and no token is accepted",
            "used tokens would be accepted again",
            "the user may not call EVAL, SET, GET and PTTL on keys with the prefix, or CLUSTER NODES in a cluster",
            "in the place of a used token is something else (WRONGTYPE); no other program may write keys with the"
                    + " prefix",
            "noeviction"::equals);

    /** The entry has no end: policies for keys that have one do not drop it. */
    static final RedisUse SIGNING_KEYS = new RedisUse(
            KeySourceException::new,
            "the rotation store",
            "failed",
            "the signing keys would be lost",
            "the user may not call EVAL, GET, SET and TIME on the key, or CLUSTER NODES in a cluster",
            "in the place of the entry is something else (WRONGTYPE); no other program may write the key",
            policy -> !policy.startsWith("allkeys-"));

    /** Returns what is thrown if a server failed. */
    JoseException failed(String address, String cause, Throwable e) {
        JoseException failure =
                exception.apply(store + " in the Redis at " + address + " " + consequence + ": " + cause);
        failure.initCause(e);
        return failure;
    }

    /** Returns what is thrown once the store was closed. */
    JoseException closed(String address) {
        return exception.apply(store + " in the Redis at " + address + " is closed");
    }

    /** Returns what is thrown if a server drops keys when its memory is full. */
    JoseException evicted(String address, String evictionPolicy) {
        return exception.apply("the Redis at " + address + " drops keys when its memory is full, so " + loss
                + ": set maxmemory-policy to noeviction, not " + evictionPolicy);
    }
}
