package dev.signet.jose.jws;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;
import dev.signet.jose.jwk.KeyOperation;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keys from a set that may change, chosen by ({@code alg}, {@code kid}).
 *
 * <p>Everything that can be decided when a set arrives is decided then: which keys serve which algorithm, and a ready
 * primitive for each such pair. The answers live as long as the very same {@link JwkSet} object is current, in a
 * {@link Snapshot} that never changes. Thread-safe.
 */
final class KeySetVerifier implements JwsVerifier {

    private final JwkSource source;
    private final Map<String, JwsAlgorithm> algorithms;
    private final CryptoProviders providers;
    private final TokenLimits limits;

    // Written by any thread that meets a newer set. Two may build the same snapshot; either one is right.
    private volatile Snapshot latest;

    /** What one set means: keys by algorithm and then by kid, and the headers accepted under them. */
    private record Snapshot(
            JwkSet set,
            Map<String, Map<Optional<String>, List<VerificationKey>>> keys,
            CompactVerification verification) {}

    private KeySetVerifier(
            JwkSource source, Map<String, JwsAlgorithm> algorithms, CryptoProviders providers, TokenLimits limits) {
        this.source = source;
        this.algorithms = algorithms;
        this.providers = providers;
        this.limits = limits;
        algorithms.values().forEach(algorithm -> Schemes.of(algorithm).requireVerifying(providers));
        // A source may have nothing yet, and asking it here could open a connection.
        this.latest = snapshot(JwkSet.of());
    }

    static KeySetVerifier of(JwkSource source, List<JwsAlgorithm> algorithms) {
        Map<String, JwsAlgorithm> byName = new LinkedHashMap<>();
        for (JwsAlgorithm algorithm : algorithms) {
            byName.put(algorithm.jwaName(), algorithm);
        }
        long secret = algorithms.stream().filter(Hmac.class::isInstance).count();
        if (secret > 0 && secret < algorithms.size()) {
            throw new IllegalArgumentException("expected either HMAC algorithms or public-key ones, not both");
        }
        return new KeySetVerifier(source, byName, CryptoProviders.standard(), TokenLimits.defaults());
    }

    @Override
    public VerifiedJws verify(String token) {
        Snapshot snapshot = upTo(source.current());
        return snapshot.verification.verify(token, (name, header) -> choose(snapshot, name, header));
    }

    @Override
    public JwsVerifier using(CryptoProviders other) {
        return new KeySetVerifier(source, algorithms, other, limits);
    }

    @Override
    public JwsVerifier limits(TokenLimits other) {
        return new KeySetVerifier(source, algorithms, providers, other);
    }

    /** Returns the algorithms, and nothing of the keys. */
    @Override
    public String toString() {
        return "JwsVerifier" + algorithms.keySet();
    }

    private VerificationKey choose(Snapshot snapshot, String name, JoseHeader header) {
        if (!algorithms.containsKey(name)) {
            throw new InvalidTokenException(
                    Reason.ALGORITHM_NOT_ALLOWED,
                    "expected one of the algorithms " + algorithms.keySet() + ", the token names another");
        }
        Optional<String> keyId = header.keyId();
        List<VerificationKey> fitting = fitting(snapshot, name, keyId);
        if (fitting.isEmpty() && keyId.isPresent()) {
            fitting = fitting(upTo(source.refreshed(keyId.get())), name, keyId);
        }
        if (fitting.size() != 1) {
            throw new InvalidTokenException(Reason.KEY_NOT_FOUND, notOne(name, keyId, fitting.size()));
        }
        return fitting.get(0);
    }

    private static String notOne(String name, Optional<String> keyId, int count) {
        if (keyId.isPresent()) {
            return "expected one key for " + name + " with the token's \"kid\", the set has " + count;
        }
        return "the token has no \"kid\", and " + count + " keys of the set fit " + name + ", expected exactly one";
    }

    private static List<VerificationKey> fitting(Snapshot snapshot, String name, Optional<String> keyId) {
        Map<Optional<String>, List<VerificationKey>> byKeyId = snapshot.keys.getOrDefault(name, Map.of());
        if (keyId.isPresent()) {
            return byKeyId.getOrDefault(keyId, List.of());
        }
        return byKeyId.values().stream().flatMap(List::stream).toList();
    }

    @SuppressWarnings("ReferenceEquality") // Comparing thousands of keys for each token would cost more than it saves.
    private Snapshot upTo(JwkSet set) {
        Snapshot snapshot = latest;
        if (snapshot.set != set) {
            snapshot = snapshot(set);
            latest = snapshot;
        }
        return snapshot;
    }

    private Snapshot snapshot(JwkSet set) {
        Map<String, Map<Optional<String>, List<VerificationKey>>> keys = new HashMap<>();
        for (JwsAlgorithm algorithm : algorithms.values()) {
            Map<Optional<String>, List<VerificationKey>> byKeyId = new HashMap<>();
            for (Jwk key : set.keys()) {
                if (Schemes.fits(algorithm, KeyOperation.VERIFY, key)) {
                    VerificationKey ready = VerificationKey.of(algorithm, key, providers);
                    byKeyId.merge(key.keyId(), List.of(ready), KeySetVerifier::joined);
                }
            }
            keys.put(algorithm.jwaName(), byKeyId);
        }
        return new Snapshot(set, keys, new CompactVerification(limits));
    }

    private static List<VerificationKey> joined(List<VerificationKey> some, List<VerificationKey> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
