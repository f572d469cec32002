package dev.signet.jose.spring.boot;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.JoseException;
import dev.signet.jose.core.JoseObserver;
import dev.signet.jose.core.KeySetFetch;
import java.util.List;

/**
 * Tells each of several observers, in their order.
 *
 * @param all the observers
 */
record JoseObservers(List<JoseObserver> all) implements JoseObserver {

    @Override
    public void tokenAccepted() {
        all.forEach(JoseObserver::tokenAccepted);
    }

    @Override
    public void tokenRefused(InvalidTokenException refusal) {
        all.forEach(observer -> observer.tokenRefused(refusal));
    }

    @Override
    public void tokenUndecided(JoseException failure) {
        all.forEach(observer -> observer.tokenUndecided(failure));
    }

    @Override
    public void memoryHit() {
        all.forEach(JoseObserver::memoryHit);
    }

    @Override
    public void memoryMiss() {
        all.forEach(JoseObserver::memoryMiss);
    }

    @Override
    public void memoryEvicted(long tokens) {
        all.forEach(observer -> observer.memoryEvicted(tokens));
    }

    @Override
    public void keySetFetched(KeySetFetch fetch) {
        all.forEach(observer -> observer.keySetFetched(fetch));
    }
}
