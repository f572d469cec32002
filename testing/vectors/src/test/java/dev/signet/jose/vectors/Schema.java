package dev.signet.jose.vectors;

import dev.signet.jose.core.JsonObject;
import java.security.GeneralSecurityException;

/** How cases of one schema of Wycheproof are tried. Immutable. */
interface Schema {

    /** Answers the cases of one group. */
    interface Cases {
        Answer answer(JsonObject test) throws GeneralSecurityException;
    }

    /**
     * Returns what answers the cases of a group.
     *
     * @throws IllegalArgumentException if the group's key is refused
     * @throws IllegalStateException if no provider has the algorithm
     */
    Cases open(JsonObject file, JsonObject group) throws GeneralSecurityException;

    /** Returns what skips all cases of a group. */
    static Cases skipping(String reason) {
        return test -> Answer.skipped(reason);
    }
}
