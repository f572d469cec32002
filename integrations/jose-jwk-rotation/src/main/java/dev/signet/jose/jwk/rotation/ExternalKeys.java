package dev.signet.jose.jwk.rotation;

import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jws.JwsSigner;

/**
 * Private keys that never leave an HSM or a KMS. The store of the rotation has their public halves and their handles.
 * Whatever these methods throw becomes the cause of a {@code KeySourceException}. Implementations are thread-safe.
 */
public interface ExternalKeys {

    /**
     * Makes a key pair.
     *
     * <p>Of several instances that do so at the same moment, the keys of one are taken into the store, and those of the
     * others are deleted ({@link #delete}). An instance that cannot put its key into the store has it ready for the
     * next attempt. An instance that dies in between leaves a key behind that no entry names.
     *
     * @return the key, for the algorithm of the rotation
     * @throws Exception if it cannot be made
     */
    Key create() throws Exception;

    /**
     * Returns a signer with a key, which this or another instance has made. Called once for each key that is to sign.
     *
     * @param key the key
     * @return a signer for the algorithm of the rotation; its {@code kid} is set by the caller
     * @throws Exception if there is no such key
     */
    JwsSigner signer(Key key) throws Exception;

    /**
     * Deletes a key that signs no more: its time is over by all clocks, it was withdrawn, or it was made in vain.
     * Called by one instance; by two if an answer of the store to the first was lost. An instance that dies before it
     * comes to that leaves a key behind that no entry names. By default nothing is deleted.
     *
     * @param key the key
     * @throws Exception if it cannot be deleted
     */
    default void delete(Key key) throws Exception {}

    /**
     * A key pair in an HSM or a KMS. Immutable.
     *
     * @param handle what the key is found by, for example its label or the name of its version; no secret
     * @param publicKey the public half. Without a {@code kid} it gets its thumbprint
     */
    record Key(String handle, Jwk publicKey) {

        /**
         * Constructs a key.
         *
         * @param handle what the key is found by
         * @param publicKey the public half
         * @throws IllegalArgumentException if the handle is empty, or the key is private or symmetric
         */
        public Key {
            if (handle.isEmpty()) {
                throw new IllegalArgumentException("expected the handle of a key, was empty");
            }
            if (publicKey.isPrivate() || publicKey.isSymmetric()) {
                throw new IllegalArgumentException("expected the public half of a key, this one is not public");
            }
        }
    }
}
