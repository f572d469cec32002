package dev.signet.jose.jws;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Of the refusals that several verifiers or several signatures met, the one that got furthest; the first of those that
 * got equally far. A source without keys counts most: with its keys the answer could be another. For one thread.
 */
final class FurthestRefusal {

    private static final List<Reason> STEPS = List.of(
            Reason.ALGORITHM_NOT_ALLOWED,
            Reason.UNSUPPORTED,
            Reason.MALFORMED,
            Reason.KEY_NOT_FOUND,
            Reason.SIGNATURE_INVALID,
            Reason.TOO_LARGE);

    private @Nullable RuntimeException furthest;

    void add(RuntimeException refusal) {
        if (furthest == null || step(refusal) > step(furthest)) {
            furthest = refusal;
        }
    }

    /** Returns the refusal to throw, or another one if there is none. */
    RuntimeException or(InvalidTokenException other) {
        return furthest == null ? other : furthest;
    }

    private static int step(RuntimeException refusal) {
        if (!(refusal instanceof InvalidTokenException invalid)) {
            return 2 * STEPS.size();
        }
        return 2 * STEPS.indexOf(invalid.reason())
                + (invalid.keySourceFailedAt().isPresent() ? 1 : 0);
    }
}
