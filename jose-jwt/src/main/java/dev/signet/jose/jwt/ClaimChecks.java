package dev.signet.jose.jwt;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rules that a decoder was built with. All of them are looked at, and all failures are reported together.
 *
 * @param issuers the accepted issuers; empty if any will do
 * @param audiences the accepted audiences; empty if any will do
 * @param type the media type that {@code typ} must name, or empty
 * @param expiryNeeded whether {@code exp} must be there
 * @param skew how far clocks may differ
 * @param required claims that must be there
 * @param rules the application's own
 * @param clock what tells the time
 */
record ClaimChecks(
        Set<String> issuers,
        Set<String> audiences,
        Optional<String> type,
        boolean expiryNeeded,
        Duration skew,
        List<String> required,
        List<ClaimRule> rules,
        Clock clock) {

    /** Refuses, with every failure, a token whose claims do not meet the rules. */
    void require(JoseHeader header, JwtClaims claims) {
        List<ClaimFailure> failures = new ArrayList<>(0);
        if (type.isPresent() && !header.isType(type.get())) {
            failures.add(rejected(
                    "typ", "the media type " + type.get(), header.type().isPresent() ? "another" : MISSING));
        }
        if (!issuers.isEmpty()) {
            issuer(claims, failures);
        }
        if (!audiences.isEmpty()) {
            audience(claims, failures);
        }
        times(claims, failures);
        for (String name : required) {
            String kind = claims.toObject().kindOf(name);
            if (kind.equals(MISSING) || kind.equals("null")) {
                failures.add(rejected(name, "present", kind));
            }
        }
        for (ClaimRule rule : rules) {
            own(rule, claims, failures);
        }
        if (!failures.isEmpty()) {
            throw new InvalidTokenException(failures);
        }
    }

    private static final String MISSING = "missing";

    private void issuer(JwtClaims claims, List<ClaimFailure> failures) {
        Optional<String> issuer = claims.issuer();
        if (issuer.isEmpty() || !issuers.contains(issuer.get())) {
            failures.add(rejected("iss", "the issuer asked for", issuer.isEmpty() ? MISSING : "another"));
        }
    }

    private void audience(JwtClaims claims, List<ClaimFailure> failures) {
        List<String> audience = claims.audience();
        for (String one : audience) {
            if (audiences.contains(one)) {
                return;
            }
        }
        failures.add(rejected("aud", "the audience asked for", claims.has("aud") ? "only others" : MISSING));
    }

    private void times(JwtClaims claims, List<ClaimFailure> failures) {
        Instant now = clock.instant();
        if (!claims.has("exp")) {
            if (expiryNeeded) {
                failures.add(rejected("exp", "present", MISSING));
            }
        } else if (!claims.isAfter("exp", now.minus(skew))) {
            failures.add(new ClaimFailure("exp", Reason.EXPIRED, "a time after now", "a time that has passed"));
        }
        Instant latest = now.plus(skew);
        if (claims.isAfter("nbf", latest)) {
            failures.add(new ClaimFailure("nbf", Reason.NOT_YET_VALID, "a time not after now", "a later time"));
        }
        if (claims.isAfter("iat", latest)) {
            failures.add(new ClaimFailure("iat", Reason.NOT_YET_VALID, "a time not after now", "a later time"));
        }
    }

    private static void own(ClaimRule rule, JwtClaims claims, List<ClaimFailure> failures) {
        try {
            if (!rule.holds().test(claims)) {
                failures.add(rejected(
                        rule.claim(), rule.expected(), claims.toObject().kindOf(rule.claim())));
            }
        } catch (InvalidTokenException e) {
            failures.addAll(e.failures());
        }
    }

    private static ClaimFailure rejected(String claim, String expected, String actual) {
        return new ClaimFailure(claim, Reason.CLAIM_REJECTED, expected, actual);
    }
}
