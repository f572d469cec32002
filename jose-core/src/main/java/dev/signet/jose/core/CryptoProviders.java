package dev.signet.jose.core;

import java.security.Provider;
import java.security.Security;
import java.util.Iterator;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Which provider serves an operation.
 *
 * <p>{@link #standard()} goes by a table that was measured ({@code docs/decisions.md}): the platform's own choice, that
 * is whatever {@link Security} lists first for the algorithm, and BouncyCastle where it is on the class path and
 * <ul>
 *   <li>the platform has no such algorithm (secp256k1), or
 *   <li>BouncyCastle is faster and no secret takes part (verifying ECDSA, Ed25519 and Ed448), or
 *   <li>BouncyCastle is faster and its implementation is written to be constant-time (signing with Ed25519 and Ed448).
 * </ul>
 *
 * <p>BouncyCastle is used as an object; it is never inserted into {@link Security}. Immutable.
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
     * Returns the measured choice, with BouncyCastle where it is on the class or module path.
     *
     * @return the same object each time; the search is made once
     */
    public static CryptoProviders standard() {
        return Standard.INSTANCE;
    }

    /**
     * Returns what {@link Security} lists, in its order, and nothing else: the JDK's own providers unless the
     * application installed others.
     *
     * @return the platform's choice
     */
    public static CryptoProviders platform() {
        return new CryptoProviders(Mode.PLATFORM, null);
    }

    /**
     * Returns one provider for everything: a pin. An algorithm that it lacks is an error, never a silent change to
     * another.
     *
     * @param provider the provider, which need not be registered with {@link Security}
     * @return the pin
     */
    public static CryptoProviders only(Provider provider) {
        return new CryptoProviders(Mode.ONLY, provider);
    }

    /**
     * Returns the provider that is used beside those that {@link Security} lists, or in their place.
     *
     * @return BouncyCastle, for {@link #standard()} where it was found; the pin of {@link #only}; otherwise empty
     */
    public Optional<Provider> additional() {
        return Optional.ofNullable(extra);
    }

    /**
     * Returns whether {@link #additional()} serves everything, and no other provider anything.
     *
     * @return {@code true} for what {@link #only} returned
     */
    public boolean isPinned() {
        return mode == Mode.ONLY;
    }

    /** Returns the names of the choices, for logs and bug reports. */
    @Override
    public String toString() {
        return "CryptoProviders[" + mode + (extra == null ? "" : ", " + extra.getName()) + "]";
    }

    private static final class Standard {

        /** How many broken entries are skipped; a class loader that fails whenever it is asked has no end of them. */
        private static final int MOST_BROKEN = 100;

        static final CryptoProviders INSTANCE = new CryptoProviders(Mode.STANDARD, bouncyCastle());

        /**
         * Finds BouncyCastle among the providers that jars offer; its type is looked at before anything is made. An entry
         * that names a class which is not there, as repackaging leaves them behind, is skipped: the JDK does the same, and
         * an error here would make this class unusable as long as the JVM runs.
         */
        private static @Nullable Provider bouncyCastle() {
            Iterator<ServiceLoader.Provider<Provider>> offers =
                    ServiceLoader.load(Provider.class, CryptoProviders.class.getClassLoader()).stream()
                            .iterator();
            for (int broken = 0; broken < MOST_BROKEN; broken++) {
                try {
                    return named(offers);
                } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
                    // The next call goes on behind the broken entry. A class loader that was closed throws what it
                    // likes.
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
