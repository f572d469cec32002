package dev.signet.jose.jwe;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.internal.Candidates;
import dev.signet.jose.core.internal.CompactToken;
import dev.signet.jose.core.internal.HeaderCache;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one key set means to a decrypter: its keys by the algorithms they serve and by {@code kid}, each ready, and the
 * headers that were accepted under them. Immutable but for its memory of headers; thread-safe.
 */
final class DecryptionKeys {

    private final JwkSet set;
    private final Map<Purpose, Candidates<CekOpener>> openers;
    private final HeaderCache<Choice> headers = new HeaderCache<>();

    /** What a key is to do; with {@code dir} its length decides for which content. */
    private record Purpose(JweAlgorithm algorithm, ContentEncryption encryption) {}

    /** An accepted header, the segment it was read from, and the key that it chose. */
    record Choice(AcceptedHeader accepted, byte[] segment, CekOpener opener) {}

    private DecryptionKeys(JwkSet set, Map<Purpose, Candidates<CekOpener>> openers) {
        this.set = set;
        this.openers = openers;
    }

    static DecryptionKeys of(JwkSet set, DecryptionRules rules) {
        Map<Purpose, Candidates<CekOpener>> openers = new HashMap<>();
        for (JweAlgorithm algorithm : rules.algorithms()) {
            for (ContentEncryption encryption : rules.encryptions()) {
                openers.put(new Purpose(algorithm, encryption), candidates(set, algorithm, encryption, rules));
            }
        }
        return new DecryptionKeys(set, openers);
    }

    JwkSet set() {
        return set;
    }

    /** Returns the keys for the algorithms that a header names. */
    Candidates<CekOpener> candidates(AcceptedHeader accepted) {
        return Objects.requireNonNull(openers.get(new Purpose(accepted.algorithm(), accepted.encryption())));
    }

    @Nullable
    Choice remembered(CompactToken token) {
        return headers.find(token.octets(), token.to(0));
    }

    void remember(CompactToken token, Choice choice) {
        if (!choice.opener.readsParameters()) {
            headers.remember(token.octets(), token.to(0), choice);
        }
    }

    private static Candidates<CekOpener> candidates(
            JwkSet set, JweAlgorithm algorithm, ContentEncryption encryption, DecryptionRules rules) {
        Candidates<CekOpener> candidates = new Candidates<>();
        // The same key listed twice is one key.
        for (Jwk key : new LinkedHashSet<>(set.keys())) {
            opening(key, algorithm, encryption).ifPresent(opening -> {
                try {
                    candidates.add(key.keyId(), key.neededLeniency(), opening.apply(rules.providers()));
                } catch (IllegalArgumentException | IllegalStateException e) {
                    // The provider refuses the key or lacks its curve: one odd key must not cost the others.
                    candidates.setAside(key.keyId(), String.valueOf(e.getMessage()));
                }
            });
        }
        return candidates;
    }

    /** A key of another kind, for another purpose, or without its private half, is no candidate: a set has such keys. */
    private static Optional<Function<CryptoProviders, CekOpener>> opening(
            Jwk key, JweAlgorithm algorithm, ContentEncryption encryption) {
        try {
            return Optional.of(KeyManagement.opening(algorithm, key, Set.of(encryption)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
