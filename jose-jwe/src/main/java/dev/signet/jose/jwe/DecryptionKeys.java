package dev.signet.jose.jwe;

import dev.signet.jose.core.internal.CompactToken;
import dev.signet.jose.core.internal.HeaderCache;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one key set means to a decrypter: its keys by the algorithms they serve and by {@code kid}, each ready, and the
 * headers that were accepted under them. Immutable but for its memory of headers; thread-safe.
 */
final class DecryptionKeys {

    private final JwkSet set;
    private final Map<Purpose, Map<Optional<String>, List<CekOpener>>> openers;
    private final HeaderCache<Choice> headers = new HeaderCache<>();

    /** What a key is to do; with {@code dir} its length decides for which content. */
    private record Purpose(JweAlgorithm algorithm, ContentEncryption encryption) {}

    /** An accepted header, the segment it was read from, and the key that it chose. */
    record Choice(AcceptedHeader accepted, byte[] segment, CekOpener opener) {}

    private DecryptionKeys(JwkSet set, Map<Purpose, Map<Optional<String>, List<CekOpener>>> openers) {
        this.set = set;
        this.openers = openers;
    }

    static DecryptionKeys of(JwkSet set, DecryptionRules rules) {
        Map<Purpose, Map<Optional<String>, List<CekOpener>>> openers = new HashMap<>();
        for (JweAlgorithm algorithm : rules.algorithms()) {
            for (ContentEncryption encryption : rules.encryptions()) {
                openers.put(new Purpose(algorithm, encryption), byKeyId(set, algorithm, encryption, rules));
            }
        }
        return new DecryptionKeys(set, openers);
    }

    JwkSet set() {
        return set;
    }

    /** Returns the keys that a header may mean: with its {@code kid}, or all that fit if it has none. */
    List<CekOpener> fitting(AcceptedHeader accepted) {
        Purpose purpose = new Purpose(accepted.algorithm(), accepted.encryption());
        Map<Optional<String>, List<CekOpener>> byKeyId = Objects.requireNonNull(openers.get(purpose));
        Optional<String> keyId = accepted.header().keyId();
        if (keyId.isPresent()) {
            return byKeyId.getOrDefault(keyId, List.of());
        }
        return byKeyId.values().stream().flatMap(List::stream).toList();
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

    private static Map<Optional<String>, List<CekOpener>> byKeyId(
            JwkSet set, JweAlgorithm algorithm, ContentEncryption encryption, DecryptionRules rules) {
        Map<Optional<String>, List<CekOpener>> byKeyId = new HashMap<>();
        // The same key listed twice is one key.
        for (Jwk key : new LinkedHashSet<>(set.keys())) {
            opener(key, algorithm, encryption, rules)
                    .ifPresent(opener -> byKeyId.merge(key.keyId(), List.of(opener), DecryptionKeys::joined));
        }
        return byKeyId;
    }

    /** A key of another kind, for another purpose, or without its private half, is no candidate: a set has such keys. */
    private static Optional<CekOpener> opener(
            Jwk key, JweAlgorithm algorithm, ContentEncryption encryption, DecryptionRules rules) {
        try {
            return Optional.of(
                    KeyManagement.decrypter(algorithm, key, Set.of(encryption)).openerFor(rules.providers()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<CekOpener> joined(List<CekOpener> some, List<CekOpener> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
