package dev.signet.jose.jwt.replay.redis;

import dev.signet.jose.core.JoseException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The failure of Redis in words that say what to do. */
final class RedisFailure {

    private RedisFailure() {}

    static JoseException of(RedisException e, String address, RedisUse use) {
        return use.failed(address, cause(e, use), e);
    }

    /**
     * Returns whether Lettuce says that a connection was closed, or that its pipeline is empty, which is an
     * IllegalStateException, and nothing that a server answered.
     */
    static boolean isClosedConnection(RedisException e) {
        List<Throwable> all = all(e);
        return answer(all).isEmpty() && all.stream().anyMatch(RedisFailure::saysClosed);
    }

    private static boolean saysClosed(Throwable e) {
        // With a cause it says no more than where the cause was met.
        return e instanceof IllegalStateException || (e instanceof RedisConnectionException && e.getCause() == null);
    }

    private static String cause(RedisException e, RedisUse use) {
        List<Throwable> all = all(e);
        return answer(all).map(answer -> inWords(answer, use)).orElseGet(() -> unanswered(all));
    }

    /** Returns the first word of the error that a server answered, such as {@code OOM}. */
    private static Optional<String> answer(List<Throwable> all) {
        return all.stream()
                .filter(RedisCommandExecutionException.class::isInstance)
                .flatMap(answered -> Stream.ofNullable(answered.getMessage()))
                .map(message -> message.split(" ", 2)[0])
                .findFirst();
    }

    private static String unanswered(List<Throwable> all) {
        return all.stream().anyMatch(RedisCommandTimeoutException.class::isInstance)
                ? "it did not answer in time"
                : "it cannot be reached";
    }

    /**
     * Returns an exception and all that are in it, the nearest first: its cause, those that it suppresses, then theirs.
     * What each node of a cluster said Lettuce suppresses. Each is there once, so that a circle ends.
     */
    private static List<Throwable> all(Throwable e) {
        Set<Throwable> found = Collections.newSetFromMap(new IdentityHashMap<>());
        found.add(e);
        List<Throwable> all = new ArrayList<>(found);
        for (int i = 0; i < all.size(); i++) {
            Throwable outer = all.get(i);
            Stream.concat(Stream.ofNullable(outer.getCause()), Arrays.stream(outer.getSuppressed()))
                    .filter(found::add)
                    .forEach(all::add);
        }
        return all;
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
