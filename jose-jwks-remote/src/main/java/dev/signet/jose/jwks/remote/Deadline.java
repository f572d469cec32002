package dev.signet.jose.jwks.remote;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The end of a wait, in real time, whatever clock is configured. Immutable. */
final class Deadline {

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** Returns the time that is left, not less than zero. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    /**
     * Returns a stage that completes as the given one does, or with a {@link TimeoutException} once no time is left.
     *
     * <p>The JVM has one thread that completes all stages that time out. Dependents of this stage do not run on it,
     * where they would delay the timeouts of the whole JVM, but on the default executor of stages. That applies to a
     * timeout of the given stage as well.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // The outcome is in the stage that is returned.
    <T> CompletableFuture<T> limit(CompletionStage<T> stage) {
        CompletableFuture<T> limited = new CompletableFuture<>();
        stage.thenApply(value -> value)
                .toCompletableFuture()
                .orTimeout(left().toNanos(), TimeUnit.NANOSECONDS)
                .whenComplete((value, failure) -> {
                    if (isTimeOut(failure)) {
                        limited.defaultExecutor().execute(() -> limited.completeExceptionally(failure));
                    } else if (failure != null) {
                        limited.completeExceptionally(failure);
                    } else {
                        limited.complete(value);
                    }
                });
        return limited;
    }

    /** Returns whether a stage that was limited has failed for want of time. */
    static boolean isTimeOut(@Nullable Throwable failure) {
        return failure instanceof TimeoutException
                || (failure instanceof CompletionException wrapper && wrapper.getCause() instanceof TimeoutException);
    }
}
