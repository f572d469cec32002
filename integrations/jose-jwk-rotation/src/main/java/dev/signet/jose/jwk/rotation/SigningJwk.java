package dev.signet.jose.jwk.rotation;

import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.KeyOperation;
import dev.signet.jose.jwk.KeyUse;
import dev.signet.jose.jws.JwsAlgorithm;

/** New keys, as they are published: with {@code kid}, {@code alg} and {@code use}. */
final class SigningJwk {

    private SigningJwk() {}

    /**
     * Returns a key with its thumbprint as its {@code kid}, unless it has one, and with the {@code alg}.
     *
     * @throws IllegalArgumentException if the key does not fit the algorithm
     */
    static Jwk of(Jwk key, JwsAlgorithm algorithm) {
        requireFit(key, algorithm);
        Jwk named = key.keyId().isPresent() ? key : key.withThumbprintKeyId();
        boolean isLimited = key.parameters().use().isPresent()
                || !key.parameters().operations().isEmpty();
        return (isLimited ? named : named.withUse(KeyUse.SIGNATURE)).withAlgorithm(algorithm.jwaName());
    }

    /** Refuses a private key that does not sign by an algorithm, and a public one that does not verify by it. */
    static void requireFit(Jwk key, JwsAlgorithm algorithm) {
        KeyOperation operation = key.isPrivate() ? KeyOperation.SIGN : KeyOperation.VERIFY;
        key.mismatch(operation, algorithm.jwaName()).ifPresent(mismatch -> {
            throw new IllegalArgumentException(mismatch);
        });
    }
}
