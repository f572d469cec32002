package dev.signet.jose.core;

import java.security.Provider;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * The search for a provider that a jar on the class or module path offers as a service.
 *
 * <p>A provider that was found is made, which costs hundreds of classes and tens of milliseconds, so each is searched
 * for when an operation asks for it, once for the whole process.
 */
final class OfferedProvider {

    /** The number of broken entries that are skipped: a class loader that always fails has no last one. */
    private static final int MOST_BROKEN = 100;

    private OfferedProvider() {}

    /** Found when {@link #PROVIDER} is first read. */
    static final class BouncyCastle {

        static final @Nullable Provider PROVIDER = find("org.bouncycastle.jce.provider.BouncyCastleProvider");

        private BouncyCastle() {}
    }

    /**
     * Returns the provider of a class if a jar registers it as a service. The type of an entry is checked before an
     * instance is made. An entry for a class that does not exist, as repackaging leaves behind, is skipped as in the
     * JDK: an error here would make the holder unusable as long as the JVM runs.
     */
    private static @Nullable Provider find(String className) {
        Iterator<ServiceLoader.Provider<Provider>> offers =
                ServiceLoader.load(Provider.class, OfferedProvider.class.getClassLoader()).stream()
                        .iterator();
        for (int broken = 0; broken < MOST_BROKEN; broken++) {
            try {
                return next(offers, className);
            } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
                // The next call goes on after the broken entry. A closed class loader throws any exception.
            }
        }
        return null;
    }

    private static @Nullable Provider next(Iterator<ServiceLoader.Provider<Provider>> offers, String className) {
        while (offers.hasNext()) {
            ServiceLoader.Provider<Provider> offer = offers.next();
            if (offer.type().getName().equals(className)) {
                return offer.get();
            }
        }
        return null;
    }
}
