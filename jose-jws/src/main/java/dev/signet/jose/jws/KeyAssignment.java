package dev.signet.jose.jws;

import dev.signet.jose.jwk.JwkThumbprint;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The {@code kid} that each key counts for, so that the names of a policy have keys: a maximum bipartite matching of
 * {@code kid}s and keys, found by augmenting paths. Whether all names get a key does not depend on any order, and the
 * work grows with the product of names and keys, not exponentially. For one thread.
 *
 * <p>A key that signed under one {@code kid} only counts for it in any case. Only keys that signed under several are
 * matched. Names with the same {@code kid} that have no key yet are met together, by one key: to find out whether
 * several could meet them is a satisfiability problem, whose cost the signers would choose. So two names of one
 * {@code kid} may be refused although keys could meet them, where each of these keys signed under another one too. No
 * key does that which is listed under one {@code kid}, or whose signer uses one.
 */
final class KeyAssignment {

    private final Map<JwkThumbprint, Optional<String>> keyIds = new HashMap<>();

    /** The keys each of which would do for a {@code kid}, and could be needed for another one. */
    private final Map<Optional<String>, Set<JwkThumbprint>> contested = new LinkedHashMap<>();

    private KeyAssignment(Map<SignaturePolicy.Name, Set<JwkThumbprint>> keys) {
        Map<JwkThumbprint, Set<Optional<String>>> claims = new HashMap<>();
        keys.forEach((name, made) -> made.forEach(
                key -> claims.computeIfAbsent(key, absent -> new HashSet<>()).add(name.keyId())));
        claims.forEach((key, claimed) -> {
            if (claimed.size() == 1) {
                keyIds.put(key, claimed.iterator().next());
            }
        });
        keys.forEach((name, made) -> {
            if (made.stream().noneMatch(keyIds::containsKey)) {
                contested
                        .computeIfAbsent(name.keyId(), absent -> new LinkedHashSet<>(made))
                        .retainAll(made);
            }
        });
    }

    /**
     * Returns the {@code kid} that each key counts for; keys that no name needs may be absent.
     *
     * @param keys the keys that signed under each name
     */
    static Map<JwkThumbprint, Optional<String>> of(Map<SignaturePolicy.Name, Set<JwkThumbprint>> keys) {
        KeyAssignment assignment = new KeyAssignment(keys);
        assignment.contested.keySet().forEach(keyId -> assignment.assign(keyId, new HashSet<>()));
        return assignment.keyIds;
    }

    /** Finds a key for a {@code kid}; one that counts for another {@code kid} only if that one finds another key. */
    private boolean assign(Optional<String> keyId, Set<JwkThumbprint> tried) {
        for (JwkThumbprint key : contested.getOrDefault(keyId, Set.of())) {
            if (tried.add(key)
                    && Optional.ofNullable(keyIds.get(key))
                            .map(other -> assign(other, tried))
                            .orElse(true)) {
                keyIds.put(key, keyId);
                return true;
            }
        }
        return false;
    }
}
