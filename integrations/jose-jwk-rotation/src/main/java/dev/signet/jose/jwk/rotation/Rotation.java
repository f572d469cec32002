package dev.signet.jose.jwk.rotation;

import dev.signet.jose.jwk.JwkSet;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The keys of one version of the entry, in the order in which they sign, one at a time. Immutable.
 *
 * @param version the version; 0 if there is no entry yet
 * @param keys the keys
 */
record Rotation(long version, List<TimedKey> keys) {

    static final Rotation NONE = new Rotation(0, List.of());

    Rotation {
        keys = List.copyOf(keys);
        Set<String> keyIds = new HashSet<>();
        Instant end = Instant.MIN;
        for (TimedKey key : keys) {
            if (!keyIds.add(key.keyId())) {
                throw new IllegalArgumentException("expected each \"kid\" once");
            }
            if (key.times().signs().isBefore(end)) {
                throw new IllegalArgumentException("expected keys that sign one after the other");
            }
            end = key.times().ends();
        }
    }

    /** Returns whether the private half of a key, which is elsewhere, is that of one of these. */
    boolean has(KeyMaterial key) {
        return keys.stream().anyMatch(each -> each.material().handle().equals(key.handle()));
    }

    /** Returns when the last key ends, after which another one that is not among these may sign. */
    Instant end() {
        return keys.isEmpty() ? Instant.MIN : keys.get(keys.size() - 1).times().ends();
    }

    /** Returns the public keys at a time. */
    JwkSet published(Instant now) {
        return JwkSet.of(keys.stream()
                .filter(key -> !key.times().isWithdrawn(now))
                .map(key -> key.material().jwk().toPublic())
                .toList());
    }

    /** Returns the first time at which another set is published; empty if there is none. */
    Optional<Instant> nextWithdrawal(Instant now) {
        return keys.stream()
                .map(key -> key.times().withdrawn())
                .filter(now::isBefore)
                .min(Instant::compareTo);
    }
}
