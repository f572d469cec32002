package dev.signet.jose.core.internal;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Up to eight objects that wait for their next use. An object is for one thread: it belongs to the caller that took it
 * until it is given back. Thread-safe without locks.
 *
 * @param <T> the objects
 */
public final class IdleInstances<T> {

    private static final int MOST = 8;

    private final AtomicReferenceArray<@Nullable T> idle = new AtomicReferenceArray<>(MOST);

    /** Creates an empty collection. */
    public IdleInstances() {}

    /**
     * Returns an object for the caller alone.
     *
     * @return one that was given back, or {@code null} if none waits
     */
    public @Nullable T take() {
        for (int i = 0; i < MOST; i++) {
            T instance = idle.get(i) == null ? null : idle.getAndSet(i, null);
            if (instance != null) {
                return instance;
            }
        }
        return null;
    }

    /**
     * Keeps an object for its next use, or drops it if enough of them wait.
     *
     * @param instance the object, which the caller no longer uses
     */
    public void giveBack(T instance) {
        for (int i = 0; i < MOST; i++) {
            if (idle.get(i) == null && idle.compareAndSet(i, null, instance)) {
                return;
            }
        }
    }
}
