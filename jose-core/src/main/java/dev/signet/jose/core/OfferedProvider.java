package dev.signet.jose.core;

import java.security.Provider;
import java.util.Iterator;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * A provider that a jar on the class or module path offers as a service, and the search for it. Immutable.
 *
 * <p>A provider that was found is made, which costs hundreds of classes and tens of milliseconds, so each is searched
 * for when an operation asks for it, once for the whole process.
 */
final class OfferedProvider {

    /** The number of broken entries that are skipped: a class loader that always fails has no last one. */
    private static final int MOST_BROKEN = 100;

    private static final String AMAZON_CORRETTO_CLASS =
            "/com/amazon/corretto/crypto/provider/AmazonCorrettoCryptoProvider.class";

    private final @Nullable Provider provider;

    private OfferedProvider(@Nullable Provider provider) {
        this.provider = provider;
    }

    /** Returns the provider, the same each time, or empty if no jar offers it. */
    Optional<Provider> provider() {
        return Optional.ofNullable(provider);
    }

    /** ACCP, searched for when {@link #OFFERED} is first read. */
    static final class AmazonCorretto {

        static final OfferedProvider OFFERED = new OfferedProvider(findAmazonCorretto());

        private AmazonCorretto() {}
    }

    /** BouncyCastle, searched for when {@link #OFFERED} is first read. */
    static final class BouncyCastle {

        static final OfferedProvider OFFERED =
                new OfferedProvider(find("org.bouncycastle.jce.provider.BouncyCastleProvider"));

        private BouncyCastle() {}
    }

    /**
     * Returns ACCP, if its native library can be loaded: it has no services where that is built for another platform.
     *
     * <p>The search loads the classes of other offers on the way, those of BouncyCastle for example, so it is left out
     * where there is no such class.
     */
    private static @Nullable Provider findAmazonCorretto() {
        try {
            if (OfferedProvider.class.getResource(AMAZON_CORRETTO_CLASS) == null) {
                return null;
            }
            Provider found = find("com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider");
            return found == null || found.getServices().isEmpty() ? null : found;
        } catch (RuntimeException | LinkageError e) {
            // Of a closed class loader, or a provider whose classes are broken.
            return null;
        }
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
