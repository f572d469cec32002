package dev.signet.jose.jwks.remote;

import java.time.Duration;

/**
 * When an attempt ends, with its redirects and all its documents. Real time, whatever clock the caller injected: it bounds
 * how long somebody waits. Immutable.
 */
final class Deadline {

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** Returns the time that is left, at least a millisecond: HTTP clients refuse a timeout of zero. */
    Duration left() {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        return left.toMillis() < 1 ? Duration.ofMillis(1) : left;
    }
}
