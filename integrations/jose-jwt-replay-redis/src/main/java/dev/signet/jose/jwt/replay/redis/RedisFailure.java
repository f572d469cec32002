package dev.signet.jose.jwt.replay.redis;

import dev.signet.jose.core.JoseException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;
import org.jspecify.annotations.Nullable;

/** The failure of Redis in words that say what to do. */
final class RedisFailure {

    private RedisFailure() {}

    static JoseException of(RedisException e, String address, RedisUse use) {
        return use.failed(address, cause(e, use), e);
    }

    private static String cause(RedisException e, RedisUse use) {
        String answer = answer(e);
        if (answer != null) {
            return inWords(answer, use);
        }
        return e instanceof RedisCommandTimeoutException || e.getCause() instanceof RedisCommandTimeoutException
                ? "it did not answer in time"
                : "it cannot be reached";
    }

    /** Returns the first word of the error that the server answered, such as {@code OOM}, or {@code null}. */
    private static @Nullable String answer(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof RedisCommandExecutionException && cause.getMessage() != null) {
                return cause.getMessage().split(" ", 2)[0];
            }
        }
        return null;
    }

    private static String inWords(String answer, RedisUse use) {
        return switch (answer) {
            case "OOM" -> "its memory is full of what has not ended (OOM)";
            case "NOAUTH", "WRONGPASS" -> "it refused the user or the password (" + answer + ")";
            case "NOPERM" -> use.rights() + " (NOPERM)";
            case "WRONGTYPE" -> use.intruder();
            case "READONLY" -> "it is a replica (READONLY)";
            case "CLUSTERDOWN" -> "the cluster is down (CLUSTERDOWN)";
            case "LOADING" -> "it is starting (LOADING)";
            default -> "it answered " + answer;
        };
    }
}
