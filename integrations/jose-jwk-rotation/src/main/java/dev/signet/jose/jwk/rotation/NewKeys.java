package dev.signet.jose.jwk.rotation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Makes the keys of new entries. A key whose private half is elsewhere is kept until it is known what became of the
 * entry that it was made for, and serves the next one: otherwise an HSM would get another key with each attempt, for as
 * long as the store or the key-encryption key is away. For one thread at a time, under the lock of {@link
 * StoredRotation}.
 */
final class NewKeys {

    /** Instead of a version: no entry with the key was handed to the store. */
    private static final long NONE = Long.MAX_VALUE;

    private final KeyMaker maker;
    private final List<Kept> kept = new ArrayList<>();

    /** Those of the kept keys that an entry may still get, and the current attempt has not taken. */
    private final Deque<KeyMaterial> spare = new ArrayDeque<>();

    /**
     * A key that is not known to be in the store.
     *
     * @param replaced the version of the entry that the last entry with this key was to replace
     */
    private record Kept(KeyMaterial key, long replaced) {}

    NewKeys(KeyMaker maker) {
        this.maker = maker;
    }

    /**
     * Begins an attempt to replace what was read. An entry that was to replace an older one has either come into the
     * store before it, or never will.
     */
    void begin(Rotation found) {
        kept.removeIf(each -> found.has(each.key));
        spare.clear();
        kept.stream().filter(each -> each.replaced >= found.version()).forEach(each -> spare.add(each.key));
    }

    /**
     * Returns a key that no entry has.
     *
     * @throws dev.signet.jose.core.KeySourceException if none can be made
     */
    KeyMaterial next() {
        KeyMaterial left = spare.poll();
        if (left != null) {
            return left;
        }
        KeyMaterial made = maker.make();
        if (made.handle().isPresent()) {
            kept.add(new Kept(made, NONE));
        }
        return made;
    }

    /** Notes the keys of an entry that is handed to the store now: from here on it may have them, whatever it says. */
    void handOver(Rotation next) {
        kept.replaceAll(each -> next.has(each.key) ? new Kept(each.key, next.version() - 1) : each);
    }

    /** Removes and returns the keys that are not in the entry of the store and cannot come into it any more. */
    List<KeyMaterial> inVain(Rotation current) {
        List<KeyMaterial> vain = new ArrayList<>();
        for (Iterator<Kept> all = kept.iterator(); all.hasNext(); ) {
            Kept each = all.next();
            boolean isIn = current.has(each.key);
            boolean mayCome = each.replaced == current.version();
            if (!isIn && !mayCome) {
                vain.add(each.key);
            }
            if (isIn || !mayCome) {
                all.remove();
            }
        }
        return vain;
    }
}
