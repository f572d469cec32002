package dev.signet.jose.jwk.rotation;

import dev.signet.jose.core.KeySourceException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;

/**
 * The entry of a store as one instance sees it: the view of what it has read last, and changes by compare and set.
 * Thread-safe.
 */
final class StoredRotation {

    /** How often instances may come in one another's way; of those that try at once, one succeeds each time. */
    private static final int ATTEMPTS = 20;

    private final RotationStore store;
    private final EncryptedRotation format;
    private final KeyMaker maker;
    private final NewKeys newKeys;
    private final RotationTimes settings;
    private final Clock clock;

    /** Held while the store is asked; readers do not take it. */
    private final ReentrantLock turn = new ReentrantLock();

    /** Of the entry that was handed to the store last; read and written under {@link #turn}. */
    private Removal removal = Removal.NONE;

    /** Written under {@link #turn}, and by any reader that finds the published set outdated. */
    private final AtomicReference<KeyView> view = new AtomicReference<>(KeyView.NOTHING);

    /** @param newKeys makes the keys of changes */
    StoredRotation(
            RotationStore store,
            EncryptedRotation format,
            KeyMaker maker,
            NewKeys newKeys,
            RotationTimes settings,
            Clock clock) {
        this.store = store;
        this.format = format;
        this.maker = maker;
        this.newKeys = newKeys;
        this.settings = settings;
        this.clock = clock;
    }

    /** Returns the view of what was read last, at a time, without waiting. */
    KeyView viewAt(Instant now) {
        KeyView seen = view.get();
        if (seen.holdsAt(now)) {
            return seen;
        }
        KeyView moved = seen.at(now);
        // What was read meanwhile is newer, and stays.
        view.compareAndSet(seen, moved);
        return moved;
    }

    /**
     * Reads the entry and replaces it by what a change makes of its keys, until no other instance comes in between. A
     * change that leaves the keys as they are is nothing but reading.
     *
     * @param change returns the keys for those in the store and a time
     * @throws KeySourceException if that fails. The view is of what was read, or stays as it was if nothing could be
     */
    void change(BiFunction<List<TimedKey>, Instant, List<TimedKey>> change) {
        // Of deletions: what is withdrawn is withdrawn first.
        List<KeySourceException> failures = new ArrayList<>();
        turn.lock();
        try {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                if (isAgreed(change, failures)) {
                    throwFirst(failures);
                    return;
                }
            }
        } finally {
            turn.unlock();
        }
        throw new KeySourceException("the entry of the rotation store was replaced by others " + ATTEMPTS
                + " times in a row; this instance has changed nothing");
    }

    /** Returns {@code false} if another instance was first, or this one was without being told so. */
    private boolean isAgreed(
            BiFunction<List<TimedKey>, Instant, List<TimedKey>> change, List<KeySourceException> failures) {
        Instant now = clock.instant();
        Stored found = read();
        // Before anything that can fail: what was withdrawn is withdrawn here too.
        throwFirst(adopt(found, now));
        requireClock(now);
        newKeys.begin(found.rotation());
        failures.addAll(deleteRemoved(found.text()));
        List<TimedKey> before = found.rotation().keys();
        List<TimedKey> after = change.apply(before, now);
        if (after.equals(before)) {
            failures.addAll(delete(newKeys.inVain(found.rotation())));
            return true;
        }
        Rotation next = new Rotation(found.rotation().version() + 1, after);
        RotationStore.Entry entry = format.seal(next);
        newKeys.handOver(next);
        removal = Removal.of(before, next, entry.text());
        if (!store.replace(found.rotation().version(), entry)) {
            return false;
        }
        failures.addAll(adopt(new Stored(next, entry.text()), now));
        failures.addAll(delete(newKeys.inVain(next)));
        failures.addAll(deleteRemoved(entry.text()));
        return true;
    }

    /** Deletes the keys that an entry removed, if it is the one that was handed to the store last. */
    private List<KeySourceException> deleteRemoved(String text) {
        if (!removal.text.equals(text)) {
            return List.of();
        }
        List<KeyMaterial> removed = removal.keys;
        removal = Removal.NONE;
        return delete(removed);
    }

    private Stored read() {
        KeyView seen = view.get();
        long known = seen.rotation().version();
        Optional<RotationStore.Entry> found = store.read();
        long version = found.map(RotationStore.Entry::version).orElse(0L);
        if (version < known) {
            throw refusal(version == 0 ? "no entry" : "version " + version, known);
        }
        if (version > known) {
            RotationStore.Entry entry = found.orElseThrow();
            return new Stored(format.open(entry), entry.text());
        }
        if (version > 0 && !found.orElseThrow().text().equals(seen.text())) {
            throw refusal("another version " + version, known);
        }
        return new Stored(seen.rotation(), seen.text());
    }

    private static KeySourceException refusal(String found, long known) {
        return new KeySourceException("the rotation store has " + found + " in the place of the version " + known
                + " that was read before: it is not used, and not overwritten. If the store was restored from a backup,"
                + " or has lost a write, restart all instances");
    }

    /** An instance whose clock is wrong does not change what is right for the others. */
    private void requireClock(Instant before) {
        Optional<Instant> time = store.time();
        Instant earliest = before.minus(settings.clockSkew());
        Instant latest = clock.instant().plus(settings.clockSkew());
        if (time.filter(theirs -> theirs.isBefore(earliest) || theirs.isAfter(latest))
                .isPresent()) {
            throw new KeySourceException("the clocks of this instance and of the rotation store differ by more than "
                    + settings.clockSkew() + ": this instance changes nothing; set its clock");
        }
    }

    /**
     * Returns why keys have no signer. A reader writes at most the set that it has worked out, which is worked out
     * again.
     */
    private List<KeySourceException> adopt(Stored stored, Instant now) {
        List<KeySourceException> failures = new ArrayList<>();
        view.set(view.get().after(stored.rotation(), stored.text(), now, maker, failures::add));
        return failures;
    }

    /** Deletes keys that sign no more or were made in vain, all that can be, and returns why others cannot. */
    private List<KeySourceException> delete(List<KeyMaterial> keys) {
        List<KeySourceException> failures = new ArrayList<>();
        for (KeyMaterial key : keys) {
            try {
                maker.delete(key);
            } catch (KeySourceException e) {
                failures.add(e);
            }
        }
        return failures;
    }

    private static void throwFirst(List<KeySourceException> failures) {
        if (!failures.isEmpty()) {
            KeySourceException first = failures.get(0);
            failures.subList(1, failures.size()).forEach(first::addSuppressed);
            throw first;
        }
    }

    /** An entry that was read or written. */
    private record Stored(Rotation rotation, String text) {}

    /**
     * The keys elsewhere that an entry removed. Kept until the entry is found in the store: an answer may be lost. They
     * are deleted by the instance that removed them, which is that of another entry if another was first.
     */
    private record Removal(String text, List<KeyMaterial> keys) {

        static final Removal NONE = new Removal("", List.of());

        static Removal of(List<TimedKey> before, Rotation next, String text) {
            return new Removal(
                    text,
                    before.stream()
                            .map(TimedKey::material)
                            .filter(key -> key.handle().isPresent() && !next.has(key))
                            .toList());
        }
    }
}
