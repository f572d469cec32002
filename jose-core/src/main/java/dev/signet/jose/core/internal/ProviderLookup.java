package dev.signet.jose.core.internal;

import dev.signet.jose.core.CryptoProviders;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;

/** The look-up of the provider for an operation, by the selection of {@link CryptoProviders}. Immutable. */
public final class ProviderLookup {

    /** The module of the JDK with elliptic curves, until JDK 22 took them into java.base. */
    private static final String EC_MODULE = "jdk.crypto.ec";

    private final CryptoProviders providers;
    private final @Nullable Provider additional;
    private final boolean pinned;

    private ProviderLookup(CryptoProviders providers) {
        this.providers = providers;
        this.additional = providers.additional().orElse(null);
        this.pinned = providers.isPinned();
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
        if (additional != null && (pinned || prefersAdditional(operation, family))) {
            if (serves(additional, service, algorithm)) {
                return Optional.of(additional);
            }
            if (pinned) {
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
        return Optional.ofNullable(additional).filter(provider -> serves(provider, service, algorithm));
    }

    /**
     * Returns whether a provider has a service and can make an instance of it: a provider may list classes that are not
     * there. A cipher's transformation, for example {@code AES/CBC/PKCS5Padding}, may be listed under {@code AES}
     * alone, with mode and padding inside; only {@link Cipher} can look that up.
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

    /** The measured part of the table; the reasons are in {@code docs/decisions.md}. */
    private static boolean prefersAdditional(CryptoOperation operation, KeyFamily family) {
        return switch (family) {
            case SECP256K1 -> true;
            case NIST_CURVE -> operation == CryptoOperation.VERIFY;
            case EDWARDS_CURVE -> operation == CryptoOperation.VERIFY || operation == CryptoOperation.SIGN;
            case RSA, MONTGOMERY_CURVE, SECRET -> false;
        };
    }

    private String missing(KeyFamily family, String service, String algorithm) {
        String what = algorithm + " (" + service + ", " + family + ")";
        if (pinned && additional != null) {
            boolean listed = additional.getService(service, algorithm) != null;
            return "the pinned provider " + additional.getName()
                    + (listed ? " lists, but cannot make an instance of, " : " has no ") + what;
        }
        return "no provider has " + what + ": "
                + remedy(family, ModuleLayer.boot().findModule(EC_MODULE).isPresent())
                + (isPlatform() ? ", and use CryptoProviders.standard()" : "");
    }

    /** Not before it is needed: {@code standard()} loads BouncyCastle, which other choices may be meant to avoid. */
    private boolean isPlatform() {
        return additional == null && !providers.equals(CryptoProviders.standard());
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
