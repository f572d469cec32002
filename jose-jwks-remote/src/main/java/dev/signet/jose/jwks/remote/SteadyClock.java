package dev.signet.jose.jwks.remote;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * A monotonic clock for ages and pauses that follows the wall clock forward. When the wall clock is set back, this time
 * stands still and then goes on, so that a set does not become younger, and a pause not longer. Thread-safe and
 * lock-free; a time that is read after another one, by any thread, is not earlier by more than the wall clock went
 * back, and never by a second.
 */
final class SteadyClock {

    /**
     * The age up to which a mark is kept, in milliseconds: readings in between write nothing that other threads share.
     */
    private static final long MARK = 1000;

    private final InstantSource clock;

    // Milliseconds from an arbitrary origin, not affected by setting the clock.
    private final LongSupplier running;

    private final AtomicReference<Mark> mark;

    /** A reading of the wall clock, of the running time, and the time that followed from them. */
    private record Mark(long wall, long ran, long time) {}

    private SteadyClock(InstantSource clock, LongSupplier running) {
        this.clock = clock;
        this.running = running;
        long start = clock.millis();
        this.mark = new AtomicReference<>(new Mark(start, running.getAsLong(), start));
    }

    /**
     * Returns a clock over the system clock. It goes on by the running time of the JVM as well, so that the time that
     * passed before the clock was set back is not lost.
     */
    static SteadyClock system() {
        return of(Clock.systemUTC(), () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
    }

    /** Returns a clock over another clock alone: it stands still as long as that clock does. */
    static SteadyClock of(InstantSource clock) {
        return of(clock, () -> 0);
    }

    static SteadyClock of(InstantSource clock, LongSupplier running) {
        return new SteadyClock(clock, running);
    }

    /** Returns the wall clock, for times that servers state. */
    InstantSource wallClock() {
        return clock;
    }

    /** Returns the time: milliseconds since the epoch, as long as the wall clock has never been set back. */
    long millis() {
        while (true) {
            Mark last = mark.get();
            // After the mark: a reading before it could be earlier than a mark that another thread has set since.
            long wall = clock.millis();
            long ran = running.getAsLong();
            long passed = Math.max(0, Math.max(wall - last.wall, ran - last.ran));
            long time = last.time + passed;
            if (wall >= last.wall && passed < MARK) {
                return time;
            }
            if (mark.compareAndSet(last, new Mark(wall, ran, time))) {
                return time;
            }
        }
    }

    /** Returns a time of this clock as the wall clock shows it now. */
    Instant instant(long time) {
        return Instant.ofEpochMilli(clock.millis() - millis() + time);
    }
}
