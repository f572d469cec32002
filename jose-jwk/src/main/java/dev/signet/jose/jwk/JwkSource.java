package dev.signet.jose.jwk;

import java.time.Instant;
import java.util.Optional;

/**
 * A source of key sets: a constant {@link JwkSet}, or a set that is fetched and refreshed. Implementations are
 * thread-safe.
 */
public interface JwkSource {

    /**
     * Returns the current key set. The same object as long as the keys have not changed, so that a caller can keep what
     * it derived from them.
     *
     * @return the key set
     * @throws dev.signet.jose.core.KeySourceException if no key set is available
     */
    JwkSet current();

    /**
     * Returns the key set after an attempt to refresh it, because a token names a key that {@link #current()} does not
     * have. The name comes from an unverified token: an implementation bounds how often it refreshes, and never makes
     * an address of the name.
     *
     * @param missingKeyId the {@code kid} that was not found
     * @return the key set, the same object as before if it has not changed
     * @throws dev.signet.jose.core.KeySourceException if no key set is available
     */
    JwkSet refreshed(String missingKeyId);

    /**
     * Returns the time at which the latest refresh failed. Called after {@link #refreshed} has brought no key that
     * fits, so that the refusal of the token can say that newer keys may exist; see {@link
     * dev.signet.jose.core.InvalidTokenException#keySourceFailedAt()}.
     *
     * @return the time of the failure; empty if the latest refresh did not fail, or none was made. By default empty
     */
    default Optional<Instant> refreshFailedAt() {
        return Optional.empty();
    }
}
