package dev.signet.jose.jwk.internal;

import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;

/** Asks sources on the calling thread, which waits while they fetch. */
enum WaitingLookup implements JwkSetLookup {
    INSTANCE;

    @Override
    public JwkSet current(JwkSource source) {
        return source.current();
    }

    @Override
    public JwkSet refreshed(JwkSource source, String missingKeyId) {
        return source.refreshed(missingKeyId);
    }
}
