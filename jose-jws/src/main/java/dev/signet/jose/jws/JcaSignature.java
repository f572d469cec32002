package dev.signet.jose.jws;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.core.internal.CryptoOperation;
import dev.signet.jose.core.internal.KeyFamily;
import dev.signet.jose.core.internal.ProviderLookup;
import java.security.Provider;
import java.security.spec.AlgorithmParameterSpec;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The names that providers have for a signature algorithm and its keys. Immutable.
 *
 * @param jwaName the algorithm, for messages
 * @param names its names in JCA, the most common first: no provider has all of them
 * @param keyFactory the JCA name of the factory for its keys
 * @param family for the choice of a provider
 */
record JcaSignature(String jwaName, List<Name> names, String keyFactory, KeyFamily family) {

    /**
     * A name, and what is different under it.
     *
     * @param algorithm the JCA algorithm name
     * @param parameters the parameters that the name leaves open
     * @param der whether signatures are Ecdsa-Sig-Value in DER, and not R || S
     */
    record Name(String algorithm, Optional<AlgorithmParameterSpec> parameters, boolean der) {

        static Name of(String algorithm) {
            return new Name(algorithm, Optional.empty(), false);
        }

        static Name with(String algorithm, AlgorithmParameterSpec parameters) {
            return new Name(algorithm, Optional.of(parameters), false);
        }

        static Name inDer(String algorithm) {
            return new Name(algorithm, Optional.empty(), true);
        }
    }

    /**
     * Refuses providers that do not have the algorithm.
     *
     * @throws IllegalStateException with the jar to add
     */
    void require(CryptoOperation operation, CryptoProviders providers) {
        ProviderLookup lookup = ProviderLookup.of(providers);
        String[] algorithms = algorithms().toArray(String[]::new);
        if (!lookup.serves(operation, family, "Signature", algorithms)) {
            named(() -> lookup.provider(operation, family, "Signature", algorithms));
        }
    }

    /**
     * Returns what is made with the first provider that has the algorithm and takes the key, or with BouncyCastle's
     * classes in the place of its provider.
     *
     * @throws IllegalArgumentException if none takes the key
     * @throws IllegalStateException with the jar to add, if no provider has the algorithm
     */
    <T> T made(
            CryptoOperation operation,
            CryptoProviders providers,
            Function<ProviderSignature, T> making,
            Supplier<Optional<T>> withoutProvider) {
        return named(() -> ProviderLookup.of(providers)
                .made(
                        operation,
                        family,
                        "Signature",
                        algorithms(),
                        found -> making.apply(new ProviderSignature(this, name(found.algorithm()), found.provider())),
                        withoutProvider));
    }

    /** Returns the algorithm at a provider that was chosen by the caller. */
    ProviderSignature at(Provider home) {
        Name name = names.stream()
                .filter(it -> home.getService("Signature", it.algorithm()) != null)
                .findFirst()
                .orElse(names.get(0));
        return new ProviderSignature(this, name, home);
    }

    /** EdDSA hashes a message twice. ML-DSA does not, but the JDK keeps the message until its end. */
    boolean needsWholeMessage() {
        return family == KeyFamily.EDWARDS_CURVE || family == KeyFamily.ML_DSA;
    }

    /**
     * Returns whether signing takes randomness that a provider may leave out where it is not given any: BouncyCastle's
     * ML-DSA is deterministic then (FIPS 204 section 3.4 recommends the hedged variant).
     */
    boolean isHedged() {
        return family == KeyFamily.ML_DSA;
    }

    /** Returns the failure of a key that was taken before. */
    KeySourceException unusable(String purpose, Throwable cause) {
        return new KeySourceException("the key could not be used to " + purpose + " with " + jwaName, cause);
    }

    private List<String> algorithms() {
        return names.stream().map(Name::algorithm).toList();
    }

    private Name name(String algorithm) {
        return names.stream()
                .filter(it -> it.algorithm().equals(algorithm))
                .findFirst()
                .orElseThrow();
    }

    private <T> T named(Supplier<T> lookingUp) {
        try {
            return lookingUp.get();
        } catch (IllegalStateException e) {
            throw new IllegalStateException(jwaName + ": " + e.getMessage(), e);
        }
    }
}
