package dev.signet.jose.core.internal;

import dev.signet.jose.core.CryptoProviders;
import java.security.Provider;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The look-up of the provider for an operation, by the selection of {@link CryptoProviders}. Immutable. */
public final class ProviderLookup {

    /** The module of the JDK with elliptic curves, until JDK 22 took them into java.base. */
    private static final String EC_MODULE = "jdk.crypto.ec";

    /** In bc-fips, whose provider serves where it is registered or pinned. The jar cannot stand beside bcprov. */
    private static final String FIPS_CLASS = "/org/bouncycastle/jcajce/provider/BouncyCastleFipsProvider.class";

    private static final String NOT_BESIDE_FIPS = " cannot stand beside bc-fips";

    private static final String ADD_JAR = "add org.bouncycastle:bcprov-jdk18on";

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
     * @param algorithms the names that providers have for the algorithm, for example {@code "SHA256withRSA"}
     * @return a provider that has the service and can make an instance of it
     * @throws IllegalStateException if there is none; the message names the jar or module to add, or the algorithm that
     *     the pinned provider does not have
     */
    public Provider provider(CryptoOperation operation, KeyFamily family, String service, String... algorithms) {
        return find(operation, family, service, algorithms)
                .orElseThrow(() -> new IllegalStateException(missing(family, service, algorithms[0])));
    }

    /**
     * Returns the provider for an operation, if there is one.
     *
     * @param operation the operation
     * @param family the kind of key
     * @param service the JCA service type, for example {@code "Signature"}
     * @param algorithms the names that providers have for the algorithm, for example {@code "SHA256withRSA"}
     * @return a provider that has the service and can make an instance of it, or empty
     */
    public Optional<Provider> find(CryptoOperation operation, KeyFamily family, String service, String... algorithms) {
        return new ProviderOrder(providers, operation, family, service, List.of(algorithms))
                .first()
                .map(ProviderService::provider);
    }

    /**
     * Returns whether there is a provider for an operation. Providers that are there already are asked first, so that
     * none is made only to be asked.
     *
     * @param operation the operation
     * @param family the kind of key
     * @param service the JCA service type, for example {@code "Signature"}
     * @param algorithms the names that providers have for the algorithm, for example {@code "SHA256withRSA"}
     * @return whether {@link #provider} would find one
     */
    public boolean serves(CryptoOperation operation, KeyFamily family, String service, String... algorithms) {
        ProviderOrder order = new ProviderOrder(providers, operation, family, service, List.of(algorithms));
        return order.at(ProviderOrder.Place.JDK).isPresent() || order.first().isPresent();
    }

    /**
     * Returns what is made with the first provider that does not refuse. As when JCA is left to choose, a provider that
     * does not take the key leaves it to the next.
     *
     * @param <T> what is made
     * @param operation the operation
     * @param family the kind of key
     * @param service the JCA service type, for example {@code "Signature"}
     * @param algorithms the names that providers have for the algorithm
     * @param making makes it, or refuses with an {@link IllegalArgumentException}
     * @return what was made
     * @throws IllegalArgumentException if all providers refuse; the refusal of the first
     * @throws IllegalStateException if there is no provider; the message names the jar or module to add, or the
     *     algorithm that the pinned provider does not have
     */
    public <T> T made(
            CryptoOperation operation,
            KeyFamily family,
            String service,
            List<String> algorithms,
            Function<ProviderService, T> making) {
        return made(operation, family, service, algorithms, making, Optional::empty);
    }

    /**
     * Returns what is made with the first provider that does not refuse, or with the classes of BouncyCastle in the
     * place of its provider, which need not be made then.
     *
     * @param <T> what is made
     * @param operation the operation
     * @param family the kind of key
     * @param service the JCA service type, for example {@code "Signature"}
     * @param algorithms the names that providers have for the algorithm
     * @param making makes it, or refuses with an {@link IllegalArgumentException}
     * @param withoutProvider makes it with the classes of BouncyCastle if they are there, or refuses likewise
     * @return what was made
     * @throws IllegalArgumentException if all providers refuse; the refusal of the first
     * @throws IllegalStateException if there is no provider; the message names the jar or module to add, or the
     *     algorithm that the pinned provider does not have
     */
    public <T> T made(
            CryptoOperation operation,
            KeyFamily family,
            String service,
            List<String> algorithms,
            Function<ProviderService, T> making,
            Supplier<Optional<T>> withoutProvider) {
        ProviderOrder order = new ProviderOrder(providers, operation, family, service, algorithms);
        @Nullable IllegalArgumentException refusal = null;
        for (ProviderOrder.Place place : order.places()) {
            try {
                Optional<T> made = place == ProviderOrder.Place.BOUNCY_CASTLE && order.prefersBouncyCastle()
                        ? withoutProvider.get()
                        : Optional.empty();
                made = made.isPresent() ? made : order.at(place).map(making);
                if (made.isPresent()) {
                    return made.get();
                }
            } catch (IllegalArgumentException e) {
                if (refusal == null) {
                    refusal = e;
                } else {
                    refusal.addSuppressed(e);
                }
            }
        }
        throw refusal == null ? new IllegalStateException(missing(family, service, algorithms.get(0))) : refusal;
    }

    /**
     * Returns whether a provider is part of the JDK and not a choice of the application's.
     *
     * @param provider a provider
     * @return {@code false} also for SunPKCS11, which has no algorithms until it is configured
     */
    public static boolean isOfTheJdk(Provider provider) {
        return RegisteredProviders.isOfTheJdk(provider);
    }

    /**
     * Returns what to do where classes of BouncyCastle are missing that no provider stands for.
     *
     * @return for example {@code add org.bouncycastle:bcprov-jdk18on}
     */
    public static String remedyForClasses() {
        return hasFips() ? "they are in bcprov-jdk18on, which" + NOT_BESIDE_FIPS : ADD_JAR;
    }

    private String missing(KeyFamily family, String service, String algorithm) {
        String what = algorithm + " (" + service + ", " + family + ")";
        if (providers.pinned().isPresent()) {
            Provider pinned = providers.pinned().get();
            boolean listed = pinned.getService(service, algorithm) != null;
            return "the pinned provider " + pinned.getName()
                    + (listed ? " lists, but cannot make an instance of, " : " has no ") + what;
        }
        boolean fips = hasFips();
        return "no provider has " + what + ": "
                + remedy(family, ModuleLayer.boot().findModule(EC_MODULE).isPresent(), fips)
                + (providers == CryptoProviders.platform() && !fips ? ", and use CryptoProviders.standard()" : "");
    }

    private static boolean hasFips() {
        try {
            return ProviderLookup.class.getResource(FIPS_CLASS) != null;
        } catch (RuntimeException e) {
            // Of a closed class loader.
            return false;
        }
    }

    /**
     * Returns what to add, register or run for keys of a kind. Jlink leaves out the module with the JDK's elliptic
     * curves, since no module requires it.
     */
    static String remedy(KeyFamily family, boolean ecModule, boolean fips) {
        boolean inEcModule = switch (family) {
            case NIST_CURVE, EDWARDS_CURVE, MONTGOMERY_CURVE -> true;
            case SECP256K1, RSA, ML_DSA, SECRET -> false;
        };
        return (family == KeyFamily.ML_DSA ? "run JDK 24 or later, or " : "")
                + (inEcModule && !ecModule
                        ? "this runtime has no module " + EC_MODULE + "; run jlink with --add-modules " + EC_MODULE
                                + ", or "
                        : "")
                + (fips ? "register a provider that has it; bcprov-jdk18on" + NOT_BESIDE_FIPS : ADD_JAR);
    }
}
