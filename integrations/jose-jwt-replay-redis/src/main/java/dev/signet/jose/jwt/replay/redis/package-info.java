/**
 * A {@link dev.signet.jose.jwt.ReplayStore} in Redis, for a service of several instances. Begin reading at
 * {@link dev.signet.jose.jwt.replay.redis.RedisReplayStore}, its only public class.
 *
 * <p>To read the code, begin with {@code RedisConnection}, which has the script.
 */
@NullMarked
package dev.signet.jose.jwt.replay.redis;

import org.jspecify.annotations.NullMarked;
