package dev.signet.jose.jwt.replay.redis;

import io.lettuce.core.RedisCommandExecutionException;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server does with keys when its memory is full. */
final class EvictionPolicy {

    private static final Pattern LIMIT = Pattern.compile("(?m)^maxmemory:(\\d+)\\s*$");
    private static final Pattern POLICY = Pattern.compile("(?m)^maxmemory_policy:(\\S+)\\s*$");

    private EvictionPolicy() {}

    /**
     * Refuses a server that drops keys which are needed. One without a limit drops none.
     *
     * @param memory the answer to {@code INFO memory}; that it may not be asked is no failure
     * @throws dev.signet.jose.core.JoseException as the use has it, if the server says that it does
     */
    static void require(String address, RedisUse use, Supplier<String> memory) {
        String said = answer(memory);
        Matcher limit = LIMIT.matcher(said);
        Matcher policy = POLICY.matcher(said);
        if (limit.find()
                && !limit.group(1).matches("0+")
                && policy.find()
                && !use.survived().test(policy.group(1))) {
            throw use.evicted(address, policy.group(1));
        }
    }

    /** Returns the answer, or nothing if the user may not ask. */
    private static String answer(Supplier<String> memory) {
        try {
            return memory.get();
        } catch (RedisCommandExecutionException e) {
            // ERR: an unknown command, as one that was renamed is.
            if (e.getMessage() != null && e.getMessage().matches("(?s)(?:NOPERM|ERR) .*")) {
                return "";
            }
            throw e;
        }
    }
}
