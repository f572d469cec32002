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
record TimeRules(Clock clock, Duration skew) {

    /** {@code exp}, if it is needed, {@code nbf} and {@code iat} (RFC 7519 sections 4.1.4 to 4.1.6). */
    TokenRule valid(boolean expiryNeeded) {
        return (header, claims, failures) -> {
            Instant now = clock.instant();
            if (!claims.has("exp")) {
                if (expiryNeeded) {
                    failures.add(TokenRules.missing("exp"));
                }
            } else if (!claims.isAfter("exp", now.minus(skew))) {
                failures.add(expired(now, claims));
            }
            Instant latest = now.plus(skew);
            if (claims.isAfter("nbf", latest)) {
                failures.add(early("nbf", now, claims.notBefore()));
            }
            if (claims.isAfter("iat", latest)) {
                failures.add(early("iat", now, claims.issuedAt()));
            }
        };
    }

    /** A claim that is a time is there, has come, and lies no longer ago than this. */
    TokenRule noOlder(String name, Duration age) {
        return (header, claims, failures) -> TokenRules.understood(failures, () -> {
            Optional<Instant> time = claims.instant(name);
            Instant now = clock.instant();
            if (time.isEmpty()) {
                failures.add(TokenRules.missing(name));
            } else if (time.get().isAfter(now.plus(skew))) {
                failures.add(early(name, now, time));
            } else if (time.get().isBefore(now.minus(age).minus(skew))) {
                failures.add(new ClaimFailure(
                        name, Code.TOO_OLD, "a time at most " + length(age) + " ago", distance(now, time.get())));
            }
        });
    }

    /** {@code exp}, if it is there, lies no further ahead than this. */
    TokenRule expiresWithin(Duration longest) {
        return (header, claims, failures) -> {
            Instant now = clock.instant();
            if (claims.isAfter("exp", now.plus(longest).plus(skew))) {
                failures.add(new ClaimFailure(
                        "exp",
                        Code.LIVES_TOO_LONG,
                        "a time at most " + length(longest) + " ahead",
                        distance(now, claims.expiresAt().orElseThrow())));
            }
        };
    }

    /** {@code iat} and {@code exp} are there, and no further apart than this. */
    static TokenRule livesFor(Duration longest) {
        return (header, claims, failures) -> {
            Optional<Instant> from = claims.issuedAt();
            Optional<Instant> to = claims.expiresAt();
            if (from.isEmpty()) {
                failures.add(TokenRules.missing("iat"));
            }
            if (to.isEmpty()) {
                failures.add(TokenRules.missing("exp"));
            }
            if (from.isPresent() && to.isPresent()) {
                Duration life = Duration.between(from.get(), to.get());
                if (life.compareTo(longest) > 0) {
                    failures.add(new ClaimFailure(
                            "exp",
                            Code.LIVES_TOO_LONG,
                            "a time at most " + length(longest) + " after \"iat\"",
                            length(life) + " after it"));
                }
            }
        };
    }

    /** The failure of a token whose {@code exp} is there and has passed. */
    static ClaimFailure expired(Instant now, JwtClaims claims) {
        return new ClaimFailure(
                "exp",
                Code.EXPIRED,
                "a time after now",
                distance(now, claims.expiresAt().orElse(now)));
    }

    private static ClaimFailure early(String name, Instant now, Optional<Instant> time) {
        return new ClaimFailure(name, Code.NOT_YET_VALID, "a time not after now", distance(now, time.orElse(now)));
    }

    /** Returns how far a time is from now, which tells a clock that is wrong from a token that is old. */
    private static String distance(Instant now, Instant time) {
        return time.isAfter(now)
                ? length(Duration.between(now, time)) + " ahead"
                : length(Duration.between(time, now)) + " ago";
    }

    /** Returns a duration in its two largest units. */
    static String length(Duration duration) {
        if (duration.toDays() > 0) {
            return units(duration.toDays(), " d", duration.toHoursPart(), " h");
        }
        if (duration.toHours() > 0) {
            return units(duration.toHours(), " h", duration.toMinutesPart(), " min");
        }
        return duration.toMinutes() > 0
                ? units(duration.toMinutes(), " min", duration.toSecondsPart(), " s")
                : duration.toSeconds() + " s";
    }

    private static String units(long large, String largeUnit, int small, String smallUnit) {
        return large + largeUnit + (small == 0 ? "" : " " + small + smallUnit);
    }
}
