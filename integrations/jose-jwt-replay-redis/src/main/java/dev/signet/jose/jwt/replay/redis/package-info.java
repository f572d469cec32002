/**
 * What several instances of a service share, in Redis: used tokens in a
 * {@link dev.signet.jose.jwt.replay.redis.RedisReplayStore}, and keys in a
 * {@link dev.signet.jose.jwt.replay.redis.RedisRotationStore}.
 *
 * <p>To read the code, begin with {@code RedisConnection}, which has the scripts.
 */
@NullMarked
package dev.signet.jose.jwt.replay.redis;

import org.jspecify.annotations.NullMarked;
