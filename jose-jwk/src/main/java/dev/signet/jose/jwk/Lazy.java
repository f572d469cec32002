package dev.signet.jose.jwk;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A key object that is made at its first use, so that a large set costs little. Several threads may make one at the
 * same time; all get the first that was finished. Thread-safe.
 */
final class Lazy<T> {

    private final Supplier<T> making;
    private final AtomicReference<@Nullable T> made = new AtomicReference<>();

    Lazy(Supplier<T> making) {
        this.making = making;
    }

    /** Returns the object, the same to all threads each time. */
    T get() {
        T object = made.get();
        if (object != null) {
            return object;
        }
        T own = making.get();
        return made.compareAndSet(null, own) ? own : Objects.requireNonNull(made.get());
    }
}
