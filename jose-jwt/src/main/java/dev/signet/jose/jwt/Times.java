package dev.signet.jose.jwt;

import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What time it is, and how exact that is. The rules about time that not every token must meet.
 *
 * @param clock what tells the time
 * @param skew how far clocks may differ
 */
record Times(Clock clock, Duration skew) {

    /** {@code exp}, if it is needed, {@code nbf} and {@code iat} (RFC 7519 sections 4.1.4 to 4.1.6). */
    ClaimCheck valid(boolean expiryNeeded) {
        return (header, claims, failures) -> {
            Instant now = clock.instant();
            if (!claims.has("exp")) {
                if (expiryNeeded) {
                    failures.add(ClaimChecks.missing("exp"));
                }
            } else if (!claims.isAfter("exp", now.minus(skew))) {
                failures.add(expired());
            }
            Instant latest = now.plus(skew);
            if (claims.isAfter("nbf", latest)) {
                failures.add(early("nbf"));
            }
            if (claims.isAfter("iat", latest)) {
                failures.add(early("iat"));
            }
        };
    }

    /** A claim that is a time is there, has come, and lies no longer ago than this. */
    ClaimCheck noOlder(String name, Duration age) {
        return (header, claims, failures) -> ClaimChecks.understood(failures, () -> {
            Optional<Instant> time = claims.instant(name);
            Instant now = clock.instant();
            if (time.isEmpty()) {
                failures.add(ClaimChecks.missing(name));
            } else if (time.get().isAfter(now.plus(skew))) {
                failures.add(early(name));
            } else if (time.get().isBefore(now.minus(age).minus(skew))) {
                failures.add(
                        new ClaimFailure(name, Code.TOO_OLD, "a time no longer ago than allowed", "an earlier time"));
            }
        });
    }

    /** {@code exp}, if it is there, lies no further ahead than this. */
    ClaimCheck expiresWithin(Duration longest) {
        return (header, claims, failures) -> {
            if (claims.isAfter("exp", clock.instant().plus(longest).plus(skew))) {
                failures.add(new ClaimFailure(
                        "exp", Code.LIVES_TOO_LONG, "a time no further ahead than allowed", "a later time"));
            }
        };
    }

    /** {@code iat} and {@code exp} are there, and no further apart than this. */
    static ClaimCheck livesFor(Duration longest) {
        return (header, claims, failures) -> {
            Optional<Instant> from = claims.issuedAt();
            Optional<Instant> to = claims.expiresAt();
            if (from.isEmpty()) {
                failures.add(ClaimChecks.missing("iat"));
            }
            if (to.isEmpty()) {
                failures.add(ClaimChecks.missing("exp"));
            }
            if (from.isPresent()
                    && to.isPresent()
                    && Duration.between(from.get(), to.get()).compareTo(longest) > 0) {
                failures.add(new ClaimFailure(
                        "exp", Code.LIVES_TOO_LONG, "a time no longer after \"iat\" than allowed", "a later time"));
            }
        };
    }

    static ClaimFailure expired() {
        return new ClaimFailure("exp", Code.EXPIRED, "a time after now", "a time that has passed");
    }

    private static ClaimFailure early(String name) {
        return new ClaimFailure(name, Code.NOT_YET_VALID, "a time not after now", "a later time");
    }
}
