package dev.signet.jose.jwk.rotation;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A store in memory, for tests of services of several instances. What is in it is lost with the process. A service of
 * one instance needs none: {@link RotatingKeys#inMemory()}. Thread-safe.
 */
public final class InMemoryRotationStore implements RotationStore {

    /** Written by any thread, by compare and set. */
    private final AtomicReference<@Nullable Entry> place = new AtomicReference<>();

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
        return Optional.ofNullable(place.get());
    }

    @Override
    public boolean replace(long expectedVersion, Entry next) {
        Entry found = place.get();
        return (found == null ? 0 : found.version()) == expectedVersion && place.compareAndSet(found, next);
    }
}
