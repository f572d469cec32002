package dev.signet.jose.core;

/**
 * An observer of decoders and remote key sets, for metrics and logs. Each method does nothing unless it is overridden.
 *
 * <p>An observer is never given a token, a claim or a key. It is called on the thread that decoded the token or
 * completed the fetch, once the outcome is certain and while no lock is held. That thread waits for it, so an observer
 * is fast: it counts, or hands on to another thread. It has no part in the outcome: whatever it throws is dropped, so
 * an observer that can fail catches and reports its exceptions itself. Implementations are thread-safe.
 *
 * <p>Later versions may add methods, which do nothing by default.
 */
public interface JoseObserver {

    /** A decoder accepted a token. */
    default void tokenAccepted() {}

    /**
     * A decoder refused a token.
     *
     * @param refusal the exception that the caller of the decoder gets. Its reason, and the code of each of its
     *     {@linkplain InvalidTokenException#failures() failures}, are there to be counted; neither it nor they have a
     *     value of the token
     */
    default void tokenRefused(InvalidTokenException refusal) {}

    /**
     * A decoder could neither accept nor refuse a token, because keys or a replay store were not available.
     *
     * @param failure the exception that the caller of the decoder gets: a {@link KeySourceException} or a
     *     {@link ReplayStoreException}
     */
    default void tokenUndecided(JoseException failure) {}

    /**
     * A decoder found a token among those that it remembers, and did not verify its signature again. Whether the token
     * was accepted is told as for any other.
     */
    default void memoryHit() {}

    /**
     * A decoder that remembers tokens verified one: it was not remembered, or no longer under the current keys or
     * within the maximum age. Whether the token was accepted is told as for any other.
     */
    default void memoryMiss() {}

    /**
     * A decoder forgot tokens to make room for others. Often means that the room is small.
     *
     * @param tokens how many, at least 1
     */
    default void memoryEvicted(long tokens) {}

    /**
     * A remote key set was fetched, or could not be fetched.
     *
     * @param fetch the outcome, which has taken effect
     */
    default void keySetFetched(KeySetFetch fetch) {}
}
