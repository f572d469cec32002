package dev.signet.jose.jwe;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.internal.HeaderCache;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;
import dev.signet.jose.jwk.internal.JwkSetLookup;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The source of a decrypter's keys. Immutable but for what it remembers, and thread-safe. */
interface KeySelector {

    /** Returns the keys as they are now. */
    Keys current(JwkSetLookup keySets);

    /**
     * Returns the keys after their source was asked for a newer set, because none of the current ones fits a token with
     * that {@code kid}; the current ones if there is no source.
     *
     * @param refreshed the answers of the sources that were asked for this token: none is asked again
     * @throws dev.signet.jose.core.KeySourceException if the source has none
     */
    Keys refreshed(String missingKeyId, Map<JwkSource, JwkSet> refreshed, JwkSetLookup keySets);

    /** Returns the time at which the latest refresh failed, if it did. */
    Optional<Instant> refreshFailedAt();

    /** Returns the same selector, whose arithmetic other providers do and which remembers nothing. */
    KeySelector withProviders(CryptoProviders providers);

    /**
     * Returns the same selector, which remembers nothing. A decrypter with other rules needs one: what was accepted
     * under the old rules must not pass under the new ones.
     */
    KeySelector forgetful();

    /** The keys of one moment, and the headers that were accepted under them. */
    interface Keys {

        /** Returns the keys that an accepted header may mean. */
        List<RecipientHalf> fitting(AcceptedHeader accepted);

        /**
         * Returns the one key that an accepted header means.
         *
         * @param refreshFailedAt when the latest look for newer keys failed, if it did
         * @throws InvalidTokenException {@code KEY_NOT_FOUND} if there is not exactly one; the message says why,
         *     without any value of the token
         */
        RecipientHalf select(AcceptedHeader accepted, Supplier<Optional<Instant>> refreshFailedAt);

        /** Returns what is remembered of compact tokens that were decrypted. */
        HeaderCache<SelectedKey> acceptedHeaders();
    }
}
