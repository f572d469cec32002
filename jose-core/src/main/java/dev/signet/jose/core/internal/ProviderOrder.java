package dev.signet.jose.core.internal;

import dev.signet.jose.core.CryptoProviders;
import java.security.Provider;
import java.util.List;
import java.util.Optional;

/**
 * The providers that have an algorithm, in the order that {@link CryptoProviders#standard()} describes. Each is looked
 * up when it is asked for: what stands behind the one that is used is not made. Immutable.
 */
final class ProviderOrder {

    private static final List<Place> TO_COMPUTE = List.of(Place.values());

    private static final List<Place> TO_READ_KEYS = List.of(
            Place.PINNED,
            Place.JDK,
            Place.APPLICATION,
            Place.AMAZON_CORRETTO,
            Place.BOUNCY_CASTLE,
            Place.BOUNCY_CASTLE_LAST);

    private final CryptoProviders providers;
    private final CryptoOperation operation;
    private final KeyFamily family;
    private final String service;
    private final List<String> algorithms;

    /**
     * @param service the JCA service type
     * @param algorithms the names that providers have for the algorithm, the most common first
     */
    ProviderOrder(
            CryptoProviders providers,
            CryptoOperation operation,
            KeyFamily family,
            String service,
            List<String> algorithms) {
        this.providers = providers;
        this.operation = operation;
        this.family = family;
        this.service = service;
        this.algorithms = algorithms;
    }

    /** A place in the order, the first of which that has the algorithm serves: in this order to compute. */
    enum Place {
        PINNED,
        APPLICATION,
        AMAZON_CORRETTO,
        BOUNCY_CASTLE,
        JDK,
        BOUNCY_CASTLE_LAST
    }

    /**
     * Returns the places in their order. Keys are read by the JDK, whatever is registered: which keys are refused, and
     * as which objects they come back, does not depend on the application's providers. Nothing is computed then.
     */
    List<Place> places() {
        return operation == CryptoOperation.CONVERT ? TO_READ_KEYS : TO_COMPUTE;
    }

    /** Returns the first provider of all, if there is one. */
    Optional<ProviderService> first() {
        for (Place place : places()) {
            Optional<ProviderService> found = at(place);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Returns the provider at a place, if it has the algorithm. */
    Optional<ProviderService> at(Place place) {
        if (providers.pinned().isPresent()) {
            return place == Place.PINNED ? of(providers.pinned()) : Optional.empty();
        }
        return switch (place) {
            case PINNED -> Optional.empty();
            case APPLICATION -> ofTheApplication();
            case AMAZON_CORRETTO -> prefersAmazonCorretto() ? of(providers.amazonCorretto()) : Optional.empty();
            case BOUNCY_CASTLE -> prefersBouncyCastle() ? of(providers.bouncyCastle()) : Optional.empty();
            case JDK ->
                family == KeyFamily.SECP256K1
                        ? Optional.empty()
                        : RegisteredProviders.firstOfTheJdk(service, algorithms);
            case BOUNCY_CASTLE_LAST -> prefersBouncyCastle() ? Optional.empty() : of(providers.bouncyCastle());
        };
    }

    private Optional<ProviderService> ofTheApplication() {
        return family == KeyFamily.SECP256K1
                ? RegisteredProviders.firstWithSecp256k1(service, algorithms)
                : RegisteredProviders.first(service, algorithms)
                        .filter(first -> !RegisteredProviders.isOfTheJdk(first.provider()));
    }

    private Optional<ProviderService> of(Optional<Provider> provider) {
        return provider.flatMap(found -> RegisteredProviders.service(found, service, algorithms));
    }

    /** The measured part of the table; the reasons are in {@code docs/decisions.md}. */
    private boolean prefersAmazonCorretto() {
        return switch (family) {
            case RSA, NIST_CURVE, EDWARDS_CURVE ->
                switch (operation) {
                    case SIGN, VERIFY, WRAP, UNWRAP, AGREE -> true;
                    case GENERATE -> family == KeyFamily.NIST_CURVE;
                    case MAC, ENCRYPT_CONTENT, DERIVE, CHECK_PAIR, CONVERT -> false;
                };
            case SECP256K1, MONTGOMERY_CURVE, ML_DSA, SECRET -> false;
        };
    }

    /** Returns whether BouncyCastle stands before the JDK. */
    boolean prefersBouncyCastle() {
        return providers == CryptoProviders.standard()
                && switch (family) {
                    case SECP256K1 -> true;
                    case NIST_CURVE -> operation == CryptoOperation.VERIFY;
                    case EDWARDS_CURVE -> operation == CryptoOperation.VERIFY || operation == CryptoOperation.SIGN;
                    case RSA, MONTGOMERY_CURVE, ML_DSA, SECRET -> false;
                };
    }
}
