package dev.signet.jose.jwks.remote;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to pause after failures: twice as long after each one up to a ceiling, and then a random part of the second
 * half of that, so that a thousand services do not come back in the same moment. Immutable.
 *
 * @param first after the first failure, at most
 * @param longest after many
 * @param random from 0 up to 1
 */
record Backoff(Duration first, Duration longest, DoubleSupplier random) {

    long pause(int failures) {
        long ceiling = longest.toMillis();
        long whole = Math.min(first.toMillis(), ceiling);
        for (int i = 1; i < failures && whole < ceiling; i++) {
            whole = Math.min(2 * whole, ceiling);
        }
        return whole - (long) (random.getAsDouble() * whole / 2);
    }
}
