package dev.signet.jose.jws;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.KeyOperation;

/**
 * The signer's own public key, to be written into the header parameter {@code jwk} (RFC 7515 section 4.1.3). Immutable.
 *
 * @param operations those of the algorithm
 * @param key a public key that fits the algorithm
 */
record EmbeddedKey(KeyOperations operations, Jwk key) {

    /**
     * Checks that the key can be that of a signer with this algorithm; only a signature proves that it is.
     *
     * @throws IllegalArgumentException if the key is private or symmetric, or does not fit the algorithm
     */
    EmbeddedKey {
        if (key.isSymmetric()) {
            throw new IllegalArgumentException("\"jwk\": expected a public key, a symmetric key is a secret");
        }
        if (key.isPrivate()) {
            throw new IllegalArgumentException("\"jwk\": expected a public key, this one is private; call toPublic()");
        }
        operations.requireFit(KeyOperation.VERIFY, key);
    }

    /** Returns {@code kty} and the members of the key, without other members of the JWK. */
    JsonObject members() {
        return key.withoutParameters().publicMembers();
    }

    /** Returns a primitive that returns no signature until one was verified under this key. */
    SigningPrimitive proving(SigningPrimitive signing, CryptoProviders providers) {
        return new ProvenPrimitive(signing, operations.verifying(key, providers));
    }
}
