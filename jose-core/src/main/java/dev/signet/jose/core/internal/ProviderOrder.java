package dev.signet.jose.core.internal;

import dev.signet.jose.core.CryptoProviders;
import java.security.Provider;
import java.util.List;
import java.util.Optional;

/**
 * The providers that have an algorithm, in the order that {@link CryptoProviders#standard()} describes. Each is looked
 * up when it is asked for: what stands behind the one that is used is not made. For one thread.
 */
final class ProviderOrder {

    private static final Place[] PLACES = Place.values();

    private final CryptoProviders providers;
    private final CryptoOperation operation;
    private final KeyFamily family;
    private final String service;
    private final List<String> algorithms;
    private int next;

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

    private enum Place {
        PINNED,
        APPLICATION,
        AMAZON_CORRETTO,
        BOUNCY_CASTLE,
        JDK,
        BOUNCY_CASTLE_LAST
    }

    /** Returns the next provider, if there is one more. */
    Optional<ProviderService> next() {
        while (next < PLACES.length) {
            Optional<ProviderService> found = at(PLACES[next++]);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<ProviderService> at(Place place) {
        if (providers.pinned().isPresent()) {
            return place == Place.PINNED ? of(providers.pinned()) : Optional.empty();
        }
        return switch (place) {
            case PINNED -> Optional.empty();
            case APPLICATION ->
                family == KeyFamily.SECP256K1
                        ? RegisteredProviders.firstWithSecp256k1(service, algorithms)
                        : RegisteredProviders.first(service, algorithms)
                                .filter(first -> !RegisteredProviders.isOfTheJdk(first.provider()));
            case AMAZON_CORRETTO -> prefersAmazonCorretto() ? of(providers.amazonCorretto()) : Optional.empty();
            case BOUNCY_CASTLE -> prefersBouncyCastle() ? of(providers.bouncyCastle()) : Optional.empty();
            case JDK ->
                family == KeyFamily.SECP256K1
                        ? Optional.empty()
                        : RegisteredProviders.firstOfTheJdk(service, algorithms);
            case BOUNCY_CASTLE_LAST -> prefersBouncyCastle() ? Optional.empty() : of(providers.bouncyCastle());
        };
    }

    private Optional<ProviderService> of(Optional<Provider> provider) {
        return provider.flatMap(found -> RegisteredProviders.service(found, service, algorithms));
    }

    /** The measured part of the table; the reasons are in {@code docs/decisions.md}. */
    private boolean prefersAmazonCorretto() {
        return switch (family) {
            case RSA -> operation != CryptoOperation.GENERATE && operation != CryptoOperation.CONVERT;
            case NIST_CURVE -> operation != CryptoOperation.CONVERT;
            case EDWARDS_CURVE -> operation == CryptoOperation.VERIFY || operation == CryptoOperation.SIGN;
            case SECP256K1, MONTGOMERY_CURVE, SECRET -> false;
        };
    }

    private boolean prefersBouncyCastle() {
        return switch (family) {
            case SECP256K1 -> true;
            case NIST_CURVE -> operation == CryptoOperation.VERIFY;
            case EDWARDS_CURVE -> operation == CryptoOperation.VERIFY || operation == CryptoOperation.SIGN;
            case RSA, MONTGOMERY_CURVE, SECRET -> false;
        };
    }
}
