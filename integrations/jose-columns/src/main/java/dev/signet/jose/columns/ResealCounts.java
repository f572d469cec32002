package dev.signet.jose.columns;

import dev.signet.jose.core.InvalidTokenException.Reason;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;

/**
 * What became of the cells that were to be sealed under a new key. Cells that are {@code null} are not counted. An
 * object that is serialized is checked like a new one where it is read. Immutable.
 *
 * @param resealed the number of cells that were sealed under the new key
 * @param current the number of cells that were under it already
 * @param failed the number of cells that were not accepted, by the reason
 */
public record ResealCounts(long resealed, long current, Map<Reason, Long> failed) implements Serializable {

    /**
     * Constructs counts.
     *
     * @param resealed the number of cells that were sealed under the new key
     * @param current the number of cells that were under it already
     * @param failed the number of cells that were not accepted, by the reason; copied
     * @throws IllegalArgumentException if a number is negative
     */
    public ResealCounts {
        failed = Map.copyOf(failed);
        if (resealed < 0 || current < 0 || failed.values().stream().anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("expected no number below zero");
        }
    }

    /**
     * Returns the counts of no cells.
     *
     * @return zeros
     */
    public static ResealCounts none() {
        return new ResealCounts(0, 0, Map.of());
    }

    /**
     * Returns the sums of these counts and those of another task.
     *
     * @param other the counts of other cells
     * @return new counts
     */
    public ResealCounts plus(ResealCounts other) {
        Map<Reason, Long> sums = new EnumMap<>(Reason.class);
        sums.putAll(failed);
        other.failed.forEach((reason, count) -> sums.merge(reason, count, Long::sum));
        return new ResealCounts(resealed + other.resealed, current + other.current, sums);
    }
}
