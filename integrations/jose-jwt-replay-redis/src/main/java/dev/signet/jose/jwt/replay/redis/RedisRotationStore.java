package dev.signet.jose.jwt.replay.redis;

import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.rotation.RotationStore;
import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A store of rotating keys in Redis 6.2 or later, or a server that speaks its protocol, for a service of several
 * instances: one server, one that sentinels watch, or a cluster. It takes the module {@code jose-jwk-rotation}, which
 * this one does not bring along.
 *
 * <pre>{@code
 * RedisRotationStore store = RedisRotationStore.builder()
 *     .key("login:signing-keys")
 *     .connect(RedisURI.create("rediss://login:secret@redis.internal:6380"));
 *
 * RotatingKeys keys = RotatingKeys.in(store)
 *     .signingWith(ES256)
 *     .encryptedBy(keyEncryptionKey)
 *     .publishedBefore(Duration.ofHours(1))
 *     .signingFor(Duration.ofDays(30))
 *     .verifiedAfter(Duration.ofMinutes(10))
 *     .start();
 * }</pre>
 *
 * <p>The entry is one key without an end, whose value is the version, a space and the entry. It is replaced by a script
 * that compares the version before.
 *
 * <p>For its operation:
 *
 * <ul>
 *   <li>A server that restarts without {@code appendonly yes} has lost the entry, and one with {@code appendfsync
 *       everysec} may have lost the last one; a replica that takes over may lack it. Instances that run refuse the
 *       older entry, and say so: restart them all then. PostgreSQL forgets nothing that it has confirmed.
 *   <li>{@code maxmemory-policy} is {@code noeviction} or one that drops keys with an end only. A server with another
 *       is refused when the store is made, if the user may ask ({@code INFO}).
 *   <li>The user needs {@code EVAL}, {@code GET}, {@code SET} and {@code TIME} on the key, and in a cluster
 *       {@code CLUSTER NODES}.
 * </ul>
 *
 * <p>Thread-safe; all threads share one connection for each server.
 */
public final class RedisRotationStore implements RotationStore, AutoCloseable {

    private final RedisConnection redis;
    private final String key;

    private RedisRotationStore(RedisConnection redis, String key) {
        this.redis = redis;
        this.key = key;
    }

    /**
     * Begins a store.
     *
     * @return a builder with the key {@code signing-keys} and a time-out of one second
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the entry.
     *
     * @throws KeySourceException if Redis fails or does not answer in time, or if the value of the key is no entry
     */
    @Override
    public Optional<Entry> read() {
        return redis.get(key).map(this::entry);
    }

    /**
     * Replaces the entry if it is the expected one.
     *
     * @throws KeySourceException if Redis fails, is full or does not answer in time. The entry may have been replaced
     *     or not
     */
    @Override
    public boolean replace(long expectedVersion, Entry next) {
        return redis.replace(key, expectedVersion, next.version() + " " + next.text());
    }

    /** Returns the time of the server that has the key, in milliseconds. */
    @Override
    public Optional<Instant> time() {
        return Optional.of(Instant.ofEpochMilli(redis.time(key)));
    }

    /** Closes the connection. After that all methods throw a {@link KeySourceException}. */
    @Override
    public void close() {
        redis.close();
    }

    /** Returns the addresses and the key, and no password. */
    @Override
    public String toString() {
        return "RedisRotationStore at " + redis.address() + " with the key " + key;
    }

    private Entry entry(String value) {
        int space = value.indexOf(' ');
        try {
            return new Entry(Long.parseLong(value.substring(0, Math.max(space, 0))), value.substring(space + 1));
        } catch (IllegalArgumentException e) {
            throw new KeySourceException(
                    "the value of the key " + key + " in the Redis at " + redis.address()
                            + " is no entry of a rotation store: it is not used, and not overwritten",
                    e);
        }
    }

    /** A builder of stores. For one thread. */
    public static final class Builder {

        private String key = "signing-keys";
        private Duration timeout = Duration.ofSeconds(1);

        private Builder() {}

        /**
         * Sets the key. Each set of rotating keys needs one of its own.
         *
         * @param key for example {@code "login:signing-keys"}
         * @return this builder
         * @throws IllegalArgumentException if {@code key} is empty
         */
        public Builder key(String key) {
            if (key.isEmpty()) {
                throw new IllegalArgumentException("expected the name of a key, was empty");
            }
            this.key = key;
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
         * Connects to a server, or to the one that sentinels name.
         *
         * @param uri the server, as {@code redis://} or {@code rediss://}, or the sentinels, as
         *     {@code redis-sentinel://}, with user, password and database
         * @return the store; to be closed
         * @throws KeySourceException if the server cannot be reached or refuses the password, or drops keys that have
         *     no end when it is full
         */
        public RedisRotationStore connect(RedisURI uri) {
            return new RedisRotationStore(RedisConnection.toServer(uri, timeout, RedisUse.SIGNING_KEYS), key);
        }

        /**
         * Connects to a cluster.
         *
         * @param node a node of the cluster, which names the others
         * @param more further nodes to ask, if that one is down
         * @return the store; to be closed
         * @throws IllegalArgumentException if a node is not stated by its host and port
         * @throws KeySourceException if no node can be reached, one refuses the password, or drops keys that have no
         *     end when it is full
         */
        public RedisRotationStore connectToCluster(RedisURI node, RedisURI... more) {
            return new RedisRotationStore(RedisConnection.toCluster(node, more, timeout, RedisUse.SIGNING_KEYS), key);
        }
    }
}
