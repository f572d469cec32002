package dev.signet.jose.jwk.rotation;

import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jws.JwsSigner;

/** Makes the keys of an algorithm, and signs with them. Thread-safe. */
interface KeyMaker {

    /**
     * Returns a new key.
     *
     * @throws KeySourceException if none can be made, or it does not fit the algorithm
     */
    KeyMaterial make();

    /**
     * Returns a signer that writes the {@code kid}.
     *
     * @param key a key that can sign
     * @throws KeySourceException if the private half is elsewhere and cannot be used
     */
    JwsSigner signer(KeyMaterial key);

    /**
     * Deletes the private half of a key that signs no more, if it is elsewhere.
     *
     * @throws KeySourceException if it cannot be deleted
     */
    void delete(KeyMaterial key);
}
