package dev.signet.jose.jwk;

import java.time.Instant;
import java.util.Optional;

/** Where a key set comes from: a constant {@link JwkSet}, or something that fetches one. Thread-safe. */
public interface JwkSource {

    /**
     * Returns the keys of now. The same object as long as they have not changed, so that a caller can keep what it made
     * of them.
     *
     * @return the key set
     * @throws dev.signet.jose.core.KeySourceException if there is none to be had
     */
    JwkSet current();

    /**
     * Returns the keys after a look for new ones, because a token named a key that {@link #current()} does not have. The
     * name comes from an unverified token: a source bounds how often it looks, and never makes an address of it.
     *
     * @param missingKeyId the {@code kid} that was not found
     * @return the key set, the same object as before if there is nothing new
     * @throws dev.signet.jose.core.KeySourceException if there is none to be had
     */
    JwkSet refreshed(String missingKeyId);

    /**
     * Returns when the latest look for newer keys failed. Asked after {@link #refreshed} has brought no key that fits,
     * so that the refusal of the token can say that newer keys may exist; see {@link
     * dev.signet.jose.core.InvalidTokenException#keySourceFailedAt()}.
     *
     * @return the time of the failure; empty if the latest look did not fail, or none was made. By default empty
     */
    default Optional<Instant> lookFailedAt() {
        return Optional.empty();
    }
}
