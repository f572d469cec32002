package dev.signet.jose.core;

import java.security.Provider;
import java.security.Security;
import java.util.Iterator;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * The selection of cryptographic providers, by operation and algorithm.
 *
 * <p>{@link #standard()} follows a table of measurements ({@code docs/decisions.md}): the provider that {@link
 * Security} lists first for the algorithm, or BouncyCastle if it is on the class or module path and
 * <ul>
 *   <li>the platform has no such algorithm (secp256k1), or
 *   <li>BouncyCastle is faster and the operation uses no secret (verifying ECDSA, Ed25519 and Ed448), or
 *   <li>BouncyCastle is faster and its implementation is written to be constant-time (signing with Ed25519 and Ed448).
 * </ul>
 *
 * <p>BouncyCastle is used as a {@link Provider} object and never inserted into {@link Security}. Immutable.
 */
public final class CryptoProviders {

    private static final String BOUNCY_CASTLE = "org.bouncycastle.jce.provider.BouncyCastleProvider";

    private final Mode mode;
    private final @Nullable Provider extra;

    private enum Mode {
        STANDARD,
        PLATFORM,
        ONLY
    }

    private CryptoProviders(Mode mode, @Nullable Provider extra) {
        this.mode = mode;
        this.extra = extra;
    }

    /**
     * Returns the default selection, with BouncyCastle if it is on the class or module path.
     *
     * @return the same object each time; BouncyCastle is looked up once
     */
    public static CryptoProviders standard() {
        return Standard.INSTANCE;
    }

    /**
     * Returns a selection of the providers that {@link Security} lists, in its order: those of the JDK, unless the
     * application has installed others.
     *
     * @return the selection
     */
    public static CryptoProviders platform() {
        return new CryptoProviders(Mode.PLATFORM, null);
    }

    /**
     * Returns a selection of one provider for all operations. An algorithm that it does not have is an error: no other
     * provider takes its place.
     *
     * @param provider the provider; need not be registered with {@link Security}
     * @return the selection
     */
    public static CryptoProviders only(Provider provider) {
        return new CryptoProviders(Mode.ONLY, provider);
    }

    /**
     * Returns the provider that is used beside those that {@link Security} lists, or in their place.
     *
     * @return BouncyCastle, for {@link #standard()} if it was found; the provider of {@link #only}; otherwise empty
     */
    public Optional<Provider> additional() {
        return Optional.ofNullable(extra);
    }

    /**
     * Returns whether {@link #additional()} is used for all operations, and no other provider for any.
     *
     * @return {@code true} for a selection of {@link #only}
     */
    public boolean isPinned() {
        return mode == Mode.ONLY;
    }

    /** Returns the kind of selection and the additional provider, for logs and bug reports. */
    @Override
    public String toString() {
        return "CryptoProviders[" + mode + (extra == null ? "" : ", " + extra.getName()) + "]";
    }

    private static final class Standard {

        /** The number of broken entries that are skipped: a class loader that always fails has no last one. */
        private static final int MOST_BROKEN = 100;

        static final CryptoProviders INSTANCE = new CryptoProviders(Mode.STANDARD, bouncyCastle());

        /**
         * Returns BouncyCastle if a jar registers it as a service. The type of an entry is checked before an instance
         * is made. An entry for a class that does not exist, as repackaging leaves behind, is skipped as in the JDK: an
         * error here would make this class unusable as long as the JVM runs.
         */
        private static @Nullable Provider bouncyCastle() {
            Iterator<ServiceLoader.Provider<Provider>> offers =
                    ServiceLoader.load(Provider.class, CryptoProviders.class.getClassLoader()).stream()
                            .iterator();
            for (int broken = 0; broken < MOST_BROKEN; broken++) {
                try {
                    return named(offers);
                } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
                    // The next call goes on after the broken entry. A closed class loader throws any exception.
                }
            }
            return null;
        }

        private static @Nullable Provider named(Iterator<ServiceLoader.Provider<Provider>> offers) {
            while (offers.hasNext()) {
                ServiceLoader.Provider<Provider> offer = offers.next();
                if (offer.type().getName().equals(BOUNCY_CASTLE)) {
                    return offer.get();
                }
            }
            return null;
        }
    }
}
