package dev.signet.jose.jwk.rotation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What becomes of the keys at a time. Without clock, store or thread; the one thing that it asks for is a new key.
 *
 * <p>There is always a next key, which is published and does not sign yet: it is made as soon as the one before begins
 * to sign. So a store, or an HSM, may be away for nearly as long as a key signs before anything comes to a stop. Two
 * rules keep instances in step that have read different versions:
 *
 * <ul>
 *   <li>A key begins to sign when the one before ends, and that time is only ever moved to a later one. An instance
 *       that has not read of it signs with the same key as the others, or with none.
 *   <li>A key that an instance has not read of does not sign before the last one that it has read of ends.
 * </ul>
 *
 * <p>Only a withdrawal breaks them, because there is no time to lose.
 *
 * <p>A key that is to sign at once begins at a time that is already past by all clocks. A key loses its private half
 * when it has ended by all of them, and is withdrawn when the last token that it has signed has expired. Immutable.
 */
final class RotationRules {

    private final RotationTimes settings;
    private final Supplier<KeyMaterial> maker;

    RotationRules(RotationTimes settings, Supplier<KeyMaterial> maker) {
        this.settings = settings;
        this.maker = maker;
    }

    /** Returns the keys with everything that is due, equal to those before if nothing is. */
    List<TimedKey> due(List<TimedKey> before, Instant time) {
        Instant now = time.truncatedTo(ChronoUnit.SECONDS);
        List<TimedKey> keys = new ArrayList<>();
        for (TimedKey key : before) {
            if (!key.times().isWithdrawn(now)) {
                keys.add(key.times().hasEnded(now.minus(settings.clockSkew())) ? key.publicOnly() : key);
            }
        }
        if (keys.stream().allMatch(key -> key.times().hasEnded(now))) {
            keys.add(made(now, atOnce(keys, now), now.plus(settings.signingFor())));
        }
        if (keys.stream().allMatch(key -> key.times().hasBegun(now))) {
            addNext(keys, now);
        }
        return keys;
    }

    /**
     * Returns the keys without some of them, and with everything that is due then. If none of the others signs, the
     * next one does at once.
     */
    List<TimedKey> without(Predicate<TimedKey> compromised, List<TimedKey> before, Instant time) {
        Instant now = time.truncatedTo(ChronoUnit.SECONDS);
        List<TimedKey> keys = new ArrayList<>(before);
        keys.removeIf(compromised);
        if (keys.stream().noneMatch(key -> key.times().signsAt(now))) {
            beginNext(keys, now);
        }
        return due(keys, now);
    }

    private void beginNext(List<TimedKey> keys, Instant now) {
        for (int i = 0; i < keys.size(); i++) {
            TimedKey key = keys.get(i);
            if (!key.times().hasBegun(now)) {
                keys.set(i, key.withTimes(key.times().signingFrom(atOnce(keys, now))));
                return;
            }
        }
    }

    /** The key before the next one signs until that begins, which is later than planned if the next one is late. */
    private void addNext(List<TimedKey> keys, Instant now) {
        TimedKey last = keys.remove(keys.size() - 1);
        Instant signs = latest(last.times().ends(), now.plus(settings.lead()));
        keys.add(last.withTimes(times(last.times().published(), last.times().signs(), signs)));
        keys.add(made(now, signs, signs.plus(settings.signingFor())));
    }

    private TimedKey made(Instant now, Instant signs, Instant ends) {
        return new TimedKey(maker.get(), times(now, signs, ends));
    }

    private KeyTimes times(Instant published, Instant signs, Instant ends) {
        return new KeyTimes(
                published, signs, ends, ends.plus(settings.verifiedAfter()).plus(settings.clockSkew()));
    }

    /** Returns when a key begins that is to sign at once, by each clock, and after all that have ended. */
    private Instant atOnce(List<TimedKey> keys, Instant now) {
        Instant begins = now.minus(settings.clockSkew());
        for (TimedKey key : keys) {
            if (key.times().hasEnded(now)) {
                begins = latest(begins, key.times().ends());
            }
        }
        return begins;
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
