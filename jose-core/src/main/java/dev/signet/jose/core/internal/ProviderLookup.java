package dev.signet.jose.core.internal;

import dev.signet.jose.core.CryptoProviders;
import java.security.Provider;
import java.util.Optional;

/** The look-up of the provider for an operation, by the selection of {@link CryptoProviders}. Immutable. */
public final class ProviderLookup {

    /** The module of the JDK with elliptic curves, until JDK 22 took them into java.base. */
    private static final String EC_MODULE = "jdk.crypto.ec";

    private final CryptoProviders providers;

    private ProviderLookup(CryptoProviders providers) {
        this.providers = providers;
    }

    /**
     * Returns the look-up for a selection.
     *
     * @param providers the selection
     * @return the look-up
     */
    public static ProviderLookup of(CryptoProviders providers) {
        return new ProviderLookup(providers);
    }

    /**
     * Returns the provider for an operation.
     *
     * @param operation the operation
     * @param family the kind of key
     * @param service the JCA service type, for example {@code "Signature"}
     * @param algorithm the JCA algorithm name, for example {@code "SHA256withRSA"}
     * @return a provider that has the service and can make an instance of it
     * @throws IllegalStateException if there is none; the message names the jar or module to add, or the algorithm that
     *     the pinned provider does not have
     */
    public Provider provider(CryptoOperation operation, KeyFamily family, String service, String algorithm) {
        return find(operation, family, service, algorithm)
                .orElseThrow(() -> new IllegalStateException(missing(family, service, algorithm)));
    }

    /**
     * Returns the provider for an operation, if there is one.
     *
     * @param operation the operation
     * @param family the kind of key
     * @param service the JCA service type, for example {@code "Signature"}
     * @param algorithm the JCA algorithm name, for example {@code "SHA256withRSA"}
     * @return a provider that has the service and can make an instance of it, or empty
     */
    public Optional<Provider> find(CryptoOperation operation, KeyFamily family, String service, String algorithm) {
        Optional<Provider> pinned = providers.pinned();
        if (pinned.isPresent()) {
            return serving(pinned, service, algorithm);
        }
        if (prefersBouncyCastle(operation, family)) {
            Optional<Provider> preferred = serving(providers.bouncyCastle(), service, algorithm);
            if (preferred.isPresent()) {
                return preferred;
            }
        }
        if (family != KeyFamily.SECP256K1) {
            Optional<Provider> registered = RegisteredProviders.first(service, algorithm);
            if (registered.isPresent()) {
                return registered;
            }
        }
        return serving(providers.bouncyCastle(), service, algorithm);
    }

    private static Optional<Provider> serving(Optional<Provider> provider, String service, String algorithm) {
        return provider.isPresent() && RegisteredProviders.serves(provider.get(), service, algorithm)
                ? provider
                : Optional.empty();
    }

    /** The measured part of the table; the reasons are in {@code docs/decisions.md}. */
    private static boolean prefersBouncyCastle(CryptoOperation operation, KeyFamily family) {
        return switch (family) {
            case SECP256K1 -> true;
            case NIST_CURVE -> operation == CryptoOperation.VERIFY;
            case EDWARDS_CURVE -> operation == CryptoOperation.VERIFY || operation == CryptoOperation.SIGN;
            case RSA, MONTGOMERY_CURVE, SECRET -> false;
        };
    }

    private String missing(KeyFamily family, String service, String algorithm) {
        String what = algorithm + " (" + service + ", " + family + ")";
        if (providers.pinned().isPresent()) {
            Provider pinned = providers.pinned().get();
            boolean listed = pinned.getService(service, algorithm) != null;
            return "the pinned provider " + pinned.getName()
                    + (listed ? " lists, but cannot make an instance of, " : " has no ") + what;
        }
        return "no provider has " + what + ": "
                + remedy(family, ModuleLayer.boot().findModule(EC_MODULE).isPresent())
                + (providers == CryptoProviders.platform() ? ", and use CryptoProviders.standard()" : "");
    }

    /**
     * Returns the jar or module to add for keys of a kind. Jlink leaves out the module with the JDK's elliptic curves,
     * since no module requires it.
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
}
