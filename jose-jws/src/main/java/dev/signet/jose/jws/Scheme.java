package dev.signet.jose.jws;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.jwk.Jwk;
import java.util.Optional;

/** What the package knows of one algorithm beyond its name: which keys are its keys, and what to do with them. */
interface Scheme {

    /**
     * Returns why this is no key of the algorithm, in words that may be shown, or empty if it is one. Type, curve and size
     * are looked at, and no key object is asked for: a provider may refuse to make it.
     */
    Optional<String> objection(Jwk key);

    /** Returns what verifies with a key that met no objection. */
    Primitive verifying(Jwk key, CryptoProviders providers);

    /** Returns what signs with a key that met no objection and is private. */
    Primitive signing(Jwk key, CryptoProviders providers);

    /** Refuses, with {@link IllegalStateException}, providers that cannot verify with this algorithm at all. */
    void requireVerifying(CryptoProviders providers);
}
