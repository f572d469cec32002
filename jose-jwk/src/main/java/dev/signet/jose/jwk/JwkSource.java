package dev.signet.jose.jwk;

import dev.signet.jose.core.KeySourceException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

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
     * @throws KeySourceException if no key set is available
     */
    JwkSet current();

    /**
     * Returns the key set after an attempt to refresh it, because a token names a key that {@link #current()} does not
     * have. The name comes from an unverified token: an implementation bounds how often it refreshes, and never makes
     * an address of the name.
     *
     * @param missingKeyId the {@code kid} that was not found
     * @return the key set, the same object as before if it has not changed
     * @throws KeySourceException if no key set is available
     */
    JwkSet refreshed(String missingKeyId);

    /**
     * Returns the result of {@link #current()} without waiting for it. By default {@code current()} is called at once,
     * on the calling thread; a source that may wait overrides this method.
     *
     * @return a stage that completes with the key set, or with the exception of {@link #current()}; it is the caller's
     *     own, and cancelling it ends nothing that others wait for
     */
    default CompletionStage<JwkSet> currentAsync() {
        try {
            return CompletableFuture.completedStage(current());
        } catch (KeySourceException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    /**
     * Returns the result of {@link #refreshed(String)} without waiting for it. By default {@code refreshed} is called
     * at once, on the calling thread; a source that may wait overrides this method.
     *
     * @param missingKeyId the {@code kid} that was not found
     * @return a stage that completes with the key set, or with the exception of {@link #refreshed(String)}; as for
     *     {@link #currentAsync()}
     */
    default CompletionStage<JwkSet> refreshedAsync(String missingKeyId) {
        try {
            return CompletableFuture.completedStage(refreshed(missingKeyId));
        } catch (KeySourceException e) {
            return CompletableFuture.failedStage(e);
        }
    }

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
