package dev.signet.jose.jws;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.KeyOperation;

/** What one algorithm does with its keys. Which keys are its keys, {@link Jwk#mismatch} says. Immutable. */
interface KeyOperations {

    /** Returns the algorithm. */
    AlgorithmSpec algorithm();

    /** Returns the algorithm that a key makes of this one: another only where the name leaves the curve to the key. */
    default AlgorithmSpec fullySpecified(Jwk key) {
        return algorithm();
    }

    /** Returns what verifies with a key that fits. */
    VerifyingPrimitive verifying(Jwk key, CryptoProviders providers);

    /** Returns what signs with a key that fits. */
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
