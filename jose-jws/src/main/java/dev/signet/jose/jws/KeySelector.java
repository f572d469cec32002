package dev.signet.jose.jws;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.internal.HeaderCache;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;
import dev.signet.jose.jwk.internal.JwkSetLookup;
import java.util.function.BiFunction;

/** Selects a verifier's keys. Immutable but for what it remembers, and thread-safe. */
interface KeySelector {

    /** Refuses, with {@code ALGORITHM_NOT_ALLOWED}, an {@code alg} that the caller did not list. */
    void requireAllowed(String algorithm);

    /** Returns the keys as they are now. */
    Keys current(JwkSetLookup keySets);

    /** Returns a selector of the same keys, which other providers use, and which remembers nothing. */
    KeySelector withProviders(CryptoProviders providers);

    /**
     * Returns a selector of the same keys that remembers nothing. A verifier with other rules needs one: what was
     * accepted under the old rules must not pass under the new ones.
     */
    KeySelector forgetful();

    /** Returns the algorithms, for messages and logs. */
    @Override
    String toString();

    /** The keys of one moment, and the headers that were accepted under them. */
    interface Keys {

        /** Returns whether a key fits a header with an algorithm that is allowed. */
        boolean hasKeyFor(String algorithm, JoseHeader header);

        /**
         * Returns the keys after their source was asked for a newer set, because none of these fits a header; these
         * keys if there is no source, or the header has no {@code kid} to look for.
         *
         * @param refreshed asks a source for a newer set, because of a {@code kid}
         * @throws dev.signet.jose.core.KeySourceException if the source has none
         */
        Keys newer(JoseHeader header, BiFunction<JwkSource, String, JwkSet> refreshed);

        /** Returns the one key that fits a header with an algorithm that is allowed, or refuses the token. */
        VerificationKey select(String algorithm, JoseHeader header);

        /** Returns what is remembered of compact tokens that were accepted. */
        HeaderCache<AcceptedPrefix> acceptedHeaders();

        /**
         * Returns an object that no other keys have. It stands for these in what outlives them, which would otherwise
         * hold all of them in memory.
         */
        Object identity();
    }
}
