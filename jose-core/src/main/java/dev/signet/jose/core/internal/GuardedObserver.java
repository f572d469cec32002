package dev.signet.jose.core.internal;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.JoseException;
import dev.signet.jose.core.JoseObserver;
import dev.signet.jose.core.KeySetFetch;
import java.util.Objects;

/**
 * An observer whose exceptions are dropped, so that it has no part in the outcome. As thread-safe as that observer.
 *
 * @param observer the observer of the application
 */
public record GuardedObserver(JoseObserver observer) implements JoseObserver {

    /** No observer. */
    public static final JoseObserver NONE = new JoseObserver() {};

    /**
     * Returns whether an observer is there.
     *
     * @param observer any observer
     * @return false for {@link #NONE}
     */
    @SuppressWarnings("ReferenceEquality") // There is one object that stands for none.
    public static boolean isThere(JoseObserver observer) {
        return observer != NONE;
    }

    /**
     * Constructs a guarded observer.
     *
     * @param observer the observer of the application
     */
    public GuardedObserver {
        Objects.requireNonNull(observer, "observer");
    }

    @Override
    public void tokenAccepted() {
        guarded(observer::tokenAccepted);
    }

    @Override
    public void tokenRefused(InvalidTokenException refusal) {
        guarded(() -> observer.tokenRefused(refusal));
    }

    @Override
    public void tokenUndecided(JoseException failure) {
        guarded(() -> observer.tokenUndecided(failure));
    }

    @Override
    public void memoryHit() {
        guarded(observer::memoryHit);
    }

    @Override
    public void memoryMiss() {
        guarded(observer::memoryMiss);
    }

    @Override
    public void memoryEvicted(long tokens) {
        guarded(() -> observer.memoryEvicted(tokens));
    }

    @Override
    public void keySetFetched(KeySetFetch fetch) {
        guarded(() -> observer.keySetFetched(fetch));
    }

    private static void guarded(Runnable event) {
        try {
            event.run();
        } catch (Throwable observersOwn) {
            // Errors too, such as a missing class of the metrics library, and the checked exceptions of other
            // languages:
            // an accepted token stays accepted.
        }
    }
}
