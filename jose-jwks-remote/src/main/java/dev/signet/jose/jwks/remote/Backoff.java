package dev.signet.jose.jwks.remote;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Exponential backoff with jitter: the pause doubles with each failure up to a maximum, less a random part of up to one
 * half, so that many services do not retry at the same moment. Immutable.
 *
 * @param initial the pause after the first failure, before the random part is taken off
 * @param maximum the upper bound
 * @param random from 0 up to 1
 */
record Backoff(Duration initial, Duration maximum, DoubleSupplier random) {

    long pause(int failures) {
        long ceiling = maximum.toMillis();
        long whole = Math.min(initial.toMillis(), ceiling);
        for (int i = 1; i < failures && whole < ceiling; i++) {
            whole = Math.min(2 * whole, ceiling);
        }
        return whole - (long) (random.getAsDouble() * whole / 2);
    }
}
