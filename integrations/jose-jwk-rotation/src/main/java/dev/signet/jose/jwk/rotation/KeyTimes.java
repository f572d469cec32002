package dev.signet.jose.jwk.rotation;

import java.time.Instant;
import java.util.Optional;

/**
 * The times of a key, in whole seconds. They are stored, so that all instances agree on its phase, however each of them
 * is configured. Immutable.
 *
 * @param published since when it is in the store, by the clock of the instance that put it there
 * @param signs from when it signs
 * @param ends from when the next key signs
 * @param withdrawn from when it is no longer published
 */
record KeyTimes(Instant published, Instant signs, Instant ends, Instant withdrawn) {

    KeyTimes {
        if (!signs.isBefore(ends) || !ends.isBefore(withdrawn)) {
            throw new IllegalArgumentException(
                    "expected a key to sign before it ends, and to end before it is withdrawn");
        }
    }

    KeyTimes signingFrom(Instant time) {
        return new KeyTimes(published, time, ends, withdrawn);
    }

    boolean hasBegun(Instant now) {
        return !now.isBefore(signs);
    }

    boolean hasEnded(Instant now) {
        return !now.isBefore(ends);
    }

    boolean isWithdrawn(Instant now) {
        return !now.isBefore(withdrawn);
    }

    boolean signsAt(Instant now) {
        return hasBegun(now) && !hasEnded(now);
    }

    /** Returns the phase; empty for a key that is withdrawn. */
    Optional<KeyPhase> phase(Instant now) {
        if (isWithdrawn(now)) {
            return Optional.empty();
        }
        if (hasEnded(now)) {
            return Optional.of(KeyPhase.VERIFYING);
        }
        return Optional.of(hasBegun(now) ? KeyPhase.SIGNING : KeyPhase.PUBLISHED);
    }
}
