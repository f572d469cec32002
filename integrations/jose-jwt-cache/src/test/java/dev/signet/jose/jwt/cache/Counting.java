package dev.signet.jose.jwt.cache;

import dev.signet.jose.core.JoseObserver;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a decoder tells of its memory. */
final class Counting implements JoseObserver {

    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder evictions = new LongAdder();

    @Override
    public void memoryHit() {
        hits.increment();
    }

    @Override
    public void memoryMiss() {
        misses.increment();
    }

    @Override
    public void memoryEvicted(long tokens) {
        evictions.add(tokens);
    }

    Counts beside(long tokens) {
        return new Counts(hits.sum(), misses.sum(), evictions.sum(), tokens);
    }
}
