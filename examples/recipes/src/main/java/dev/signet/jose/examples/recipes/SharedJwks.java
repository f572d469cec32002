package dev.signet.jose.examples.recipes;

import dev.signet.jose.jwks.remote.JwksTransport;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SetArgs;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One fetch of a key set for all instances of a service: the answer of the key server is kept in Redis while it is
 * fresh, as {@link KeptAnswers} writes it. Each instance takes it once, and asks the key server when it needs a newer
 * one. Without Redis each instance fetches for itself. One for each {@code RemoteJwkSet}. Thread-safe.
 */
final class SharedJwks implements JwksTransport {

    private static final Duration LONGEST_FOR_REDIS = Duration.ofSeconds(1);
    private static final Duration TURN = Duration.ofMillis(50);

    /** More than one refresh asks for: metadata, keys, and a redirect or two to each. */
    private static final int MOST = 16;

    private static final String PREFIX = "jwks:";
    private static final String LOCK = ":fetching";

    private final RedisClient client;
    private final KeptAnswers answers;
    private final JwksTransport server;

    /** The entity tags of the answers that were taken last. */
    private final Deque<String> taken = new ArrayDeque<>();

    private @Nullable StatefulRedisConnection<String, String> connection;

    /**
     * @param client is connected by the first request, and stays the caller's
     * @param server the transport to the key server
     */
    SharedJwks(RedisClient client, KeptAnswers answers, JwksTransport server) {
        this.client = client;
        this.answers = answers;
        this.server = server;
    }

    /** Returns a client that gives up on Redis within a second, so that there is time to ask the key server. */
    static RedisClient client(RedisURI address) {
        address.setTimeout(LONGEST_FOR_REDIS);
        RedisClient client = RedisClient.create(address);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(LONGEST_FOR_REDIS)
                        .build())
                .build());
        return client;
    }

    @Override
    public CompletionStage<Response> get(Request request) {
        String key = PREFIX + request.uri();
        try {
            Optional<Response> kept = kept(key, request.uri());
            if (kept.isEmpty() && lock(key, request.timeout())) {
                // One that was written between the look and the lock is as good as another fetch.
                kept = kept(key, request.uri());
                if (kept.isEmpty()) {
                    return server.get(unconditional(request))
                            .thenApply(answer -> keep(key, request.uri(), answer))
                            .whenComplete((answer, failure) -> unlock(key));
                }
                unlock(key);
            }
            return kept.isPresent() ? CompletableFuture.completedFuture(kept.get()) : later(request);
        } catch (RedisException e) {
            return server.get(request);
        }
    }

    /** Returns the answer in Redis, unless this instance has taken it before: who asks again wants a newer one. */
    private Optional<Response> kept(String key, URI uri) {
        return answers.read(redis().get(key), uri).filter(this::take);
    }

    /** Returns whether an answer was not taken before. Its entity tag is that of one fetch. */
    private synchronized boolean take(Response answer) {
        String tag = answer.header("ETag").orElse("");
        if (taken.contains(tag)) {
            return false;
        }
        taken.addLast(tag);
        if (taken.size() > MOST) {
            taken.removeFirst();
        }
        return true;
    }

    private boolean lock(String key, Duration time) {
        return redis().set(key + LOCK, "", SetArgs.Builder.nx().px(time)) != null;
    }

    /** Returns the request for an answer with a body, which the other instances need. */
    private static Request unconditional(Request request) {
        Map<String, String> headers = new HashMap<>(request.headers());
        headers.remove("If-None-Match");
        headers.remove("If-Modified-Since");
        return new Request(request.uri(), headers, request.timeout(), request.maxOctets());
    }

    /** Returns the answer as the other instances get it. */
    private Response keep(String key, URI uri, Response answer) {
        String text = answers.write(answer, uri);
        try {
            redis().set(key, text, SetArgs.Builder.px(KeptAnswers.lifetime(answer)));
        } catch (RedisException e) {
            // The other instances fetch for themselves.
        }
        Response shared = answers.read(text, uri).orElse(answer);
        take(shared);
        return shared;
    }

    /** One that has expired may be the next instance's by now: then there is one fetch more. */
    private void unlock(String key) {
        try {
            redis().del(key + LOCK);
        } catch (RedisException e) {
            // It expires by itself.
        }
    }

    /** Looks again in a moment, for as long as the request may take. */
    private CompletionStage<Response> later(Request request) {
        Duration left = request.timeout().minus(TURN);
        if (left.isNegative() || left.isZero()) {
            return CompletableFuture.failedFuture(
                    new TimeoutException("another instance fetches, and its answer did not come in time"));
        }
        Request rest = new Request(request.uri(), request.headers(), left, request.maxOctets());
        return CompletableFuture.supplyAsync(
                        () -> get(rest), CompletableFuture.delayedExecutor(TURN.toMillis(), TimeUnit.MILLISECONDS))
                .thenCompose(Function.identity());
    }

    private synchronized RedisCommands<String, String> redis() {
        if (connection == null) {
            connection = client.connect();
        }
        return connection.sync();
    }
}
