package dev.signet.jose.jwt.replay.redis;

import dev.signet.jose.core.ReplayStoreException;
import dev.signet.jose.jwt.ReplayStore;
import io.lettuce.core.RedisURI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A store of used tokens in Redis 6.2 or later, or a server that speaks its protocol, for a service of several
 * instances: one server, one that sentinels watch, or a cluster.
 *
 * <pre>{@code
 * RedisReplayStore used = RedisReplayStore.builder()
 *     .prefix("orders:used:")
 *     .connect(RedisURI.create("rediss://orders:secret@redis.internal:6380"));
 *
 * JwtDecoder once = Jwt.verifiedBy(JwsVerifier.of(keys, ES256))
 *     .issuer("https://login.example")
 *     .audience("orders")
 *     .maxLifetime(Duration.ofMinutes(5))
 *     .rejectingReplays(used)
 *     .build();
 * }</pre>
 *
 * <p>A key is set by {@code SET} with {@code NX} and {@code PXAT} in a script, which also asks whether the server
 * holds it. It is a hash of a token's issuer and {@code jti}, and is held for a minute longer than the token lives, by
 * the clock of the server. A token is only accepted if the server says that it holds the key, and if its clock has
 * never been seen beyond the end of it: so no clock of an instance that is wrong, nor one of a server that is seen to
 * go back, lets a token in twice.
 *
 * <p>Whenever the server fails, is full, or does not answer in time, {@link #add} throws a
 * {@link ReplayStoreException}, and the decoder accepts nothing. Calls during an outage of a single server fail at
 * once, those of a cluster after the time-out; the connection is made again by itself. A token that was added by a call
 * whose answer was lost counts as used.
 *
 * <p>For its operation:
 *
 * <ul>
 *   <li>{@code maxmemory-policy} is {@code noeviction}; with any other a server that is full drops tokens that have not
 *       ended. A server that says so is refused when the store is made. One whose user may not ask ({@code INFO}), or
 *       whose settings are changed later, is not noticed.
 *   <li>A server that restarts without {@code appendonly yes} has lost all tokens, with {@code appendfsync everysec}
 *       those of the last second, and a replica that takes over lacks those that had not reached it.
 *   <li>The user needs {@code EVAL}, {@code SET}, {@code GET} and {@code PTTL} on the keys with the prefix, and in a
 *       cluster {@code CLUSTER NODES}.
 * </ul>
 *
 * <p>Thread-safe; all threads share one connection for each server.
 */
public final class RedisReplayStore implements ReplayStore, AutoCloseable {

    /** For how long after its end a token is held: by that much clocks may differ. */
    static final Duration GRACE = Duration.ofMinutes(1);

    private final RedisConnection redis;
    private final String prefix;
    private final Clock clock;

    /** What no two calls have in common, so that a call that was sent twice is not taken for two. */
    private final String instance = UUID.randomUUID().toString();

    private final AtomicLong calls = new AtomicLong();
    private final ServerTime time = new ServerTime();

    private RedisReplayStore(RedisConnection redis, String prefix, Clock clock) {
        this.redis = redis;
        this.prefix = prefix;
        this.clock = clock;
    }

    /**
     * Begins a store.
     *
     * @return a builder with the prefix {@code used-token:}, a time-out of one second and the system's clock
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Adds a key if it is absent.
     *
     * @throws ReplayStoreException if Redis fails, is full or does not answer in time, or if it may have dropped the
     *     key since its clock is or was beyond {@code until}
     */
    @Override
    public boolean add(String key, Instant until) {
        long end = Math.max(1, millis(until.plus(GRACE)));
        long left = redis.setIfAbsent(prefix + key, instance + '-' + calls.incrementAndGet(), end);
        if (left == RedisConnection.PRESENT) {
            return false;
        }
        if (!time.isNew(end, left) && clock.instant().isBefore(until)) {
            throw new ReplayStoreException("the clock of " + redis.address()
                    + " is or was ahead of this service's by more than " + GRACE.toSeconds()
                    + " s: it is unknown whether the token was used before, and it is not accepted");
        }
        // One that is not known to be new has ended by the own clock, and the decoder refuses it.
        return true;
    }

    /** Closes the connection. After that {@link #add} throws, and the decoder accepts nothing. */
    @Override
    public void close() {
        redis.close();
    }

    /** Returns the addresses and the prefix, and no password. */
    @Override
    public String toString() {
        return "RedisReplayStore at " + redis.address() + " with the prefix " + prefix;
    }

    /** Returns whole milliseconds since the epoch; what is less is rounded up, so that no key is dropped early. */
    private static long millis(Instant time) {
        return time.minusNanos(1).toEpochMilli() + 1;
    }

    /** A builder of stores. For one thread. */
    public static final class Builder {

        private String prefix = "used-token:";
        private Duration timeout = Duration.ofSeconds(1);
        private Clock clock = Clock.systemUTC();

        private Builder() {}

        /**
         * Sets the beginning of all keys. Services that may each accept a token once need a prefix each.
         *
         * @param prefix for example {@code "orders:used:"}
         * @return this builder
         * @throws IllegalArgumentException if {@code prefix} is empty
         */
        public Builder prefix(String prefix) {
            if (prefix.isEmpty()) {
                throw new IllegalArgumentException("expected the beginning of all keys, was empty");
            }
            this.prefix = prefix;
            return this;
        }

        /**
         * Sets how long to wait for an answer. Connecting may take that long or five seconds, whichever is more. The
         * time-out of a {@code RedisURI} does not count.
         *
         * @param timeout from a millisecond to a minute
         * @return this builder
         * @throws IllegalArgumentException if {@code timeout} is out of that range
         */
        public Builder timeout(Duration timeout) {
            this.timeout = RedisConnection.checkedTimeout(timeout);
            return this;
        }

        /**
         * Sets the clock. It decides no more than whether a token that the store cannot tell has ended anyway.
         *
         * @param clock the clock of the decoder
         * @return this builder
         */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /**
         * Connects to a server, or to the one that sentinels name.
         *
         * @param uri the server, as {@code redis://} or {@code rediss://}, or the sentinels, as
         *     {@code redis-sentinel://}, with user, password and database
         * @return the store; to be closed
         * @throws ReplayStoreException if the server cannot be reached or refuses the password, or drops keys when it
         *     is full
         */
        public RedisReplayStore connect(RedisURI uri) {
            return new RedisReplayStore(RedisConnection.toServer(uri, timeout, RedisUse.USED_TOKENS), prefix, clock);
        }

        /**
         * Connects to a cluster.
         *
         * @param node a node of the cluster, which names the others
         * @param more further nodes to ask, if that one is down
         * @return the store; to be closed
         * @throws IllegalArgumentException if a node is not stated by its host and port
         * @throws ReplayStoreException if no node can be reached, one refuses the password, or drops keys when it is
         *     full
         */
        public RedisReplayStore connectToCluster(RedisURI node, RedisURI... more) {
            return new RedisReplayStore(
                    RedisConnection.toCluster(node, more, timeout, RedisUse.USED_TOKENS), prefix, clock);
        }
    }
}
