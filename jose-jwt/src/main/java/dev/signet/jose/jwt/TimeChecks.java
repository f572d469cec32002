package dev.signet.jose.jwt;

import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.JoseHeader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

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
            failures.add(new ClaimFailure("exp", Code.EXPIRED, "a time after now", "a time that has passed"));
        }
        Instant latest = now.plus(skew);
        notAfter("nbf", latest, claims, failures);
        notAfter("iat", latest, claims, failures);
    }

    private static void notAfter(String name, Instant latest, JwtClaims claims, List<ClaimFailure> failures) {
        if (claims.isAfter(name, latest)) {
            failures.add(new ClaimFailure(name, Code.NOT_YET_VALID, "a time not after now", "a later time"));
        }
    }
}
