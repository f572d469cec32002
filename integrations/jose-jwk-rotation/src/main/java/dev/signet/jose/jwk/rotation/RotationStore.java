package dev.signet.jose.jwk.rotation;

import dev.signet.jose.core.KeySourceException;
import java.time.Instant;
import java.util.Optional;

/**
 * The place of one entry, which several instances of a service read and replace: a row of a table, or a key of Redis. A
 * store knows nothing of what is in it. Implementations are thread-safe.
 *
 * <p>An entry is replaced only by a caller that has seen the one before (compare and set). An answer may be lost on its
 * way: an entry may have been replaced although {@link #replace} threw an exception, or returned {@code false} for a
 * call that was sent twice. The caller reads again, and finds out.
 */
public interface RotationStore {

    /**
     * Returns the entry.
     *
     * @return the entry that was last put here; empty if there has been none
     * @throws KeySourceException if the store fails, or cannot be reached
     */
    Optional<Entry> read();

    /**
     * Replaces the entry if it is the expected one. What was replaced is seen by each {@link #read()} that begins after
     * this call has returned.
     *
     * @param expectedVersion the version of the entry that is to be there; 0 if there is to be none
     * @param next the entry to take its place
     * @return whether it was replaced; {@code false} if there is an entry of another version, or none
     * @throws KeySourceException if the store fails, or cannot be reached. The entry may have been replaced or not
     */
    boolean replace(long expectedVersion, Entry next);

    /**
     * Returns the time of the store's clock, which an instance holds against its own before it changes anything. By
     * default empty: the clocks are not compared.
     *
     * @return the time; empty if the store has no clock of its own
     * @throws KeySourceException if the store fails, or cannot be reached
     */
    default Optional<Instant> time() {
        return Optional.empty();
    }

    /**
     * What is in the store. Immutable.
     *
     * @param version 1 or more; each entry has a higher one than the entry before
     * @param text a compact JWE, of up to 262,144 ASCII characters; some 2,000 with keys on P-256
     */
    record Entry(long version, String text) {

        /**
         * Constructs an entry.
         *
         * @param version 1 or more
         * @param text a compact JWE
         * @throws IllegalArgumentException if the version is less than 1
         */
        public Entry {
            if (version < 1) {
                throw new IllegalArgumentException("expected a version of 1 or more");
            }
        }

        /** Returns the version, and nothing of the text. */
        @Override
        public String toString() {
            return "Entry of version " + version;
        }
    }
}
