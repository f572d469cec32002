package dev.signet.jose.jwk.internal;

import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;

/** The look-up of the key sets that one operation on a token needs. */
public sealed interface JwkSetLookup permits WaitingLookup, NonBlockingLookup {

    /**
     * Returns the current set of a source.
     *
     * @param source the source
     * @return the set of {@link JwkSource#current()}
     * @throws dev.signet.jose.core.KeySourceException if no key set is available
     */
    JwkSet current(JwkSource source);

    /**
     * Returns the set of a source after an attempt to refresh it.
     *
     * @param source the source
     * @param missingKeyId the {@code kid} that was not found
     * @return the set of {@link JwkSource#refreshed(String)}
     * @throws dev.signet.jose.core.KeySourceException if no key set is available
     */
    JwkSet refreshed(JwkSource source, String missingKeyId);

    /**
     * Returns the look-up that waits for the source on the calling thread.
     *
     * @return a look-up without state
     */
    static JwkSetLookup waiting() {
        return WaitingLookup.INSTANCE;
    }

    /**
     * An operation on tokens: that of a verifier or a decrypter.
     *
     * @param <T> the result, such as a verified JWS
     */
    abstract class Operation<T> {

        /** Makes an operation. */
        protected Operation() {}

        /**
         * Processes one token.
         *
         * @param token a JWS or JWE in compact serialization
         * @param keySets the look-up of the key sets
         * @return the result
         */
        protected abstract T apply(String token, JwkSetLookup keySets);
    }

    /**
     * An operation whose results can be kept as long as the keys have not changed: that of a verifier.
     *
     * @param <T> the result
     */
    abstract class RepeatableOperation<T> extends Operation<T> {

        /** Makes an operation. */
        protected RepeatableOperation() {}

        /**
         * Returns whether the keys are still those of an earlier result.
         *
         * @param earlier the result
         * @param keySets the look-up of the key sets
         * @return whether they are the same
         */
        protected abstract boolean keysUnchangedSince(T earlier, JwkSetLookup keySets);
    }

    /**
     * Processes one token with the key sets of this look-up.
     *
     * @param operation the operation
     * @param token a JWS or JWE in compact serialization
     * @param <T> the result
     * @return the result
     */
    default <T> T apply(Operation<T> operation, String token) {
        return operation.apply(token, this);
    }

    /**
     * Returns whether the keys are still those of an earlier result.
     *
     * @param operation the operation
     * @param earlier the result
     * @param <T> the result
     * @return whether they are the same
     */
    default <T> boolean keysUnchangedSince(RepeatableOperation<T> operation, T earlier) {
        return operation.keysUnchangedSince(earlier, this);
    }
}
