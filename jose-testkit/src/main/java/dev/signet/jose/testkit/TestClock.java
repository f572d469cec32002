package dev.signet.jose.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that stands still until it is moved. Thread-safe: all threads see the same time, and so do the clocks that
 * {@link #withZone} returns.
 */
public final class TestClock extends Clock {

    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    private TestClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /**
     * Returns a clock that stands at a time, in UTC.
     *
     * @param time the time
     * @return a new clock
     */
    public static TestClock at(Instant time) {
        return new TestClock(new AtomicReference<>(time), ZoneOffset.UTC);
    }

    /**
     * Moves the clock.
     *
     * @param time the distance; backwards if negative
     * @throws java.time.DateTimeException if the time would lie outside of what an {@link Instant} can be
     */
    public void advance(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    /**
     * Sets the clock to a time.
     *
     * @param time the time, before or after the current one
     */
    public void set(Instant time) {
        now.set(time);
    }

    /** Returns the time to which the clock was last moved. */
    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** Returns a clock in another time zone that moves with this one. */
    @Override
    public TestClock withZone(ZoneId other) {
        return new TestClock(now, other);
    }

    /** Returns the time and the zone. */
    @Override
    public String toString() {
        return "TestClock[" + instant() + ", " + zone + "]";
    }
}
