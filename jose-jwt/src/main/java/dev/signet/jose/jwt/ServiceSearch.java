package dev.signet.jose.jwt;

import java.util.Iterator;
import java.util.ServiceConfigurationError;
import org.jspecify.annotations.Nullable;

/**
 * The result of the search for a service on the class or module path. A failure is kept and not thrown: a class whose
 * initializer throws is unusable for the rest of the life of the JVM.
 *
 * @param <S> the service
 */
record ServiceSearch<S>(@Nullable S found, @Nullable Throwable failure) {

    /**
     * The number of broken entries that are skipped; a class loader that always fails would return them without end.
     */
    private static final int MOST_BROKEN = 100;

    /** Returns the first entry that can be loaded; repackaging leaves others behind. */
    static <S> ServiceSearch<S> through(Iterator<S> offers) {
        Throwable failure = null;
        for (int broken = 0; broken < MOST_BROKEN; broken++) {
            try {
                return new ServiceSearch<>(offers.hasNext() ? offers.next() : null, failure);
            } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
                failure = failure == null ? e : failure;
            }
        }
        return new ServiceSearch<>(null, failure);
    }

    /**
     * Returns the service.
     *
     * @param needs what needs which service
     * @param toComplete what a service that cannot be loaded may lack
     * @param toAdd what to add if there is none
     * @throws IllegalStateException if there is none, or none that can be loaded
     */
    S require(String needs, String toComplete, String toAdd) {
        if (found != null) {
            return found;
        }
        if (failure != null) {
            Throwable why = failure.getCause() == null ? failure : failure.getCause();
            throw new IllegalStateException(
                    needs + ", and the one that is there cannot be loaded (" + why + "): " + toComplete, failure);
        }
        throw new IllegalStateException(needs + ": " + toAdd);
    }
}
