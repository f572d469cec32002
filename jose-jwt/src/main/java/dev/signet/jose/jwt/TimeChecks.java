package dev.signet.jose.jwt;

import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.JoseHeader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The rules about {@code exp}, {@code nbf} and {@code iat} (RFC 7519 sections 4.1.4 to 4.1.6).
 *
 * @param clock what tells the time
 * @param skew how far clocks may differ
 * @param expiryNeeded whether {@code exp} must be there
 */
record TimeChecks(Clock clock, Duration skew, boolean expiryNeeded) implements ClaimCheck {

    @Override
    public void look(JoseHeader header, JwtClaims claims, List<ClaimFailure> failures) {
        Instant now = clock.instant();
        if (!claims.has("exp")) {
            if (expiryNeeded) {
                failures.add(ClaimChecks.missing("exp"));
            }
        } else if (!claims.isAfter("exp", now.minus(skew))) {
            failures.add(expired());
        }
        Instant latest = now.plus(skew);
        notAfter("nbf", latest, claims, failures);
        notAfter("iat", latest, claims, failures);
    }

    static ClaimFailure expired() {
        return new ClaimFailure("exp", Code.EXPIRED, "a time after now", "a time that has passed");
    }

    private static void notAfter(String name, Instant latest, JwtClaims claims, List<ClaimFailure> failures) {
        if (claims.isAfter(name, latest)) {
            failures.add(new ClaimFailure(name, Code.NOT_YET_VALID, "a time not after now", "a later time"));
        }
    }

    /** A claim that is a time is there, and lies no longer ago than this. */
    static ClaimCheck age(String name, Clock clock, Duration age, Duration skew) {
        return (header, claims, failures) -> {
            Optional<Instant> time = claims.toObject().instant(name);
            if (time.isEmpty()) {
                failures.add(ClaimChecks.missing(name));
            } else if (time.get().isBefore(clock.instant().minus(age).minus(skew))) {
                failures.add(
                        new ClaimFailure(name, Code.TOO_OLD, "a time no longer ago than allowed", "an earlier time"));
            }
        };
    }

    /** {@code iat} and {@code exp} are there, and no further apart than this. */
    static ClaimCheck lifetime(Duration longest) {
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
}
