package dev.signet.jose.jwk.rotation;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;

/** A daemon thread that runs one task again and again, each time a while after the last. Thread-safe. */
final class RefreshThread implements AutoCloseable {

    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
            1,
            task -> {
                Thread thread = new Thread(task, "signet-key-rotation");
                thread.setDaemon(true);
                return thread;
            },
            // What would run after the end.
            new DiscardPolicy());

    private final Runnable task;
    private final Duration pause;

    RefreshThread(Runnable task, Duration pause) {
        this.task = task;
        this.pause = pause;
    }

    void start() {
        Future<?> unused = executor.schedule(this::run, pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    /** A task that fails, whatever it throws, is run again. */
    private void run() {
        try {
            task.run();
        } finally {
            start();
        }
    }
}
