package dev.signet.jose.jwe;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.internal.Candidates;
import dev.signet.jose.core.internal.CompactToken;
import dev.signet.jose.core.internal.HeaderCache;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one key set means to a decrypter: its keys by the algorithms they serve and by {@code kid}, each ready, and the
 * headers that were accepted under them. Immutable but for its memory of headers; thread-safe.
 */
final class DecryptionKeys {

    private final JwkSet set;
    private final Map<Purpose, Candidates<CekUnwrapper>> unwrappers;
    private final HeaderCache<Choice> headers = new HeaderCache<>();

    /** What a key is to do; with {@code dir} its length decides for which content. */
    private record Purpose(JweAlgorithm algorithm, ContentEncryption encryption) {}

    /** An accepted header, the segment it was read from, and the key that it chose. */
    record Choice(AcceptedHeader accepted, byte[] segment, CekUnwrapper unwrapper) {}

    private DecryptionKeys(JwkSet set, Map<Purpose, Candidates<CekUnwrapper>> unwrappers) {
        this.set = set;
        this.unwrappers = unwrappers;
    }

    static DecryptionKeys of(JwkSet set, DecryptionRules rules) {
        Map<Purpose, Candidates<CekUnwrapper>> unwrappers = new HashMap<>();
        for (JweAlgorithm algorithm : rules.algorithms()) {
            for (ContentEncryption encryption : rules.encryptions()) {
                unwrappers.put(new Purpose(algorithm, encryption), candidates(set, algorithm, encryption, rules));
            }
        }
        return new DecryptionKeys(set, unwrappers);
    }

    JwkSet set() {
        return set;
    }

    /** Returns the keys for the algorithms that a header names. */
    Candidates<CekUnwrapper> candidates(AcceptedHeader accepted) {
        return Objects.requireNonNull(unwrappers.get(new Purpose(accepted.algorithm(), accepted.encryption())));
    }

    @Nullable
    Choice remembered(CompactToken token) {
        return headers.find(token.octets(), token.to(0));
    }

    void remember(CompactToken token, Choice choice) {
        if (!choice.unwrapper.readsParameters()) {
            headers.remember(token.octets(), token.to(0), choice);
        }
    }

    private static Candidates<CekUnwrapper> candidates(
            JwkSet set, JweAlgorithm algorithm, ContentEncryption encryption, DecryptionRules rules) {
        Candidates<CekUnwrapper> candidates = new Candidates<>(algorithm.jwaName() + " with " + encryption.jwaName());
        for (Jwk key : set.keys()) {
            try {
                Function<CryptoProviders, CekUnwrapper> unwrapping =
                        JweAlgorithms.unwrapping(algorithm, key, Set.of(encryption));
                add(key, unwrapping, rules.providers(), candidates);
            } catch (IllegalArgumentException e) {
                // A key of another kind, for another purpose, or without its private half: a set has such keys.
                candidates.exclude(key.keyId(), String.valueOf(e.getMessage()));
            }
        }
        set.skippedKeys().forEach(skipped -> candidates.setAside(skipped.keyId(), skipped.reason()));
        return candidates;
    }

    private static void add(
            Jwk key,
            Function<CryptoProviders, CekUnwrapper> unwrapping,
            CryptoProviders providers,
            Candidates<CekUnwrapper> candidates) {
        try {
            candidates.add(key.keyId(), key.neededLeniency(), key::thumbprint, unwrapping.apply(providers));
        } catch (IllegalArgumentException | IllegalStateException e) {
            // The provider refuses the key or lacks its curve: one odd key must not cost the others.
            candidates.setAside(key.keyId(), String.valueOf(e.getMessage()));
        }
    }
}
