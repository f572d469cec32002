package dev.signet.jose.jwk.rotation;

import java.time.Duration;

/**
 * How long the phases of a key are, in whole seconds. Immutable.
 *
 * @param publishedBefore for how long a verifier may use its copy of the published set
 * @param signingFor for how long a key signs
 * @param verifiedAfter for how long a token may be valid, with the skew that verifiers allow
 * @param refreshedEvery how often each instance reads the store
 * @param clockSkew by how much the clocks of two instances may differ
 */
record RotationTimes(
        Duration publishedBefore,
        Duration signingFor,
        Duration verifiedAfter,
        Duration refreshedEvery,
        Duration clockSkew) {

    private static final Duration LONGEST = Duration.ofDays(3660);

    RotationTimes {
        requireRange("publishedBefore", publishedBefore, 1);
        requireRange("signingFor", signingFor, 1);
        requireRange("verifiedAfter", verifiedAfter, 1);
        requireRange("refreshedEvery", refreshedEvery, 1);
        requireRange("clockSkew", clockSkew, 0);
        if (refreshedEvery.compareTo(publishedBefore) >= 0) {
            throw new IllegalArgumentException("expected refreshedEvery to be shorter than publishedBefore, "
                    + refreshedEvery + " is not shorter than " + publishedBefore);
        }
        Duration lead = lead(publishedBefore, refreshedEvery, clockSkew);
        if (signingFor.compareTo(lead) < 0) {
            throw new IllegalArgumentException("expected signingFor to be at least " + lead
                    + ", which is publishedBefore, twice refreshedEvery and clockSkew: in less than that the next key"
                    + " is not known to all verifiers; it is " + signingFor);
        }
    }

    /**
     * Refuses times by which an entry would come to have more keys than it holds: one that signs, the next one, and
     * those that stay because their tokens are verified.
     *
     * @param keys how many it holds
     */
    void requireRoom(int keys) {
        Duration stay = verifiedAfter.plus(clockSkew);
        long most = 2 + periods(stay, signingFor.toSeconds());
        if (most > keys) {
            throw new IllegalArgumentException("expected signingFor to be at least "
                    + Duration.ofSeconds(periods(stay, keys - 2L)) + ", is " + signingFor
                    + ": a key stays for verifiedAfter and clockSkew, " + stay + ", so that there would be " + most
                    + " keys, of which an entry holds " + keys);
        }
    }

    /**
     * Returns how long before its first signature a key must be in the store: until each instance has read it, even if
     * one attempt to do so fails, and all copies are gone that were handed out before that.
     */
    Duration lead() {
        return lead(publishedBefore, refreshedEvery, clockSkew);
    }

    /** Returns how old a view may be of which a copy is handed out that other keys do not outrun. */
    Duration freshness() {
        return refreshedEvery.multipliedBy(2);
    }

    private static Duration lead(Duration publishedBefore, Duration refreshedEvery, Duration clockSkew) {
        return publishedBefore.plus(refreshedEvery.multipliedBy(2)).plus(clockSkew);
    }

    /** Returns how many periods of some seconds a time takes up, the last one in part. */
    private static long periods(Duration time, long seconds) {
        return (time.toSeconds() + seconds - 1) / seconds;
    }

    private static void requireRange(String name, Duration time, int least) {
        if (time.getNano() != 0 || time.getSeconds() < least || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "expected " + name + " to be whole seconds, from " + least + " second to ten years");
        }
    }
}
