package dev.signet.jose.jws;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.internal.HeaderCache;

/** Where a verifier's keys come from. Immutable but for what it remembers, and thread-safe. */
interface KeySelector {

    /** Returns the keys as they are now. */
    Keys current();

    /** Returns the same choice, whose arithmetic other providers do and which remembers nothing. */
    KeySelector withProviders(CryptoProviders providers);

    /**
     * Returns the same choice, which remembers nothing. A verifier with other rules needs one: what was accepted under
     * the old rules must not pass under the new ones.
     */
    KeySelector forgetful();

    /** Returns the algorithms, for messages and logs. */
    @Override
    String toString();

    /** The keys of one moment, and the headers that were accepted under them. */
    interface Keys {

        /**
         * Returns the key for a signature, or refuses the token.
         *
         * @param algorithm the {@code alg} of its protected header
         * @param header all its parameters
         */
        VerificationKey choose(String algorithm, JoseHeader header);

        /** Returns what is remembered of compact tokens that were accepted. */
        HeaderCache<AcceptedHeader> acceptedHeaders();
    }
}
