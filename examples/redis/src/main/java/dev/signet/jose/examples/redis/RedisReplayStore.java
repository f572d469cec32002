package dev.signet.jose.examples.redis;

import dev.signet.jose.jwt.ReplayStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;

/**
 * A store of used tokens in Redis, for a service of several instances. It needs one command, {@code SET} with
 * {@code NX} and {@code PX}, by which Redis checks, writes and sets the expiry in one step.
 *
 * <p>For its operation:
 *
 * <ul>
 *   <li>{@code maxmemory-policy} must be {@code noeviction}, or a full server drops tokens that have not expired. With it
 *       a full server refuses to write, and the decoder then refuses all tokens.
 *   <li>A server that restarts without {@code appendonly yes} has lost all tokens, and a replica that takes over lacks
 *       those that had not reached it. Where that matters, follow {@code SET} with {@code WAIT}.
 *   <li>A write whose answer is lost has still happened: the caller gets a 503, and the same token is then refused. Do not
 *       let the client repeat commands by itself.
 * </ul>
 *
 * <p>Thread-safe.
 */
public final class RedisReplayStore implements ReplayStore {

    private final UnifiedJedis redis;
    private final String prefix;
    private final Clock clock;

    /**
     * Makes a store.
     *
     * @param redis a client that is shared by all threads, with timeouts that the service can wait for
     * @param prefix the beginning of the keys, another for each service, for example {@code "orders:used:"}
     * @param clock the clock, the same as the decoder's
     */
    public RedisReplayStore(UnifiedJedis redis, String prefix, Clock clock) {
        this.redis = redis;
        this.prefix = prefix;
        this.clock = clock;
    }

    @Override
    public boolean add(String key, Instant until) {
        String answer = redis.set(prefix + key, "", SetParams.setParams().nx().px(millisecondsTo(until)));
        if (answer != null && !answer.equals("OK")) {
            throw new IllegalStateException("expected OK or nothing from Redis");
        }
        return answer != null;
    }

    /**
     * Two more than whole milliseconds, because both clocks drop what is less; at least one, because Redis wants it.
     */
    private long millisecondsTo(Instant until) {
        return Math.max(1, Duration.between(clock.instant(), until).toMillis() + 2);
    }
}
