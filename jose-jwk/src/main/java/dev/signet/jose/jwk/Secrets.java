package dev.signet.jose.jwk;

import dev.signet.jose.core.internal.Octets;
import org.jspecify.annotations.Nullable;

/** Private and symmetric material that may be absent. */
final class Secrets {

    private Secrets() {}

    /** Compares in time that depends on lengths alone. */
    static boolean equal(byte @Nullable [] a, byte @Nullable [] b) {
        if (a == null || b == null) {
            return a == null && b == null;
        }
        return Octets.equal(a, b);
    }
}
