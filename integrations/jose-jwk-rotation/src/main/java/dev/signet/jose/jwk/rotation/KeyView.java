package dev.signet.jose.jwk.rotation;

import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jws.JwsSigner;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What one instance makes of the last version that it has read: a signer for each key that is to sign, and the
 * published set. Immutable.
 *
 * @param rotation the keys
 * @param text the text of the entry
 * @param readAt when it was last known to be the version in the store
 * @param signers by {@code kid}, as many as there are
 * @param published the published set, up to a time
 * @param until that time
 */
record KeyView(
        Rotation rotation,
        String text,
        Instant readAt,
        Map<String, JwsSigner> signers,
        JwkSet published,
        Instant until) {

    static final KeyView NOTHING = new KeyView(Rotation.NONE, "", Instant.MIN, Map.of(), JwkSet.of(), Instant.MAX);

    /**
     * Returns the view after an entry was read, with the signers and the set that it has in common with this one. A key
     * without a signer does not keep the others from what was read: one of them may have been withdrawn.
     *
     * @param failures receives why a key has no signer; each call asks for it again
     */
    KeyView after(Rotation read, String textRead, Instant now, KeyMaker maker, Consumer<KeySourceException> failures) {
        if (textRead.equals(text) && hasAllSigners(now)) {
            return new KeyView(rotation, text, now, signers, published, until).at(now);
        }
        Map<String, JwsSigner> ready = new HashMap<>();
        for (TimedKey key : read.keys()) {
            if (isToSign(key, now)) {
                try {
                    ready.put(key.keyId(), known(key).orElseGet(() -> maker.signer(key.material())));
                } catch (KeySourceException e) {
                    failures.accept(e);
                }
            }
        }
        return new KeyView(read, textRead, now, Map.copyOf(ready), published, Instant.MIN).at(now);
    }

    /** Returns whether the published set is still the right one. */
    boolean holdsAt(Instant now) {
        return now.isBefore(until);
    }

    /** Returns this view at a time: a key may have been withdrawn by it. */
    KeyView at(Instant now) {
        if (holdsAt(now)) {
            return this;
        }
        JwkSet set = rotation.published(now);
        return new KeyView(
                rotation,
                text,
                readAt,
                signers,
                set.equals(published) ? published : set,
                rotation.nextWithdrawal(now).orElse(Instant.MAX));
    }

    /** Returns the signer with the one key that signs at a time; empty if none does that is known. */
    Optional<JwsSigner> signer(Instant now) {
        for (TimedKey key : rotation.keys()) {
            if (key.times().signsAt(now)) {
                return Optional.ofNullable(signers.get(key.keyId()));
            }
        }
        return Optional.empty();
    }

    private static boolean isToSign(TimedKey key, Instant now) {
        return key.material().canSign() && !key.times().hasEnded(now);
    }

    private boolean hasAllSigners(Instant now) {
        return rotation.keys().stream().allMatch(key -> !isToSign(key, now) || signers.containsKey(key.keyId()));
    }

    private Optional<JwsSigner> known(TimedKey key) {
        boolean isSame =
                rotation.keys().stream().anyMatch(each -> each.material().equals(key.material()));
        return isSame ? Optional.ofNullable(signers.get(key.keyId())) : Optional.empty();
    }
}
