package dev.signet.jose.core.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of a set that serve one purpose, by {@code kid}, and the reasons why others, which are for the same purpose,
 * cannot be used. To be filled by one thread before others read it.
 *
 * @param <K> a key that is ready for use
 */
public final class Candidates<K> {

    private final Map<Optional<String>, List<K>> byKeyId = new HashMap<>();
    private final List<K> all = new ArrayList<>();
    private final Map<Optional<String>, List<K>> fallbacksByKeyId = new HashMap<>();
    private final List<K> allFallbacks = new ArrayList<>();
    private final Map<Optional<String>, List<String>> reasonsByKeyId = new HashMap<>();
    private final List<String> allReasons = new ArrayList<>();

    /** Makes an empty collection. */
    public Candidates() {}

    /**
     * Adds a key that can be used.
     *
     * @param keyId the {@code kid} of the JWK, if it has one
     * @param fallback whether the key counts only where no other fits, because it was read with leniency
     * @param key the key
     */
    public void add(Optional<String> keyId, boolean fallback, K key) {
        (fallback ? fallbacksByKeyId : byKeyId)
                .computeIfAbsent(keyId, absent -> new ArrayList<>())
                .add(key);
        (fallback ? allFallbacks : all).add(key);
    }

    /**
     * Notes a key that is for the purpose and cannot be used.
     *
     * @param keyId the {@code kid} of the JWK, if it has one
     * @param reason why not; may be shown
     */
    public void setAside(Optional<String> keyId, String reason) {
        reasonsByKeyId.computeIfAbsent(keyId, absent -> new ArrayList<>()).add(reason);
        allReasons.add(reason);
    }

    /**
     * Returns the keys that a token may mean.
     *
     * @param keyId the {@code kid} of the token, if it has one
     * @return the keys with that {@code kid}; all keys if the token has none. The fallbacks among them, if there are no
     *     others. Cannot be modified
     */
    public List<K> fitting(Optional<String> keyId) {
        List<K> fitting = keyId.isEmpty() ? all : byKeyId.getOrDefault(keyId, List.of());
        if (fitting.isEmpty()) {
            fitting = keyId.isEmpty() ? allFallbacks : fallbacksByKeyId.getOrDefault(keyId, List.of());
        }
        return Collections.unmodifiableList(fitting);
    }

    /**
     * Returns what a refusal adds about keys that the token may mean and that cannot be used.
     *
     * @param keyId the {@code kid} of the token, if it has one
     * @return how many there are and the reason of the first, to be appended to a message; empty if there are none
     */
    public String remark(Optional<String> keyId) {
        List<String> reasons = keyId.isEmpty() ? allReasons : reasonsByKeyId.getOrDefault(keyId, List.of());
        return reasons.isEmpty() ? "" : "; keys set aside: " + reasons.size() + ", the first because " + reasons.get(0);
    }
}
