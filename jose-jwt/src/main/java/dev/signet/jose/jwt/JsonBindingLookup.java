package dev.signet.jose.jwt;

import dev.signet.jose.core.JsonBinding;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** The look-up of the {@link JsonBinding} on the class or module path, once, when claims are first bound. */
final class JsonBindingLookup {

    private JsonBindingLookup() {}

    /**
     * Returns the binding.
     *
     * @throws IllegalStateException if there is none, or none that can be loaded; the message names what to add
     */
    static JsonBinding found() {
        return First.LOOK.binding();
    }

    private static final class First {
        static final Look LOOK =
                Look.through(ServiceLoader.load(JsonBinding.class, JsonBindingLookup.class.getClassLoader())
                        .iterator());
    }

    /**
     * The result of the look-up. A failure is kept and not thrown: a class whose initializer throws is unusable for the
     * rest of the life of the JVM.
     */
    private record Look(
            @Nullable JsonBinding found, @Nullable Throwable failure) {

        /**
         * The number of broken entries that are skipped; a class loader that always fails would return them without
         * end.
         */
        private static final int MOST_BROKEN = 100;

        /** Returns the first entry that can be loaded; repackaging leaves others behind. */
        static Look through(Iterator<JsonBinding> offers) {
            Throwable failure = null;
            for (int broken = 0; broken < MOST_BROKEN; broken++) {
                try {
                    return new Look(offers.hasNext() ? offers.next() : null, failure);
                } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
                    failure = failure == null ? e : failure;
                }
            }
            return new Look(null, failure);
        }

        JsonBinding binding() {
            if (found != null) {
                return found;
            }
            if (failure != null) {
                Throwable why = failure.getCause() == null ? failure : failure.getCause();
                throw new IllegalStateException(
                        "binding claims to records needs a JsonBinding, and the one that is there cannot be loaded ("
                                + why
                                + "): jose-jackson needs jackson-databind and jackson-datatype-jdk8; add what is missing, or"
                                + " pass another binding",
                        failure);
            }
            throw new IllegalStateException(
                    "binding claims to records needs a JsonBinding: add dev.signet.jose:jose-jackson, or pass one");
        }
    }
}
