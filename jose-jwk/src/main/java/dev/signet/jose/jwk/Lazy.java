package dev.signet.jose.jwk;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A key object that is made at its first use, so that a large set costs little. Any thread may make it, and all make
 * equal objects. Thread-safe.
 */
final class Lazy<T> {

    private final Supplier<T> making;
    private volatile @Nullable T made;

    Lazy(Supplier<T> making) {
        this.making = making;
    }

    /** Returns the object, from the first use on the same each time. */
    T get() {
        T object = made;
        if (object == null) {
            object = making.get();
            made = object;
        }
        return object;
    }
}
