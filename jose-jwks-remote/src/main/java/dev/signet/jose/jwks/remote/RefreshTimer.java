package dev.signet.jose.jwks.remote;

import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs one task later. A new task takes the place of the one that was waiting. Thread-safe. */
interface RefreshTimer extends AutoCloseable {

    void after(long milliseconds, Runnable task);

    @Override
    void close();

    /** Returns a timer on one daemon thread, which begins with the first task and ends with {@link #close()}. */
    static RefreshTimer daemon(String name) {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        return new RefreshTimer() {
            // The task that waits; written by whoever ends an attempt.
            private final AtomicReference<@Nullable Future<?>> waiting = new AtomicReference<>();

            @Override
            public void after(long milliseconds, Runnable task) {
                try {
                    Future<?> before = waiting.getAndSet(executor.schedule(task, milliseconds, TimeUnit.MILLISECONDS));
                    if (before != null) {
                        before.cancel(false);
                    }
                } catch (RejectedExecutionException closed) {
                    // Closed in the same moment: there is nothing left to refresh.
                }
            }

            @Override
            public void close() {
                executor.shutdownNow();
            }
        };
    }

    /** Returns a timer that never runs anything. */
    static RefreshTimer none() {
        return new RefreshTimer() {
            @Override
            public void after(long milliseconds, Runnable task) {}

            @Override
            public void close() {}
        };
    }
}
