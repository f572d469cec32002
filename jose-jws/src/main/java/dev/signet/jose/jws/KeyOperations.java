package dev.signet.jose.jws;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.KeyOperation;

/** The operations of one algorithm with the keys that fit it by {@link Jwk#mismatch}. Immutable. */
interface KeyOperations {

    /** Returns the algorithm. */
    AlgorithmSpec algorithm();

    /**
     * Returns the fully-specified algorithm with a key (RFC 9864): another one only if the name leaves the curve to the
     * key.
     */
    default AlgorithmSpec fullySpecified(Jwk key) {
        return algorithm();
    }

    /** Returns a verifying primitive for a key that fits. */
    VerifyingPrimitive verifying(Jwk key, CryptoProviders providers);

    /** Returns a signing primitive for a key that fits. */
    SigningPrimitive signing(Jwk key, CryptoProviders providers);

    /** Refuses, with {@link IllegalStateException}, providers that cannot verify with this algorithm at all. */
    void requireVerifying(CryptoProviders providers);

    /** Refuses, with {@link IllegalArgumentException}, a key that does not fit. */
    default void requireFit(KeyOperation operation, Jwk key) {
        key.mismatch(operation, algorithm().name()).ifPresent(mismatch -> {
            throw new IllegalArgumentException(mismatch);
        });
    }
}
