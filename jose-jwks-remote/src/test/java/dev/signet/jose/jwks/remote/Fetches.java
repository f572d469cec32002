package dev.signet.jose.jwks.remote;

import dev.signet.jose.core.JoseObserver;
import dev.signet.jose.core.KeySetFetch;
import java.util.function.Consumer;

/** An observer of fetches alone. */
record Fetches(Consumer<KeySetFetch> told) implements JoseObserver {

    @Override
    public void keySetFetched(KeySetFetch fetch) {
        told.accept(fetch);
    }
}
