package dev.signet.jose.jws;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.KeyOperation;

/**
 * Signatures over messages that are no JWS Signing Input, by the objects that verify the signatures of tokens: with all
 * their checks of keys, lengths and ranges, and with the provider that they choose. Immutable.
 *
 * @param algorithm the algorithm
 * @param key a key that fits it
 * @param verifying verifies under that key
 */
public record BareSignatures(JwsAlgorithm algorithm, Jwk key, Verifying verifying) {

    /** Verifies under one key. */
    public interface Verifying {

        /** Returns whether this is the signature of the message. */
        boolean verify(byte[] message, byte[] signature);
    }

    /**
     * Joins a key with an algorithm.
     *
     * @throws IllegalArgumentException if a verifier with that key would be refused
     * @throws IllegalStateException if no provider has the algorithm
     */
    public static BareSignatures of(JwsAlgorithm algorithm, Jwk key) {
        KeyOperations operations = JwsAlgorithms.operations(algorithm);
        operations.requireFit(KeyOperation.VERIFY, key);
        VerifyingPrimitive primitive = operations.verifying(key, CryptoProviders.standard());
        return new BareSignatures(
                algorithm, key, (message, signature) -> primitive.verify(message, 0, message.length, signature));
    }

    /** Returns whether this is the signature of the message. */
    public boolean verify(byte[] message, byte[] signature) {
        return verifying.verify(message, signature);
    }

    /** Returns a signature by the private key. */
    public byte[] sign(byte[] message) {
        return JwsAlgorithms.operations(algorithm)
                .signing(key, CryptoProviders.standard())
                .sign(message, 0, message.length);
    }
}
