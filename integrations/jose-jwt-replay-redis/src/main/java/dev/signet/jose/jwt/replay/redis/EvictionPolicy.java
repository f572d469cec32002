package dev.signet.jose.jwt.replay.redis;

import io.lettuce.core.RedisCommandExecutionException;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What servers do with keys when their memory is full. */
final class EvictionPolicy {

    private static final Pattern LIMIT = Pattern.compile("(?m)^maxmemory:(\\d+)\\s*$");
    private static final Pattern POLICY = Pattern.compile("(?m)^maxmemory_policy:(\\S+)\\s*$");

    private EvictionPolicy() {}

    /**
     * Refuses servers that drop keys which are needed. A server without a limit drops none.
     *
     * @param memory the answer to {@code INFO memory} of all servers, one below the other; that it may not be asked is
     *     no failure
     * @throws dev.signet.jose.core.JoseException as the use has it, if a server says that it does
     */
    static void require(String address, RedisUse use, Supplier<String> memory) {
        String said = answer(memory);
        Matcher policy = POLICY.matcher(said);
        boolean limited =
                LIMIT.matcher(said).results().anyMatch(limit -> !limit.group(1).matches("0+"));
        while (limited && policy.find()) {
            if (!use.survived().test(policy.group(1))) {
                throw use.evicted(address, policy.group(1));
            }
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
