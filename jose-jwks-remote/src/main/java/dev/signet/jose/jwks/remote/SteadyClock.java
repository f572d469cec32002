package dev.signet.jose.jwks.remote;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * A time for what is measured from a moment: the age of a set, a pause. It goes forward with a clock of the day. When
 * that clock is set back, this time stands and then goes on, so that a set does not become younger, and a pause does
 * not become longer. Thread-safe, without a lock; a time that is read after another one, by any thread, is not earlier
 * by more than the clock of the day went back, and never by a second.
 */
final class SteadyClock {

    /** How far the last mark may lie behind: readings in between write nothing that other threads must read anew. */
    private static final long MARK = 1000;

    private final InstantSource clock;

    // Milliseconds from any beginning, which no setting of the clock touches.
    private final LongSupplier running;

    private final AtomicReference<Mark> mark;

    /** A reading: what the clock said, how long the system had been running, and the time that came of it. */
    private record Mark(long said, long ran, long time) {}

    private SteadyClock(InstantSource clock, LongSupplier running) {
        this.clock = clock;
        this.running = running;
        long start = clock.millis();
        this.mark = new AtomicReference<>(new Mark(start, running.getAsLong(), start));
    }

    /**
     * Returns a time by the clock of this system. It goes on by the running time of the JVM as well, so that what
     * passed before the clock was set back is not lost.
     */
    static SteadyClock system() {
        return of(Clock.systemUTC(), () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
    }

    /** Returns a time by another clock, and by that alone: it stands as long as that clock does. */
    static SteadyClock of(InstantSource clock) {
        return of(clock, () -> 0);
    }

    static SteadyClock of(InstantSource clock, LongSupplier running) {
        return new SteadyClock(clock, running);
    }

    /** Returns the clock of the day, for times that others state. */
    InstantSource ofDay() {
        return clock;
    }

    /** Returns the time: milliseconds since the epoch for as long as the clock of the day was never set back. */
    long millis() {
        while (true) {
            Mark last = mark.get();
            // After the mark: what is read before could be earlier than a mark that another thread has set since.
            long said = clock.millis();
            long ran = running.getAsLong();
            long passed = Math.max(0, Math.max(said - last.said, ran - last.ran));
            long time = last.time + passed;
            if (said >= last.said && passed < MARK) {
                return time;
            }
            if (mark.compareAndSet(last, new Mark(said, ran, time))) {
                return time;
            }
        }
    }

    /** Returns when a time is or was, as the clock of the day shows it now. */
    Instant instant(long time) {
        return Instant.ofEpochMilli(clock.millis() - millis() + time);
    }
}
