package dev.signet.jose.core;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import javax.crypto.Cipher;
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

    /** The module of the JDK with elliptic curves, until JDK 22 took them into java.base. */
    private static final String EC_MODULE = "jdk.crypto.ec";

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
     * Returns the provider for an operation.
     *
     * @param operation what is to be done
     * @param family the kind of key
     * @param service the JCA service type, for example {@code "Signature"}
     * @param algorithm the JCA algorithm name, for example {@code "SHA256withRSA"}
     * @return a provider that has the service and can make an instance of it
     * @throws IllegalStateException if there is none; the message says which jar or module to add, or what the pinned
     *     provider lacks
     */
    public Provider provider(CryptoOperation operation, KeyFamily family, String service, String algorithm) {
        return find(operation, family, service, algorithm)
                .orElseThrow(() -> new IllegalStateException(missing(family, service, algorithm)));
    }

    /**
     * Returns the provider for an operation, if there is one.
     *
     * @param operation what is to be done
     * @param family the kind of key
     * @param service the JCA service type, for example {@code "Signature"}
     * @param algorithm the JCA algorithm name, for example {@code "SHA256withRSA"}
     * @return a provider that has the service and can make an instance of it, or empty
     */
    public Optional<Provider> find(CryptoOperation operation, KeyFamily family, String service, String algorithm) {
        if (extra != null && (mode == Mode.ONLY || prefersExtra(operation, family))) {
            if (serves(extra, service, algorithm)) {
                return Optional.of(extra);
            }
            if (mode == Mode.ONLY) {
                return Optional.empty();
            }
        }
        if (family != KeyFamily.SECP256K1) {
            Optional<Provider> registered = Arrays.stream(Security.getProviders())
                    .filter(provider -> serves(provider, service, algorithm))
                    .findFirst();
            if (registered.isPresent()) {
                return registered;
            }
        }
        return Optional.ofNullable(extra).filter(provider -> serves(provider, service, algorithm));
    }

    /**
     * Returns whether a provider has a service and can make an instance of it: a provider may list classes that are not
     * there. A cipher's transformation, for example {@code AES/CBC/PKCS5Padding}, may be listed under {@code AES} alone,
     * with mode and padding inside; only {@link Cipher} knows how to ask.
     */
    private static boolean serves(Provider provider, String service, String algorithm) {
        try {
            Provider.Service listed = provider.getService(service, algorithm);
            if (listed != null) {
                return listed.newInstance(null) != null;
            }
            return service.equals("Cipher")
                    && algorithm.indexOf('/') >= 0
                    && Cipher.getInstance(algorithm, provider) != null;
        } catch (GeneralSecurityException | RuntimeException | LinkageError e) {
            return false;
        }
    }

    /** Returns the names of the choices, for logs and bug reports. */
    @Override
    public String toString() {
        return "CryptoProviders[" + mode + (extra == null ? "" : ", " + extra.getName()) + "]";
    }

    /** The measured part of the table; the reasons are in {@code docs/decisions.md}. */
    private static boolean prefersExtra(CryptoOperation operation, KeyFamily family) {
        return switch (family) {
            case SECP256K1 -> true;
            case NIST_CURVE -> operation == CryptoOperation.VERIFY;
            case EDWARDS_CURVE -> operation == CryptoOperation.VERIFY || operation == CryptoOperation.SIGN;
            case RSA, MONTGOMERY_CURVE, SECRET -> false;
        };
    }

    private String missing(KeyFamily family, String service, String algorithm) {
        String what = algorithm + " (" + service + ", " + family + ")";
        if (mode == Mode.ONLY && extra != null) {
            boolean listed = extra.getService(service, algorithm) != null;
            return "the pinned provider " + extra.getName()
                    + (listed ? " lists, but cannot make an instance of, " : " has no ") + what;
        }
        return "no provider has " + what + ": "
                + remedy(family, ModuleLayer.boot().findModule(EC_MODULE).isPresent())
                + (mode == Mode.PLATFORM ? ", and use CryptoProviders.standard()" : "");
    }

    /**
     * Returns what to add for keys of a kind. Jlink leaves out the module that has the JDK's elliptic curves, since no
     * module requires it.
     */
    static String remedy(KeyFamily family, boolean ecModule) {
        boolean inEcModule = switch (family) {
            case NIST_CURVE, EDWARDS_CURVE, MONTGOMERY_CURVE -> true;
            case SECP256K1, RSA, SECRET -> false;
        };
        return (inEcModule && !ecModule
                        ? "this runtime has no module " + EC_MODULE + "; run jlink with --add-modules " + EC_MODULE
                                + ", or "
                        : "")
                + "add org.bouncycastle:bcprov-jdk18on";
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
