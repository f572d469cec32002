package dev.signet.jose.spark;

import dev.signet.jose.columns.ColumnKeys;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;
import dev.signet.jose.jwk.OctJwk;
import java.util.concurrent.atomic.AtomicInteger;

/** Keys of a service, which counts how often they are asked for in this process. */
public final class CountedKeys implements ColumnKeys {

    static final String KID = "counted";

    private static final long serialVersionUID = 1L;
    private static final AtomicInteger CALLS = new AtomicInteger();
    private static final JwkSet KEYS = JwkSet.of(OctJwk.generate(32).withKeyId(KID));

    @Override
    public JwkSource source() {
        CALLS.incrementAndGet();
        return KEYS;
    }

    static int calls() {
        return CALLS.get();
    }
}
