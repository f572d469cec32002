package dev.signet.jose.jwt.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A map in memory that drops entries for new ones when it is full, and entries that have reached an age. It knows
 * nothing of tokens; what an entry is still good for is decided by its user. Thread-safe, without threads of its own.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public interface BoundedCache<K, V> {

    /**
     * Returns the value of a key.
     *
     * @param key the key
     * @return the value, or {@code null} if there is none
     */
    @Nullable
    V get(K key);

    /**
     * Stores a value in the place of any other of that key.
     *
     * @param key the key
     * @param value the value
     */
    void put(K key, V value);

    /**
     * Removes the value of a key, if there is one.
     *
     * @param key the key
     */
    void remove(K key);

    /**
     * Returns the number of entries, without those that are too old.
     *
     * @return the number
     */
    long size();

    /**
     * Returns the number of entries that were dropped to make room, and not by age or by {@link #remove}.
     *
     * @return the number since the map was made
     */
    long evictions();

    /** Makes such maps. Found through {@link java.util.ServiceLoader}. */
    interface Provider {

        /**
         * Returns an empty map.
         *
         * @param <K> the type of the keys
         * @param <V> the type of the values
         * @param maxWeight the greatest sum of the weights of all entries; concurrent threads may exceed it for a
         *     moment
         * @param weigher the weight of a value, at least 1
         * @param maxAge the age at which an entry is dropped
         * @param clock the clock that measures it
         * @return the map
         */
        <K, V> BoundedCache<K, V> create(long maxWeight, ToIntFunction<V> weigher, Duration maxAge, Clock clock);
    }
}
