package dev.signet.jose.jwks.remote;

import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs one task later. A new task replaces the one that is scheduled. Thread-safe. */
interface RefreshTimer extends AutoCloseable {

    void after(long milliseconds, Runnable task);

    @Override
    void close();

    /** Returns a timer on one daemon thread, which starts with the first task and ends with {@link #close()}. */
    static RefreshTimer daemon(String name) {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        return new RefreshTimer() {
            // The scheduled task; written by the thread that completes a fetch.
            private final AtomicReference<@Nullable Future<?>> waiting = new AtomicReference<>();

            @Override
            public void after(long milliseconds, Runnable task) {
                try {
                    Future<?> before = waiting.getAndSet(executor.schedule(task, milliseconds, TimeUnit.MILLISECONDS));
                    if (before != null) {
                        before.cancel(false);
                    }
                } catch (RejectedExecutionException closed) {
                    // Closed at the same moment: nothing is left to refresh.
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
