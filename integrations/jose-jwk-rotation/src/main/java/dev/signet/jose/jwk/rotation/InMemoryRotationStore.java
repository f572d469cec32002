package dev.signet.jose.jwk.rotation;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A store in memory, for tests of services of several instances. What is in it is lost with the process. A service of
 * one instance needs none: {@link RotatingKeys#inMemory()}. Thread-safe.
 */
public final class InMemoryRotationStore implements RotationStore {

    private final AtomicReference<Optional<Entry>> entry = new AtomicReference<>(Optional.empty());

    private InMemoryRotationStore() {}

    /**
     * Returns a new store.
     *
     * @return a store without an entry
     */
    public static InMemoryRotationStore empty() {
        return new InMemoryRotationStore();
    }

    @Override
    public Optional<Entry> read() {
        return entry.get();
    }

    @Override
    public boolean replace(long expectedVersion, Entry next) {
        Optional<Entry> found = entry.get();
        return found.map(Entry::version).orElse(0L) == expectedVersion && entry.compareAndSet(found, Optional.of(next));
    }
}
