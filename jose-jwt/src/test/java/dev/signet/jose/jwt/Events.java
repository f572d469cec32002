package dev.signet.jose.jwt;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.JoseException;
import dev.signet.jose.core.JoseObserver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what a decoder tells: a word, or the exception. Thread-safe. */
final class Events implements JoseObserver {

    final List<Object> told = new CopyOnWriteArrayList<>();

    @Override
    public void tokenAccepted() {
        told.add("accepted");
    }

    @Override
    public void tokenRefused(InvalidTokenException refusal) {
        told.add(refusal);
    }

    @Override
    public void tokenUndecided(JoseException failure) {
        told.add(failure);
    }
}
