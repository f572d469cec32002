package dev.signet.jose.jwt.replay.redis;

import dev.signet.jose.core.JoseException;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.core.ReplayStoreException;
import org.jspecify.annotations.Nullable;

/** What is kept in Redis: how a failure is said, and what would be lost. */
enum RedisUse {
    USED_TOKENS("the replay store", "failed, and no token is accepted", "used tokens would be accepted again") {
        @Override
        JoseException exception(String message, @Nullable Throwable cause) {
            return cause == null ? new ReplayStoreException(message) : new ReplayStoreException(message, cause);
        }

        @Override
        String rights() {
            return "the user may not call EVAL, SET, GET and PTTL on keys with the prefix";
        }

        @Override
        String intruder() {
            return "in the place of a used token is something else (WRONGTYPE); no other program may write keys with"
                    + " the prefix";
        }

        // With any other policy a server that is full drops keys that have an end, as these have.
        @Override
        boolean survives(String evictionPolicy) {
            return evictionPolicy.equals("noeviction");
        }
    },
    SIGNING_KEYS("the rotation store", "failed", "the signing keys would be lost") {
        @Override
        JoseException exception(String message, @Nullable Throwable cause) {
            return cause == null ? new KeySourceException(message) : new KeySourceException(message, cause);
        }

        @Override
        String rights() {
            return "the user may not call EVAL, GET, SET and TIME on the key";
        }

        @Override
        String intruder() {
            return "in the place of the entry is something else (WRONGTYPE); no other program may write the key";
        }

        // The entry has no end.
        @Override
        boolean survives(String evictionPolicy) {
            return !evictionPolicy.startsWith("allkeys-");
        }
    };

    private final String store;
    private final String consequence;
    private final String loss;

    RedisUse(String store, String consequence, String loss) {
        this.store = store;
        this.consequence = consequence;
        this.loss = loss;
    }

    /** Returns what is thrown if a server failed. */
    JoseException failed(String address, String cause, Throwable e) {
        return exception(store + " in the Redis at " + address + " " + consequence + ": " + cause, e);
    }

    /** Returns what is thrown once the store was closed. */
    JoseException closed(String address) {
        return exception(store + " in the Redis at " + address + " is closed", null);
    }

    /** Returns what is thrown if a server drops keys when its memory is full. */
    JoseException evicted(String address, String evictionPolicy) {
        return exception(
                "the Redis at " + address + " drops keys when its memory is full, so " + loss
                        + ": set maxmemory-policy to noeviction, not " + evictionPolicy,
                null);
    }

    abstract JoseException exception(String message, @Nullable Throwable cause);

    /** Returns which rights the user lacks. */
    abstract String rights();

    /** Returns that a key has a value of another type. */
    abstract String intruder();

    /** Returns whether nothing is lost when a server with that policy is full. */
    abstract boolean survives(String evictionPolicy);
}
