package dev.signet.jose.core.internal;

import dev.signet.jose.core.InvalidTokenException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The selection of the key for a token from a key set, for one purpose. The entries of the set are added in their
 * order, each with its own {@code kid}, and as one that fits, does not fit, or was set aside.
 *
 * <p>A token with a {@code kid} means the keys with exactly that {@code kid}, one without means any key. Of these, the
 * keys that were read without leniency count; the others only if there are none. A key that is listed several times
 * counts once: entries are compared after each was judged by its own {@code use}, {@code key_ops} and {@code alg}, and
 * are never merged. There must be exactly one.
 *
 * <p>Not thread-safe while entries are added; thread-safe once it is filled and safely published.
 *
 * @param <K> a key that is ready for use
 */
public final class Candidates<K> {

    private final String purpose;
    private final Group<K> all = new Group<>();
    private final Group<K> none = new Group<>();
    private final Map<String, Group<K>> byKeyId = new HashMap<>();

    /**
     * Constructs an empty selection.
     *
     * @param purpose the algorithms that the keys are for, for messages: {@code ES256}, or {@code dir with A256GCM}
     */
    public Candidates(String purpose) {
        this.purpose = purpose;
    }

    /**
     * Adds a key that fits.
     *
     * @param keyId the {@code kid} of the entry, if it has one
     * @param neededLeniency whether a strict reader would have refused the entry
     * @param identity the thumbprint, which is equal for two entries with the same key; called only if several keys fit
     * @param key the key
     */
    public void add(Optional<String> keyId, boolean neededLeniency, Supplier<?> identity, K key) {
        Entry<K> entry = new Entry<>(identity, key);
        all.add(entry, neededLeniency);
        keyId.ifPresent(id -> named(id).add(entry, neededLeniency));
    }

    /**
     * Adds a key that does not fit: it is for another algorithm or use.
     *
     * @param keyId the {@code kid} of the entry, if it has one
     * @param mismatch the reason, in one sentence that may be shown
     */
    public void exclude(Optional<String> keyId, String mismatch) {
        all.excluded.add(mismatch);
        keyId.ifPresent(id -> named(id).excluded.add(mismatch));
    }

    /**
     * Adds an entry that cannot be used for any purpose: it could not be read, or the provider refuses it.
     *
     * @param keyId the {@code kid} of the entry, if it has one
     * @param reason the reason, in words that may be shown
     */
    public void setAside(Optional<String> keyId, String reason) {
        all.setAside.add(reason);
        keyId.ifPresent(id -> named(id).setAside.add(reason));
    }

    /**
     * Returns the keys that fit a token.
     *
     * @param keyId the {@code kid} of the token, if it has one
     * @return the keys in the order of the set, each once; only if there are none, a newer set is worth a refresh.
     *     Unmodifiable
     */
    public List<K> fitting(Optional<String> keyId) {
        return group(keyId).fitting();
    }

    /**
     * Returns the one key that fits a token.
     *
     * @param keyId the {@code kid} of the token, if it has one
     * @param refreshFailedAt the time at which the latest refresh of the key set failed, if it did; called only if no
     *     key fits a token with a {@code kid}
     * @return the one key that fits
     * @throws InvalidTokenException {@code KEY_NOT_FOUND} if there is none or more than one; the message says why,
     *     without any value of the token
     */
    public K select(Optional<String> keyId, Supplier<Optional<Instant>> refreshFailedAt) {
        List<K> fitting = fitting(keyId);
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        boolean mayBeNewer = fitting.isEmpty() && keyId.isPresent();
        throw InvalidTokenException.keyNotFound(
                refusal(keyId, fitting.size()), mayBeNewer ? refreshFailedAt.get() : Optional.empty());
    }

    private String refusal(Optional<String> keyId, int fitting) {
        String which = keyId.isPresent() ? " with the token's \"kid\"" : " of the set";
        if (fitting > 0) {
            return "expected one key for " + purpose + ": " + fitting + " keys" + which + " fit"
                    + (keyId.isPresent() ? "" : ", and the token has no \"kid\"");
        }
        return "expected one key for " + purpose + ": "
                + (all.isEmpty() ? "the key set is empty" : group(keyId).explanation(which));
    }

    private Group<K> group(Optional<String> keyId) {
        return keyId.map(byKeyId::get).orElse(keyId.isPresent() ? none : all);
    }

    private Group<K> named(String keyId) {
        return byKeyId.computeIfAbsent(keyId, absent -> new Group<>());
    }

    /** A key that fits. */
    private record Entry<K>(Supplier<?> identity, K key) {}

    /** The entries with one {@code kid}, or all entries. */
    private static final class Group<K> {

        private final Distinct<K> strict = new Distinct<>();
        private final Distinct<K> lenient = new Distinct<>();
        private final List<String> excluded = new ArrayList<>(0);
        private final List<String> setAside = new ArrayList<>(0);

        void add(Entry<K> entry, boolean neededLeniency) {
            (neededLeniency ? lenient : strict).add(entry);
        }

        List<K> fitting() {
            return Collections.unmodifiableList(strict.keys.isEmpty() ? lenient.keys : strict.keys);
        }

        boolean isEmpty() {
            return fitting().isEmpty() && excluded.isEmpty() && setAside.isEmpty();
        }

        /** Returns why no key fits. */
        String explanation(String which) {
            if (isEmpty()) {
                return "no key has the token's \"kid\"";
            }
            String separator = excluded.isEmpty() || setAside.isEmpty() ? "" : "; ";
            return first(excluded, which, " does not fit", " do not fit")
                    + separator
                    + first(setAside, which, " was set aside", " were set aside");
        }

        private static String first(List<String> reasons, String which, String one, String several) {
            return switch (reasons.size()) {
                case 0 -> "";
                case 1 -> "a key" + which + one + ": " + reasons.get(0);
                default -> reasons.size() + " keys" + which + several + ", the first: " + reasons.get(0);
            };
        }
    }

    /** Keys in their order, each once. */
    private static final class Distinct<K> {

        private final List<K> keys = new ArrayList<>(1);
        private final Set<Object> identities = new HashSet<>();
        private Supplier<?> first = Object::new;

        void add(Entry<K> entry) {
            // Without a second key there is nothing to compare, and no thumbprint to compute.
            if (keys.isEmpty()) {
                first = entry.identity;
                keys.add(entry.key);
                return;
            }
            if (identities.isEmpty()) {
                identities.add(first.get());
            }
            if (identities.add(entry.identity.get())) {
                keys.add(entry.key);
            }
        }
    }
}
