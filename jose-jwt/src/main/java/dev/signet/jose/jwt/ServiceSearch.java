package dev.signet.jose.jwt;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The result of the search for a service on the class or module path. A failure is kept and not thrown: a class whose
 * initializer throws is unusable for the rest of the life of the JVM.
 *
 * @param <S> the service
 */
record ServiceSearch<S>(List<S> found, @Nullable Throwable failure) {

    /**
     * The number of broken entries that are skipped; a class loader that always fails would return them without end.
     */
    private static final int MOST_BROKEN = 100;

    /** Returns the entries that can be loaded; repackaging leaves others behind. */
    static <S> ServiceSearch<S> through(Iterator<S> offers) {
        List<S> found = new ArrayList<>();
        Throwable failure = null;
        for (int broken = 0; broken < MOST_BROKEN; broken++) {
            try {
                while (offers.hasNext()) {
                    found.add(offers.next());
                }
                break;
            } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
                failure = failure == null ? e : failure;
            }
        }
        return new ServiceSearch<>(List.copyOf(found), failure);
    }

    /**
     * Returns the service. Of several none is preferred: which one the class path names first says nothing.
     *
     * @param needs what needs which service
     * @param toComplete what a service that cannot be loaded may lack
     * @param toAdd what to add if there is none
     * @param toChoose what to do if there are several
     * @throws IllegalStateException if there is none, none that can be loaded, or more than one
     */
    S require(String needs, String toComplete, String toAdd, String toChoose) {
        if (found.size() == 1) {
            return found.get(0);
        }
        if (found.size() > 1) {
            String names = found.stream()
                    .map(service -> service.getClass().getName())
                    .sorted()
                    .collect(Collectors.joining(", "));
            throw new IllegalStateException(
                    needs + ", and there are " + found.size() + " (" + names + "): " + toChoose);
        }
        if (failure != null) {
            Throwable why = failure.getCause() == null ? failure : failure.getCause();
            throw new IllegalStateException(
                    needs + ", and the one that is there cannot be loaded (" + why + "): " + toComplete, failure);
        }
        throw new IllegalStateException(needs + ": " + toAdd);
    }
}
