package dev.signet.jose.spring.boot;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.JoseException;
import dev.signet.jose.core.JoseObserver;
import dev.signet.jose.core.KeySetFetch;
import java.util.List;
import java.util.function.Consumer;

/**
 * Tells each of several observers, in their order, whatever another one throws.
 *
 * @param all the observers
 */
record JoseObservers(List<JoseObserver> all) implements JoseObserver {

    @Override
    public void tokenAccepted() {
        each(JoseObserver::tokenAccepted);
    }

    @Override
    public void tokenRefused(InvalidTokenException refusal) {
        each(observer -> observer.tokenRefused(refusal));
    }

    @Override
    public void tokenUndecided(JoseException failure) {
        each(observer -> observer.tokenUndecided(failure));
    }

    @Override
    public void memoryHit() {
        each(JoseObserver::memoryHit);
    }

    @Override
    public void memoryMiss() {
        each(JoseObserver::memoryMiss);
    }

    @Override
    public void memoryEvicted(long tokens) {
        each(observer -> observer.memoryEvicted(tokens));
    }

    @Override
    public void keySetFetched(KeySetFetch fetch) {
        each(observer -> observer.keySetFetched(fetch));
    }

    private void each(Consumer<JoseObserver> event) {
        for (JoseObserver observer : all) {
            try {
                event.accept(observer);
            } catch (Throwable observersOwn) {
                // Dropped, errors too, as of an observer that is alone.
            }
        }
    }
}
