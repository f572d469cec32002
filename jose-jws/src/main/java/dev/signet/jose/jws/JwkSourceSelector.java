package dev.signet.jose.jws;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.internal.Candidates;
import dev.signet.jose.core.internal.HeaderCache;
import dev.signet.jose.core.internal.TokenReading;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;
import dev.signet.jose.jwk.KeyOperation;
import dev.signet.jose.jwk.internal.JwkSetLookup;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Keys from a set that may change, chosen by ({@code alg}, {@code kid}).
 *
 * <p>When a set arrives, the keys that serve each algorithm are found, and a primitive is made for each. They are kept
 * in an immutable {@link Snapshot} as long as the very same {@link JwkSet} object is current; a newer set begins with
 * an empty cache of headers.
 */
final class JwkSourceSelector implements KeySelector {

    private final JwkSource source;
    private final Map<String, KeyOperations> algorithms;
    private final CryptoProviders providers;

    // Written by any thread that meets a newer set. Two may build the same snapshot; either one is right.
    private volatile Snapshot latest;

    private JwkSourceSelector(JwkSource source, Map<String, KeyOperations> algorithms, CryptoProviders providers) {
        this.source = source;
        this.algorithms = algorithms;
        this.providers = providers;
        algorithms.values().forEach(operations -> operations.requireVerifying(providers));
        // A source may have nothing yet, and asking it here could open a connection.
        this.latest = new Snapshot(JwkSet.of());
    }

    static JwkSourceSelector of(JwkSource source, List<KeyOperations> algorithms) {
        Map<String, KeyOperations> byName = new LinkedHashMap<>();
        for (KeyOperations operations : algorithms) {
            byName.put(operations.algorithm().name(), operations);
        }
        long secret = algorithms.stream()
                .filter(operations -> operations.algorithm().keyOctets() > 0)
                .count();
        if (secret > 0 && secret < algorithms.size()) {
            throw new IllegalArgumentException("expected either HMAC algorithms or public-key ones, not both");
        }
        return new JwkSourceSelector(source, byName, CryptoProviders.standard());
    }

    @Override
    public void requireAllowed(String algorithm) {
        if (!algorithms.containsKey(algorithm)) {
            throw TokenReading.notAllowed("alg", algorithms.keySet(), algorithm);
        }
    }

    @Override
    public Keys current(JwkSetLookup keySets) {
        return upTo(keySets.current(source));
    }

    @Override
    public KeySelector withProviders(CryptoProviders others) {
        return new JwkSourceSelector(source, algorithms, others);
    }

    @Override
    public KeySelector forgetful() {
        return withProviders(providers);
    }

    @Override
    public String toString() {
        return algorithms.keySet().toString();
    }

    @SuppressWarnings("ReferenceEquality") // Comparing thousands of keys for each token would cost more than it saves.
    private Snapshot upTo(JwkSet set) {
        Snapshot snapshot = latest;
        if (snapshot.set != set) {
            snapshot = new Snapshot(set);
            latest = snapshot;
        }
        return snapshot;
    }

    /** The keys of one set, by algorithm and then by {@code kid}, and the headers accepted under them. */
    private final class Snapshot implements Keys {

        private final JwkSet set;
        private final Map<String, Candidates<VerificationKey>> keys = new HashMap<>();
        private final HeaderCache<AcceptedPrefix> accepted = new HeaderCache<>();
        private final Object identity = new Object();

        Snapshot(JwkSet set) {
            this.set = set;
            algorithms.forEach((name, operations) -> keys.put(name, candidates(operations)));
        }

        /** A key that the provider refuses is set aside: one odd key must not cost the others. */
        private Candidates<VerificationKey> candidates(KeyOperations operations) {
            String algorithm = operations.algorithm().name();
            Candidates<VerificationKey> candidates = new Candidates<>(algorithm);
            for (Jwk key : set.keys()) {
                key.mismatch(KeyOperation.VERIFY, algorithm)
                        .ifPresentOrElse(
                                mismatch -> candidates.exclude(key.keyId(), mismatch),
                                () -> add(key, operations, candidates));
            }
            set.skippedKeys().forEach(skipped -> candidates.setAside(skipped.keyId(), skipped.reason()));
            return candidates;
        }

        private void add(Jwk key, KeyOperations operations, Candidates<VerificationKey> candidates) {
            try {
                VerificationKey ready = VerificationKey.of(operations, key, providers);
                candidates.add(key.keyId(), key.neededLeniency(), key::thumbprint, ready);
            } catch (IllegalArgumentException | IllegalStateException e) {
                candidates.setAside(key.keyId(), String.valueOf(e.getMessage()));
            }
        }

        @Override
        public boolean hasKeyFor(String algorithm, JoseHeader header) {
            return !candidates(algorithm).fitting(header.keyId()).isEmpty();
        }

        @Override
        public Keys newer(JoseHeader header, BiFunction<JwkSource, String, JwkSet> refreshed) {
            return header.keyId()
                    .map(missing -> upTo(refreshed.apply(source, missing)))
                    .orElse(this);
        }

        @Override
        public VerificationKey select(String algorithm, JoseHeader header) {
            return candidates(algorithm).select(header.keyId(), source::refreshFailedAt);
        }

        @Override
        public HeaderCache<AcceptedPrefix> acceptedHeaders() {
            return accepted;
        }

        @Override
        public Object identity() {
            return identity;
        }

        private Candidates<VerificationKey> candidates(String algorithm) {
            return Optional.ofNullable(keys.get(algorithm)).orElseThrow();
        }
    }
}
