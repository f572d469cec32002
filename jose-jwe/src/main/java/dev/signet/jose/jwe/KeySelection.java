package dev.signet.jose.jwe;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;
import dev.signet.jose.jwk.internal.JwkSetLookup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Selects the key of a token: the one place where this is done, for compact tokens, streams, series and JSON
 * serializations alike. A newer set is asked for only if no key at all fits, and once a token from each source.
 */
final class KeySelection {

    private KeySelection() {}

    /** Something that needs a key: a header that a decrypter accepted. */
    interface Recipient {

        AcceptedHeader accepted();

        KeySelector keys();
    }

    /** A recipient, and the one key that fits it. */
    record Match<R extends Recipient>(R recipient, RecipientHalf half) {}

    private record Compact(AcceptedHeader accepted, KeySelector keys) implements Recipient {}

    /**
     * Returns the one key that fits an accepted header.
     *
     * @throws InvalidTokenException {@code KEY_NOT_FOUND} if there is not exactly one
     */
    static RecipientHalf select(AcceptedHeader accepted, KeySelector keys, JwkSetLookup keySets) {
        return select(List.of(new Compact(accepted, keys)), keySets).get(0).half();
    }

    /**
     * Returns the recipients that exactly one key fits, in their order.
     *
     * @param recipients at least one
     * @return at least one
     * @throws InvalidTokenException {@code KEY_NOT_FOUND} if there is none; the keys of one recipient say why
     */
    static <R extends Recipient> List<Match<R>> select(List<R> recipients, JwkSetLookup keySets) {
        IdentityHashMap<KeySelector, KeySelector.Keys> keys = new IdentityHashMap<>();
        recipients.forEach(recipient -> keys.computeIfAbsent(recipient.keys(), selector -> selector.current(keySets)));
        if (recipients.stream().allMatch(recipient -> fitting(recipient, keys).isEmpty())) {
            refresh(recipients, keys, keySets);
        }
        List<Match<R>> matches = new ArrayList<>();
        for (R recipient : recipients) {
            List<RecipientHalf> fitting = fitting(recipient, keys);
            if (fitting.size() == 1) {
                matches.add(new Match<>(recipient, fitting.get(0)));
            }
        }
        if (matches.isEmpty()) {
            R explained = explained(recipients, keys);
            keys(explained, keys).select(explained.accepted(), () -> refreshFailedAt(recipients));
        }
        return matches;
    }

    private static KeySelector.Keys keys(Recipient recipient, Map<KeySelector, KeySelector.Keys> keys) {
        return Objects.requireNonNull(keys.get(recipient.keys()));
    }

    private static List<RecipientHalf> fitting(Recipient recipient, Map<KeySelector, KeySelector.Keys> keys) {
        return keys(recipient, keys).fitting(recipient.accepted());
    }

    /** However many names of keys the token has and decrypters share a source, it is asked once, for the first name. */
    private static void refresh(
            List<? extends Recipient> recipients, Map<KeySelector, KeySelector.Keys> keys, JwkSetLookup keySets) {
        IdentityHashMap<JwkSource, JwkSet> refreshed = new IdentityHashMap<>();
        for (Recipient recipient : recipients) {
            recipient
                    .accepted()
                    .keyId()
                    .ifPresent(
                            keyId -> keys.put(recipient.keys(), recipient.keys().refreshed(keyId, refreshed, keySets)));
        }
    }

    /** Returns the recipient that the refusal is about: one whose key is there more than once, or else the first. */
    private static <R extends Recipient> R explained(List<R> recipients, Map<KeySelector, KeySelector.Keys> keys) {
        return recipients.stream()
                .filter(recipient -> !fitting(recipient, keys).isEmpty())
                .findFirst()
                .orElse(recipients.get(0));
    }

    private static Optional<Instant> refreshFailedAt(List<? extends Recipient> recipients) {
        return recipients.stream()
                .filter(recipient -> recipient.accepted().keyId().isPresent())
                .flatMap(recipient -> recipient.keys().refreshFailedAt().stream())
                .max(Comparator.naturalOrder());
    }
}
