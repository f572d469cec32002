package dev.signet.jose.columns;

import dev.signet.jose.jwe.internal.KeyedEncryption;
import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The time at which a sealer wraps a new content encryption key. Immutable.
 *
 * @param cells the most cells under one key
 * @param time the longest time that a key is used for; {@code null} if it is not bounded
 */
record KeyRenewal(int cells, @Nullable Duration time) implements Serializable {

    /** After 2<sup>20</sup> cells, a small part of what random initialization vectors allow. */
    static final KeyRenewal STANDARD = new KeyRenewal(1 << 20, null);

    KeyRenewal {
        if (cells < 1 || cells > KeyedEncryption.MOST_MESSAGES) {
            throw new IllegalArgumentException(
                    "expected 1 to " + KeyedEncryption.MOST_MESSAGES + " cells under one key, was " + cells);
        }
        if (time != null && (time.isNegative() || time.isZero())) {
            throw new IllegalArgumentException("expected a time above zero for one key");
        }
    }

    KeyRenewal withCells(int most) {
        return new KeyRenewal(most, time);
    }

    KeyRenewal withTime(Duration longest) {
        return new KeyRenewal(cells, longest);
    }

    /**
     * Returns whether a key is not to be used any more.
     *
     * @param sealed the number of cells under it
     * @param since when it was made, in milliseconds since the epoch
     * @param now the time now; a clock that was set back counts as time that has passed
     */
    boolean isDue(int sealed, long since, long now) {
        // The longest of durations have no number of milliseconds.
        return sealed >= cells
                || (time != null
                        && (now < since || Duration.ofMillis(now - since).compareTo(time) >= 0));
    }
}
