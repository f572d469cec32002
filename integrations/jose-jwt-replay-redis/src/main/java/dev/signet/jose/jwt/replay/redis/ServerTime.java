package dev.signet.jose.jwt.replay.redis;

import java.util.concurrent.atomic.AtomicLong;

/** The latest time that the servers have shown, in milliseconds since the epoch. Thread-safe. */
final class ServerTime {

    private final AtomicLong latest = new AtomicLong(Long.MIN_VALUE);

    /**
     * Returns whether a key that was just set was absent before because it is new, and not because a server has dropped
     * it: a server whose clock is or was beyond the end of the key may have.
     *
     * @param end until when the key is held
     * @param left for how many milliseconds the server will hold it; negative if it does not
     */
    boolean isNew(long end, long left) {
        return left >= 0 && latest.accumulateAndGet(end - left, Math::max) < end;
    }
}
