package dev.signet.jose.jwk.internal;

import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * A look-up that waits for no source. An operation that needs a set which is not there yet ends, and begins anew once
 * the set is there. What takes part in it is then asked again, but for the sources: the answer of a source, a failure
 * too, is kept until the operation has ended, so that each attempt gets further than the one before it.
 *
 * <p>For one operation, whose attempts come one after the other.
 */
public final class NonBlockingLookup implements JwkSetLookup {

    /** More sets than a token can need; sources that are new in each attempt would be asked without an end. */
    private static final int MOST_SETS = 64;

    private final IdentityHashMap<JwkSource, CompletableFuture<JwkSet>> current = new IdentityHashMap<>();
    private final IdentityHashMap<JwkSource, Map<String, CompletableFuture<JwkSet>>> refreshed =
            new IdentityHashMap<>();

    private int awaited;

    private NonBlockingLookup() {}

    /**
     * Completes an operation on one token without waiting for key sets.
     *
     * @param operation the operation, begun anew after each set that was not there; it does not catch what this look-up
     *     throws
     * @param executor where the operation runs
     * @param <T> the result
     * @return a stage of the caller's own, which completes with the result or with the very exception of the operation;
     *     also with that of the executor, if it rejects, and with {@link KeySourceException} if the operation needs
     *     more than 64 sets that are not there, as one does that is given a new source in each attempt
     */
    public static <T> CompletionStage<T> complete(Function<JwkSetLookup, T> operation, Executor executor) {
        CompletableFuture<T> result = new CompletableFuture<>();
        NonBlockingLookup lookup = new NonBlockingLookup();
        lookup.begin(operation, executor, result);
        return result;
    }

    @Override
    public JwkSet current(JwkSource source) {
        return answered(
                current.computeIfAbsent(source, asked -> asked.currentAsync().toCompletableFuture()));
    }

    @Override
    public JwkSet refreshed(JwkSource source, String missingKeyId) {
        return answered(refreshed
                .computeIfAbsent(source, asked -> new HashMap<>())
                .computeIfAbsent(
                        missingKeyId, missing -> source.refreshedAsync(missing).toCompletableFuture()));
    }

    private <T> void begin(Function<JwkSetLookup, T> operation, Executor executor, CompletableFuture<T> result) {
        try {
            executor.execute(() -> attempt(operation, executor, result));
        } catch (RuntimeException rejected) {
            result.completeExceptionally(rejected);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // Whatever the set is, the next attempt finds it.
    private <T> void attempt(Function<JwkSetLookup, T> operation, Executor executor, CompletableFuture<T> result) {
        try {
            result.complete(operation.apply(this));
        } catch (NotThereYet absent) {
            if (++awaited > MOST_SETS) {
                result.completeExceptionally(new KeySourceException("no key set: " + MOST_SETS
                        + " sets were awaited for one token; expected the same source for the same issuer each time"));
            } else {
                absent.answer.whenComplete((set, failure) -> begin(operation, executor, result));
            }
        } catch (Throwable failure) {
            // An error of the application's code as well: a stage that never completed would hide it.
            result.completeExceptionally(failure);
        }
    }

    private static JwkSet answered(CompletableFuture<JwkSet> answer) {
        if (!answer.isDone()) {
            throw new NotThereYet(answer);
        }
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw unwrapped(e);
        }
    }

    /** Returns the exception as {@link JwkSource#current()} would have thrown it. */
    private static RuntimeException unwrapped(CompletionException wrapper) {
        Throwable cause = wrapper.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        if (cause instanceof RuntimeException unchecked) {
            return unchecked;
        }
        return new KeySourceException("no key set: the key source failed", cause == null ? wrapper : cause);
    }

    /** Ends an attempt; no failure, so without a stack trace. */
    private static final class NotThereYet extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient CompletableFuture<JwkSet> answer;

        NotThereYet(CompletableFuture<JwkSet> answer) {
            super("the key set is not there yet", null, false, false);
            this.answer = answer;
        }
    }
}
