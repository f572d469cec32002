package dev.signet.jose.jwk.rotation;

import dev.signet.jose.core.KeySourceException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** A store that can be away, can lose an answer, and whose content can be exchanged. For one thread. */
final class FragileStore implements RotationStore {

    private final Clock clock;
    private Optional<Entry> entry = Optional.empty();
    private Consumer<Entry> replacing = next -> {};
    private Runnable beforeReplacing = () -> {};
    private Runnable afterReplacing = () -> {};
    private boolean deniesNext;
    private boolean isAway;
    private int replacements;

    FragileStore(Clock clock) {
        this.clock = clock;
    }

    /** Sets whether each call fails. */
    void away(boolean away) {
        isAway = away;
    }

    /** Sets who is shown each entry that comes in, before anything else happens. */
    void replacing(Consumer<Entry> observer) {
        replacing = observer;
    }

    /** Sets what happens when the next entry comes in, before it takes its place; once. */
    void beforeReplacing(Runnable once) {
        beforeReplacing = once;
    }

    /** Sets what happens when the next entry has taken its place, before the answer goes out; once. */
    void afterReplacing(Runnable once) {
        afterReplacing = once;
    }

    /** Has it say of the next entry, which takes its place, that it did not. */
    void denyNextReplacement() {
        deniesNext = true;
    }

    /** Puts an entry in, as one who has access to the server can. */
    void exchange(Optional<Entry> other) {
        entry = other;
    }

    Entry content() {
        return entry.orElseThrow();
    }

    /** Returns how often the entry was replaced. */
    int replacements() {
        return replacements;
    }

    @Override
    public Optional<Entry> read() {
        requireHere();
        return entry;
    }

    @Override
    public boolean replace(long expectedVersion, Entry next) {
        requireHere();
        replacing.accept(next);
        Runnable before = beforeReplacing;
        beforeReplacing = () -> {};
        before.run();
        if (entry.map(Entry::version).orElse(0L) != expectedVersion) {
            return false;
        }
        entry = Optional.of(next);
        replacements++;
        Runnable after = afterReplacing;
        afterReplacing = () -> {};
        after.run();
        boolean isDenied = deniesNext;
        deniesNext = false;
        return !isDenied;
    }

    @Override
    public Optional<Instant> time() {
        requireHere();
        return Optional.of(clock.instant());
    }

    private void requireHere() {
        if (isAway) {
            throw new KeySourceException("the store is away");
        }
    }
}
