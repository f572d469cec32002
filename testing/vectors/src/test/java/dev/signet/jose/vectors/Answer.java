package dev.signet.jose.vectors;

import dev.signet.jose.core.InvalidTokenException;
import java.security.GeneralSecurityException;

/**
 * What became of one case. Immutable.
 *
 * @param kind what it was
 * @param reason why the case was skipped, otherwise empty
 */
record Answer(Kind kind, String reason) {

    /** What became of a case. */
    enum Kind {
        ACCEPTED,
        REFUSED,
        /** Accepted, but something else came out than the vector says. */
        OTHER_RESULT,
        SKIPPED
    }

    static final Answer ACCEPTED = new Answer(Kind.ACCEPTED, "");
    static final Answer REFUSED = new Answer(Kind.REFUSED, "");
    static final Answer OTHER_RESULT = new Answer(Kind.OTHER_RESULT, "");

    /** What answers one case. */
    interface Attempt {
        Answer make() throws GeneralSecurityException;
    }

    static Answer skipped(String reason) {
        return new Answer(Kind.SKIPPED, reason);
    }

    static Answer acceptedIf(boolean accepted) {
        return accepted ? ACCEPTED : REFUSED;
    }

    /** Returns the answer for something that was accepted. */
    static Answer accepted(boolean withTheRightResult) {
        return withTheRightResult ? ACCEPTED : OTHER_RESULT;
    }

    /**
     * Returns what an attempt answers; the exceptions with which Signet refuses keys and tokens are a refusal, and
     * others end the test.
     */
    static Answer of(Attempt attempt) {
        try {
            return attempt.make();
        } catch (InvalidTokenException | IllegalArgumentException | GeneralSecurityException e) {
            return REFUSED;
        } catch (IllegalStateException e) {
            return skipped("no provider of this platform has it");
        }
    }
}
