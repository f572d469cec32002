package dev.signet.jose.jwe;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.core.internal.Candidates;
import dev.signet.jose.core.internal.HeaderCache;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;
import dev.signet.jose.jwk.internal.JwkSetLookup;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Keys from a set that may change, selected by ({@code alg}, {@code enc}, {@code kid}).
 *
 * <p>Everything that can be decided when a set arrives is decided then: which keys serve which algorithms, each of them
 * ready. The answers live as long as the very same {@link JwkSet} object is current, in a {@link Snapshot} that never
 * changes; a newer set starts with an empty memory of headers.
 */
final class JwkSourceSelector implements KeySelector {

    private final JwkSource source;
    private final Map<AlgorithmSpec, RecipientKeys> algorithms;
    private final Set<ContentEncryption> encryptions;
    private final CryptoProviders providers;

    // Written by any thread that meets a newer set. Two may build the same snapshot; either one is right.
    private volatile Snapshot latest;

    private JwkSourceSelector(
            JwkSource source,
            Map<AlgorithmSpec, RecipientKeys> algorithms,
            Set<ContentEncryption> encryptions,
            CryptoProviders providers) {
        this.source = source;
        this.algorithms = algorithms;
        this.encryptions = encryptions;
        this.providers = providers;
        algorithms.values().forEach(algorithm -> algorithm.requireUnwrapping(providers));
        // A source may have nothing yet, and asking it here could open a connection.
        this.latest = new Snapshot(JwkSet.of());
    }

    /** Joins a source with the standard providers. */
    static JwkSourceSelector of(
            JwkSource source, Map<AlgorithmSpec, RecipientKeys> algorithms, Set<ContentEncryption> encryptions) {
        return new JwkSourceSelector(source, algorithms, encryptions, CryptoProviders.standard());
    }

    @Override
    public Keys current(JwkSetLookup keySets) {
        return upTo(keySets.current(source));
    }

    @Override
    public Keys refreshed(String missingKeyId, Map<JwkSource, JwkSet> refreshed, JwkSetLookup keySets) {
        return upTo(refreshed.computeIfAbsent(source, asked -> keySets.refreshed(asked, missingKeyId)));
    }

    @Override
    public Optional<Instant> refreshFailedAt() {
        return source.refreshFailedAt();
    }

    @Override
    public KeySelector withProviders(CryptoProviders others) {
        return new JwkSourceSelector(source, algorithms, encryptions, others);
    }

    @Override
    public KeySelector forgetful() {
        return withProviders(providers);
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

    /** What a key is to do; with {@code dir} its length decides for which content. */
    private record Purpose(AlgorithmSpec algorithm, Optional<ContentEncryption> encryption) {

        /** With what content encryptions an algorithm is to be: those that are accepted, or none. */
        static Stream<Purpose> of(AlgorithmSpec algorithm, Set<ContentEncryption> accepted) {
            return algorithm.use() == AlgorithmSpec.Use.INTEGRATED_ENCRYPTION
                    ? Stream.of(new Purpose(algorithm, Optional.empty()))
                    : accepted.stream().map(encryption -> new Purpose(algorithm, Optional.of(encryption)));
        }

        @Override
        public String toString() {
            return algorithm.name()
                    + encryption.map(enc -> " with " + enc.jwaName()).orElse("");
        }
    }

    /** What one set means: keys by purpose and then by kid, and the headers accepted under them. */
    private final class Snapshot implements Keys {

        private final JwkSet set;
        private final Map<Purpose, Candidates<RecipientHalf>> keys = new HashMap<>();
        private final HeaderCache<SelectedKey> acceptedHeaders = new HeaderCache<>();

        Snapshot(JwkSet set) {
            this.set = set;
            for (AlgorithmSpec algorithm : algorithms.keySet()) {
                Purpose.of(algorithm, encryptions).forEach(purpose -> keys.put(purpose, candidates(purpose)));
            }
        }

        /** A key that the provider refuses is set aside: one odd key must not cost the others. */
        private Candidates<RecipientHalf> candidates(Purpose purpose) {
            RecipientKeys recipientKeys = Objects.requireNonNull(algorithms.get(purpose.algorithm));
            Candidates<RecipientHalf> candidates = new Candidates<>(purpose.toString());
            for (Jwk key : set.keys()) {
                recipientKeys
                        .decryptingMismatch(key, purpose.encryption)
                        .ifPresentOrElse(
                                mismatch -> candidates.exclude(key.keyId(), mismatch),
                                () -> add(key, recipientKeys, candidates));
            }
            set.skippedKeys().forEach(skipped -> candidates.setAside(skipped.keyId(), skipped.reason()));
            return candidates;
        }

        private void add(Jwk key, RecipientKeys algorithm, Candidates<RecipientHalf> candidates) {
            try {
                RecipientHalf ready = algorithm.unwrapping(key).apply(providers);
                candidates.add(key.keyId(), key.neededLeniency(), key::thumbprint, ready);
            } catch (IllegalArgumentException | IllegalStateException e) {
                candidates.setAside(key.keyId(), String.valueOf(e.getMessage()));
            }
        }

        @Override
        public List<RecipientHalf> fitting(AcceptedHeader accepted) {
            return candidates(accepted).fitting(accepted.keyId());
        }

        @Override
        public RecipientHalf select(AcceptedHeader accepted, Supplier<Optional<Instant>> failed) {
            return candidates(accepted).select(accepted.keyId(), failed);
        }

        @Override
        public HeaderCache<SelectedKey> acceptedHeaders() {
            return acceptedHeaders;
        }

        private Candidates<RecipientHalf> candidates(AcceptedHeader accepted) {
            return Objects.requireNonNull(keys.get(new Purpose(accepted.algorithm(), accepted.encryption())));
        }
    }
}
