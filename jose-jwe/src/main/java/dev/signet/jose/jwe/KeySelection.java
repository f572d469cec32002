package dev.signet.jose.jwe;

import dev.signet.jose.core.InvalidTokenException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
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
    record Match<R extends Recipient>(R recipient, CekUnwrapper unwrapper) {}

    private record Compact(AcceptedHeader accepted, KeySelector keys) implements Recipient {}

    /**
     * Returns the one key that fits an accepted header.
     *
     * @throws InvalidTokenException {@code KEY_NOT_FOUND} if there is not exactly one
     */
    static CekUnwrapper select(AcceptedHeader accepted, KeySelector keys) {
        return select(List.of(new Compact(accepted, keys))).get(0).unwrapper();
    }

    /**
     * Returns the recipients that exactly one key fits, in their order.
     *
     * @param recipients at least one
     * @return at least one
     * @throws InvalidTokenException {@code KEY_NOT_FOUND} if there is none
     */
    static <R extends Recipient> List<Match<R>> select(List<R> recipients) {
        if (recipients.stream().allMatch(recipient -> fitting(recipient).isEmpty())) {
            refresh(recipients);
        }
        List<Match<R>> matches = new ArrayList<>();
        for (R recipient : recipients) {
            List<CekUnwrapper> fitting = fitting(recipient);
            if (fitting.size() == 1) {
                matches.add(new Match<>(recipient, fitting.get(0)));
            }
        }
        if (matches.isEmpty()) {
            R explained = explained(recipients);
            KeySelector.Keys keys = explained.keys().current();
            matches.add(new Match<>(explained, keys.select(explained.accepted(), () -> refreshFailedAt(recipients))));
        }
        return matches;
    }

    private static List<CekUnwrapper> fitting(Recipient recipient) {
        return recipient.keys().current().fitting(recipient.accepted());
    }

    /** However many names of keys the token has, each source is asked once, for the first. */
    private static void refresh(List<? extends Recipient> recipients) {
        Map<KeySelector, Boolean> asked = new IdentityHashMap<>();
        for (Recipient recipient : recipients) {
            Optional<String> keyId = recipient.accepted().keyId();
            if (keyId.isPresent() && asked.put(recipient.keys(), true) == null) {
                recipient.keys().refresh(keyId.get());
            }
        }
    }

    /** Returns the recipient that the refusal is about: one whose key is there more than once, or else the first. */
    private static <R extends Recipient> R explained(List<R> recipients) {
        return recipients.stream()
                .filter(recipient -> !fitting(recipient).isEmpty())
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
