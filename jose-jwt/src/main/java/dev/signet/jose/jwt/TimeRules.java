package dev.signet.jose.jwt;

import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The rules about time. Their messages have distances in time, and no time of the token. */
final class TimeRules {

    private TimeRules() {}

    /** {@code exp}, if it is required, {@code nbf} and {@code iat} (RFC 7519 sections 4.1.4 to 4.1.6). */
    static TokenRule valid(boolean expiryRequired) {
        return (context, claims, failures) -> {
            if (!claims.has("exp")) {
                if (expiryRequired) {
                    failures.add(TokenRules.missing("exp"));
                }
            } else if (!claims.isAfter("exp", context.earliest())) {
                failures.add(new ClaimFailure(
                        "exp",
                        Code.EXPIRED,
                        "a time after now",
                        distance(context, claims.expiresAt().orElseThrow())));
            }
            Instant latest = context.latest();
            if (claims.isAfter("nbf", latest)) {
                failures.add(early("nbf", context, claims.notBefore().orElseThrow()));
            }
            if (claims.isAfter("iat", latest)) {
                failures.add(early("iat", context, claims.issuedAt().orElseThrow()));
            }
        };
    }

    /** A claim that is a time is there, has come, and lies no longer ago than this. */
    static TokenRule noOlder(String name, Duration age) {
        return (context, claims, failures) -> TokenRules.understood(failures, () -> {
            Optional<Instant> time = claims.instant(name);
            if (time.isEmpty()) {
                failures.add(TokenRules.missing(name));
            } else if (time.get().isAfter(context.latest())) {
                failures.add(early(name, context, time.get()));
            } else if (time.get().isBefore(context.earliest().minus(age))) {
                failures.add(new ClaimFailure(
                        name, Code.TOO_OLD, "a time at most " + length(age) + " ago", distance(context, time.get())));
            }
        });
    }

    /** {@code exp}, if it is there, lies no further ahead than this. */
    static TokenRule expiresWithin(Duration longest) {
        return (context, claims, failures) -> {
            if (claims.isAfter("exp", context.latest().plus(longest))) {
                failures.add(new ClaimFailure(
                        "exp",
                        Code.LIVES_TOO_LONG,
                        "a time at most " + length(longest) + " ahead",
                        distance(context, claims.expiresAt().orElseThrow())));
            }
        };
    }

    /** {@code iat} and {@code exp} are there, and no further apart than this. */
    static TokenRule livesFor(Duration longest) {
        return (context, claims, failures) -> {
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

    private static ClaimFailure early(String name, TokenContext context, Instant time) {
        return new ClaimFailure(name, Code.NOT_YET_VALID, "a time not after now", distance(context, time));
    }

    /** Returns how far a time is from now, which tells a clock that is wrong from a token that is old. */
    private static String distance(TokenContext context, Instant time) {
        return time.isAfter(context.now())
                ? length(Duration.between(context.now(), time)) + " ahead"
                : length(Duration.between(time, context.now())) + " ago";
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
